"""The keys with which members read releases: the same for all, or they would be marks."""

from __future__ import annotations

import hashlib
from typing import Final

from posture.ballots import envelope
from posture.ballots.manifest import LONGEST, MANIFEST_TYPE, Manifest, manifest_digest, read_manifest
from posture.reports import member as members
from posture.reports.desk import Desk
from posture.reports.errors import Nonsense, Refused, in_words
from posture.reports.member import Membership
from posture.reports.transport import Transport
from posture.words.phrase import phrase

_TABLE: Final = "read_key"


def fits(key: bytes, manifest: Manifest) -> bool:
    """Whether the key is the one whose digest all members see in the round's manifest."""
    return hashlib.sha256(key).hexdigest() == manifest.read_key_sha256


def demand(key: bytes, manifest: Manifest) -> None:
    """Demand that the key is the round's own (Nonsense)."""
    if not fits(key, manifest):
        raise _mark()


def keep(desk: Desk, number: int, key: bytes) -> None:
    """Keep a round's key, sealed; joins the transaction that is open."""
    desk.database.execute(
        "INSERT OR REPLACE INTO read_key (number, key) VALUES (?, ?)",
        (number, desk.sealer().seal(_TABLE, str(number), key)),
    )


def opening(desk: Desk, number: int) -> bytes | None:
    """A key that opens the release of that round: its own or the nearest later one, or None."""
    row = desk.database.one("SELECT * FROM read_key WHERE number >= ? ORDER BY number LIMIT 1", (number,))
    return None if row is None else desk.sealer().open(_TABLE, str(row["number"]), row["key"])


def match_enrolment(desk: Desk, member: Membership, manifest: Manifest, transport: Transport) -> Membership:
    """Find the round whose key came with the enrolment: this one, or one that has ended since; and keep it.

    Each manifest names the one before it, so an earlier one is asked for by its number and known by its
    digest. Raises Nonsense where no round since the day of joining has this key.
    """
    if not member.read_key:
        return member
    while not fits(member.read_key, manifest):
        if manifest.number == 1 or manifest.timetable.fetch.start.date() < member.joined:
            raise _mark()
        try:
            signed = transport.get(f"/v1/manifest/{manifest.number - 1}")
        except Refused as refused:
            raise _mark() from refused
        if manifest_digest(signed) != manifest.prev:
            raise Nonsense(
                phrase("The collector shows an earlier round that is not the one before. Tell IT.")
            )
        with in_words():
            manifest = read_manifest(envelope.read(signed, MANIFEST_TYPE, most=2 * LONGEST).payload)
    with desk.database.transaction():
        keep(desk, manifest.number, member.read_key)
        return members.changed(desk, member, read_key=b"")


def _mark() -> Nonsense:
    return Nonsense(
        phrase(
            "The collector gave this computer a key for reading that is not the one all members "
            "share. It would mark you when you read, so it is not used, and nothing leaves. Tell "
            "IT."
        )
    )
