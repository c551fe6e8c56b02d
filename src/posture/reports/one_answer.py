"""The mark beside the key in the keyring: which answers of a round were fixed, whatever home is put back."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from datetime import date, timedelta
from typing import Final

from posture.ballots.manifest import Manifest
from posture.reports.desk import Desk
from posture.reports.errors import SecondAnswer
from posture.reports.member import Membership
from posture.store.marks import ANSWERS

_MOST: Final = 8
_OVER: Final = timedelta(days=7)
"""How long after its close a round's mark is kept; no collector takes a ballot so late."""


def digest(envelopes: Collection[bytes]) -> str:
    """SHA-256 over all signed envelopes of a round, hex; what they say cannot be found from it."""
    return hashlib.sha256(b"".join(sorted(hashlib.sha256(each).digest() for each in envelopes))).hexdigest()


def fixed(desk: Desk, member: Membership, manifest: Manifest) -> str | None:
    """The digest that was marked for the round; None where there is none, or where no mark can be kept."""
    marks = desk.marks()
    if marks is None:
        return None
    return next(
        (kept for epoch, kept, _ in _lines(marks.read(mark_name(member))) if epoch == manifest.epoch), None
    )


def demand(desk: Desk, member: Membership, manifest: Manifest, envelopes: Collection[bytes]) -> None:
    """Mark these answers as the round's, or demand that they are those which are marked already.

    Raises SecondAnswer; SecretsError where the keyring does not answer.
    """
    marks = desk.marks()
    if marks is None:
        return
    wanted = digest(envelopes)
    lines = _lines(marks.read(mark_name(member)))
    for epoch, kept, _ in lines:
        if epoch == manifest.epoch:
            if kept != wanted:
                raise second_answer(manifest)
            return
    over = (desk.clock() - _OVER).date()
    lines = [line for line in lines if line[2] >= over]
    lines = [*lines[1 - _MOST :], (manifest.epoch, wanted, manifest.timetable.close.date())]
    marks.write(
        mark_name(member), "\n".join(f"{epoch} {kept} {day.isoformat()}" for epoch, kept, day in lines)
    )


def second_answer(manifest: Manifest) -> SecondAnswer:
    return SecondAnswer(
        f"For the round {manifest.epoch} this computer has fixed its answers already; your keyring says so, "
        "and this copy of Posture's folder has others or none. A second set would be a second vote, so "
        "nothing of it leaves in this round. The next round is as usual."
    )


def mark_name(member: Membership) -> str:
    """The mark's name in the keyring; it belongs to the device key, wherever the home lies that has it."""
    public = member.signing_key().public_key().public_bytes_raw()
    return f"{ANSWERS}{hashlib.sha256(public).hexdigest()[:16]}"


def _lines(text: str | None) -> list[tuple[str, str, date]]:
    found = []
    for line in (text or "").splitlines():
        epoch, kept, day = line.split(" ")
        found.append((epoch, kept, date.fromisoformat(day)))
    return found
