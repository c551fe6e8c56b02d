"""How checks stand, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from posture.application.checkup import Outcome, is_switched_off
from posture.ui.words import TO_DO, UNSURE

if TYPE_CHECKING:
    from posture.application.checkup import Verdict

_OFF = "off"


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many checks are fine, to do, could not be told, are set aside, and are switched off.

    ``old`` is how many of those that could not be told are too old to say. What does not apply here is in no
    number.
    """

    fine: int = 0
    to_do: int = 0
    unsure: int = 0
    aside: int = 0
    off: int = 0
    old: int = 0

    @property
    def all_fine(self) -> bool:
        """Whether everything that applies here was looked at and is as it should be."""
        return self.fine > 0 and not (self.to_do or self.unsure or self.aside or self.off)

    @property
    def nothing_looked_at(self) -> bool:
        """Whether everything that could be looked at is switched off."""
        return self.off > 0 and not (self.fine or self.to_do or self.unsure or self.aside)


def amounts_of(verdicts: Iterable[Verdict]) -> Amounts:
    """These verdicts in numbers."""
    counts: Counter[str] = Counter(
        _OFF if is_switched_off(verdict) else verdict.outcome for verdict in verdicts
    )
    return Amounts(
        fine=counts[Outcome.PASS],
        to_do=sum(counts[outcome] for outcome in TO_DO),
        unsure=sum(counts[outcome] for outcome in UNSURE),
        aside=counts[Outcome.EXCEPTED],
        off=counts[_OFF],
        old=counts[Outcome.STALE],
    )


def amounts_words(amounts: Amounts) -> str:
    """The numbers that are not nothing, what is to do first; empty where nothing applies."""
    unknown = amounts.unsure - amounts.old
    said = (
        (amounts.to_do, QCoreApplication.translate("Amounts", "%n to do", None, amounts.to_do)),
        (unknown, QCoreApplication.translate("Amounts", "%n could not tell", None, unknown)),
        (amounts.old, QCoreApplication.translate("Amounts", "%n too old to say", None, amounts.old)),
        (amounts.aside, QCoreApplication.translate("Amounts", "%n set aside", None, amounts.aside)),
        (amounts.off, QCoreApplication.translate("Amounts", "%n switched off", None, amounts.off)),
        (amounts.fine, QCoreApplication.translate("Amounts", "%n fine", None, amounts.fine)),
    )
    return " · ".join(words for number, words in said if number)


def state_sentence(amounts: Amounts, *, has_step: bool) -> str:
    """How the computer stands, as a heading; ``has_step`` says that one step stands below it."""
    if amounts.nothing_looked_at:
        return QCoreApplication.translate("Amounts", "Nothing is looked at: all of it is switched off.")
    if amounts.to_do and not has_step:
        return QCoreApplication.translate("Amounts", "Nothing for now. The rest is put off.")
    if amounts.to_do == 1:
        return QCoreApplication.translate("Amounts", "One thing to do.")
    if amounts.to_do:
        return QCoreApplication.translate(
            "Amounts", "%n things to do. Here is the first.", None, amounts.to_do
        )
    if amounts.old:
        return QCoreApplication.translate("Amounts", "It is time to look again.")
    if amounts.unsure == 1:
        return QCoreApplication.translate("Amounts", "Nothing to do. Could not tell about one thing.")
    if amounts.unsure:
        return QCoreApplication.translate(
            "Amounts", "Nothing to do. Could not tell about %n things.", None, amounts.unsure
        )
    if amounts.aside or amounts.off:
        return QCoreApplication.translate("Amounts", "Nothing to do.")
    return QCoreApplication.translate("Amounts", "All good. Nothing to do.")
