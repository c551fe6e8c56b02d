"""The mark beside the key in the keyring: which answers of a round were fixed, whatever home is put back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from posture.ballots.fields import DAY, EPOCH, HEX_256
from posture.ballots.manifest import Manifest
from posture.reports.desk import Desk
from posture.reports.errors import SecondAnswer
from posture.reports.member import Membership
from posture.store.marks import ANSWERS, Marks
from posture.words.phrase import phrase

_MOST: Final = 8
_OVER: Final = timedelta(days=7)
"""How long after its close a round's mark is kept; no collector takes a ballot so late."""

_UNREADABLE: Final = "0" * 64
"""In the place of a digest: of this round nobody can tell."""

_FORM: Final = re.compile(f"({EPOCH.pattern}) ({HEX_256.pattern}) ({DAY.pattern})", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Line:
    """One mark: the round, the digest of its envelopes, the day of its close."""

    epoch: str
    digest: str
    close: date


def digest(envelopes: Collection[bytes]) -> str:
    """SHA-256 over all signed envelopes of a round, hex; what they say cannot be found from it."""
    return hashlib.sha256(b"".join(sorted(hashlib.sha256(each).digest() for each in envelopes))).hexdigest()


def demand_none(desk: Desk, member: Membership, manifest: Manifest) -> None:
    """Demand that no answers are marked for the round; nothing is asked where no mark can be kept.

    Raises SecondAnswer, also where what the keyring holds cannot be read: it may have been that mark.
    """
    marks = desk.marks()
    if marks is not None and (kept := _of_round(marks, member, manifest)) is not None:
        raise _second_answer(manifest, kept)


def demand(desk: Desk, member: Membership, manifest: Manifest, envelopes: Collection[bytes]) -> None:
    """Mark these answers as the round's, or demand that they are those which are marked already.

    Raises SecondAnswer; SecretsError where the keyring does not answer.
    """
    marks = desk.marks()
    if marks is None:
        return
    wanted, kept = digest(envelopes), _of_round(marks, member, manifest)
    if kept is None:
        _mark(marks, member, manifest, wanted)
    elif kept != wanted:
        raise _second_answer(manifest, kept)


def _of_round(marks: Marks, member: Membership, manifest: Manifest) -> str | None:
    """The digest that is marked for the round, or None.

    Where something stands there that is no mark, and none for this round, nobody can tell what it was. The
    round is marked as such then, in the place of what cannot be read, so that the next one is as usual.
    """
    found, whole = _lines(marks.read(mark_name(member)))
    kept = next((line.digest for line in found if line.epoch == manifest.epoch), None)
    if kept is None and not whole:
        _mark(marks, member, manifest, _UNREADABLE)
        return _UNREADABLE
    return kept


def _mark(marks: Marks, member: Membership, manifest: Manifest, wanted: str) -> None:
    close = manifest.timetable.close.date()
    found, _ = _lines(marks.read(mark_name(member)))
    kept = [line for line in found if line.close >= close - _OVER][1 - _MOST :]
    lines = (*kept, _Line(manifest.epoch, wanted, close))
    text = "\n".join(f"{line.epoch} {line.digest} {line.close.isoformat()}" for line in lines)
    marks.write(mark_name(member), text)


def _second_answer(manifest: Manifest, kept: str) -> SecondAnswer:
    if kept == _UNREADABLE:
        return SecondAnswer(
            phrase(
                "What your keyring noted about this computer's answers cannot be read, so nobody "
                "can tell whether they were fixed before in the round {epoch}. A second set would "
                "be a second vote, so nothing of it leaves in this round. The next round is as "
                "usual.",
                epoch=manifest.epoch,
            )
        )
    return SecondAnswer(
        phrase(
            "For the round {epoch} this computer has fixed its answers already; your keyring says "
            "so, and this copy of Posture's folder has others or none. A second set would be a "
            "second vote, so nothing of it leaves in this round. The next round is as usual.",
            epoch=manifest.epoch,
        )
    )


def mark_name(member: Membership) -> str:
    """The mark's name in the keyring; it belongs to the device key, wherever the home lies that has it."""
    public = member.signing_key().public_key().public_bytes_raw()
    return f"{ANSWERS}{hashlib.sha256(public).hexdigest()[:16]}"


def _lines(text: str | None) -> tuple[list[_Line], bool]:
    """The marks in a note, and whether it holds nothing else."""
    lines = (text or "").splitlines()
    found = [line for line in map(_line, lines) if line is not None]
    return found, len(found) == len(lines)


def _line(text: str) -> _Line | None:
    if not (match := _FORM.fullmatch(text)):
        return None
    try:
        return _Line(match[1], match[2], date.fromisoformat(match[3]))
    except ValueError:
        return None
