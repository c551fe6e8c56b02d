"""The rounds that were accepted, and the evidence where an organisation signed two for one name."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from posture.ballots import envelope
from posture.ballots.canonical import encode
from posture.ballots.errors import BallotError
from posture.ballots.manifest import LONGEST, MANIFEST_TYPE, Manifest, accept, enough, read_manifest
from posture.reports.desk import Desk
from posture.reports.errors import Disputed, ReportsError, in_words
from posture.reports.membership import Membership, keep_organisation

CLOCKS_APART: Final = timedelta(hours=36)
"""How far this computer's clock may lie behind the collector's."""

KEPT: Final = timedelta(days=35)
"""How long votes are kept after their round was accepted."""

_ACCEPTED: Final = "accepted"
_DISPUTED: Final = "disputed"


def current(desk: Desk) -> Manifest:
    """The newest round; ReportsError where there is none, Disputed where it must not be voted in."""
    row = desk.database.one("SELECT epoch, manifest, state FROM epoch ORDER BY opened DESC, at DESC LIMIT 1")
    if row is None:
        raise ReportsError("No round is known here yet. Ask the collector whether one is open.")
    if row["state"] == _DISPUTED:
        raise _dispute(row["epoch"])
    with in_words():
        return read_manifest(_payload(row["manifest"]))


def too_few(manifest: Manifest) -> str | None:
    """The sentence that says how many joined while sums cannot start, or None when they can."""
    try:
        enough(manifest)
    except BallotError as error:
        return str(error)
    return None


def keep(desk: Desk, member: Membership, signed: bytes, manifest: Manifest, known: Collection[str]) -> None:
    """Accept a verified manifest and keep it, or say why not.

    ``signed`` are the bytes of its envelope, ``known`` the checks that ballots may ask about. A second
    manifest of the same round is kept as evidence, and Disputed is raised from then on.
    """
    with desk.database.transaction():
        disputed = _compare(desk, signed, manifest)
        if disputed is None:
            _accept(desk, member, signed, manifest, known)
    if disputed:
        raise _dispute(manifest.epoch)


def _compare(desk: Desk, signed: bytes, manifest: Manifest) -> bool | None:
    """None for a round that is new here; otherwise whether two manifests stand against each other."""
    row = desk.database.one("SELECT manifest, state FROM epoch WHERE epoch = ?", (manifest.epoch,))
    if row is None:
        return None
    if _payload(row["manifest"]) != _payload(signed):
        desk.database.execute(
            "INSERT OR IGNORE INTO second_manifest (epoch, digest, manifest, at) VALUES (?, ?, ?, ?)",
            (manifest.epoch, hashlib.sha256(signed).digest(), signed, desk.clock().isoformat()),
        )
        desk.database.execute("UPDATE epoch SET state = ? WHERE epoch = ?", (_DISPUTED, manifest.epoch))
        return True
    return bool(row["state"] == _DISPUTED)


def _accept(
    desk: Desk, member: Membership, signed: bytes, manifest: Manifest, known: Collection[str]
) -> None:
    seen = {bytes(row["digest"]) for row in desk.database.all(_OTHER_KEYS, (manifest.epoch,))}
    with in_words():
        accept(manifest, org=member.org or manifest.org, known_scopes=known, seen_keys=seen)
    if manifest.group != member.group:
        raise ReportsError(f"This round is for the group “{manifest.group}”; you joined “{member.group}”.")
    _refuse_wrong_time(desk, manifest)
    desk.database.execute(
        "INSERT INTO epoch (epoch, manifest, policy, state, opened, at) VALUES (?, ?, ?, ?, ?, ?)",
        (
            manifest.epoch,
            signed,
            encode(dict(manifest.policy)).decode(),
            _ACCEPTED,
            manifest.opened,
            desk.clock().isoformat(),
        ),
    )
    for scope in manifest.scopes:
        desk.database.execute(
            "INSERT OR IGNORE INTO issuer_key (digest, epoch) VALUES (?, ?)", (scope.key_id, manifest.epoch)
        )
    keep_organisation(desk, member, manifest.org, manifest.name)
    _close_earlier(desk, manifest.epoch)


_OTHER_KEYS: Final = "SELECT digest FROM issuer_key WHERE epoch <> ?"


def _refuse_wrong_time(desk: Desk, manifest: Manifest) -> None:
    if datetime.fromisoformat(manifest.opened) > desk.clock() + CLOCKS_APART:
        raise ReportsError(
            f"By this computer's clock the round {manifest.epoch} has not opened yet. "
            "Set the clock, then try again."
        )
    newest = desk.database.one("SELECT epoch FROM epoch WHERE opened > ?", (manifest.opened,))
    if newest is not None:
        raise ReportsError(
            f"The collector offers {manifest.epoch}, a round older than {newest['epoch']}. Tell IT."
        )


def _close_earlier(desk: Desk, epoch: str) -> None:
    """Throw away the keys of earlier rounds; a vote whose sending began keeps the bytes to send again."""
    desk.database.execute(
        "UPDATE vote SET state = 'missed', secret = NULL, token = NULL, envelope = NULL, blob = NULL"
        " WHERE epoch <> ? AND state IN ('asked', 'blessed', 'prepared')",
        (epoch,),
    )
    desk.database.execute(
        "DELETE FROM vote WHERE epoch IN (SELECT epoch FROM epoch WHERE at < ? AND epoch <> ?)",
        ((desk.clock() - KEPT).isoformat(), epoch),
    )


def _payload(signed: bytes) -> bytes:
    with in_words():
        return envelope.read(signed, MANIFEST_TYPE, most=2 * LONGEST).payload


def _dispute(epoch: str) -> Disputed:
    return Disputed(
        f"Two different manifests were signed for the round {epoch}, so one of them may single you out. "
        "Nothing more leaves for this round; both are kept. Show this to IT and to your colleagues."
    )
