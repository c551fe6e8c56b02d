"""What a repair would set: the least that makes the check pass, or a sentence that says why not."""

from __future__ import annotations

from dataclasses import dataclass

from posture.checks.errors import CheckError
from posture.host.setting.gate import OwnSetting
from posture.words.phrase import Phrase, phrase


@dataclass(frozen=True, slots=True)
class Change:
    """One setting: the person's own value of before, as its store has it, and the one to be set.

    ``before`` is None where the person set nothing. ``says`` is what it sets, in words.
    """

    setting: OwnSetting
    before: str | None
    after: str
    says: Phrase


class NotRepairable(CheckError):
    """Posture can set nothing here; ``str()`` says why, and what to do instead."""


class FixedByOthers(NotRepairable):
    """IT, or whoever set the computer up, fixed what would have to be set."""

    def __init__(self, place: str) -> None:
        super().__init__(
            phrase(
                "This is fixed in {place} by your IT, or by whoever set this computer up, so Posture does "
                "not touch it. Only they can change it: ask them to.",
                place=place,
            )
        )


CANNOT_PUT_BACK = phrase(
    "One of the settings holds something that Posture could not put back exactly, so it sets nothing. Follow "
    "the steps instead."
)
LOCK_ON = phrase("Lock the screen by itself")
PASSWORD_AT_ONCE = phrase("Ask for the password without delay")


def after(minutes: int) -> Phrase:
    """The words for a time of idleness."""
    return phrase("Wait {minutes} minutes before that", minutes=minutes)
