"""How checks stand, in numbers and in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from posture.application.checkup import Outcome, is_switched_off
from posture.ui.words import TO_DO, UNSURE

if TYPE_CHECKING:
    from posture.application.checkup import Verdict

_OFF, _PUT_OFF, _WAS_TO_DO, _FOR_IT = "off", "put off", "was to do", "for it"


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many checks are fine, to do, could not be told, are set aside, and are switched off.

    ``put_off`` are to do as well, but not now, and ``for_it`` by IT: neither are among ``to_do``. ``old`` is
    how many of those that could not be told are too old to say, and ``were_to_do`` how many of these were to
    do when last looked at. What does not apply here is in no number.
    """

    fine: int = 0
    to_do: int = 0
    unsure: int = 0
    aside: int = 0
    off: int = 0
    old: int = 0
    put_off: int = 0
    were_to_do: int = 0
    for_it: int = 0

    @property
    def all_fine(self) -> bool:
        """Whether everything that applies here was looked at and is as it should be."""
        wanting = self.to_do or self.put_off or self.for_it or self.unsure or self.aside or self.off
        return self.fine > 0 and not wanting

    @property
    def nothing_looked_at(self) -> bool:
        """Whether everything that could be looked at is switched off."""
        looked_at = self.fine or self.to_do or self.put_off or self.for_it or self.unsure or self.aside
        return self.off > 0 and not looked_at


def amounts_of(
    verdicts: Iterable[Verdict], put_off: Collection[str] = (), for_it: Collection[str] = ()
) -> Amounts:
    """These verdicts in numbers; ``put_off`` are checks that are left out for now, ``for_it`` those of IT."""
    counts: Counter[str] = Counter(_counted_as(verdict, put_off, for_it) for verdict in verdicts)
    return Amounts(
        fine=counts[Outcome.PASS],
        to_do=sum(counts[outcome] for outcome in TO_DO),
        unsure=sum(counts[outcome] for outcome in (*UNSURE, _WAS_TO_DO)),
        aside=counts[Outcome.EXCEPTED],
        off=counts[_OFF],
        old=counts[Outcome.STALE] + counts[_WAS_TO_DO],
        put_off=counts[_PUT_OFF],
        were_to_do=counts[_WAS_TO_DO],
        for_it=counts[_FOR_IT],
    )


def _counted_as(verdict: Verdict, put_off: Collection[str], for_it: Collection[str]) -> str:
    if is_switched_off(verdict):
        return _OFF
    if verdict.outcome in TO_DO and verdict.check in for_it:
        return _FOR_IT
    if verdict.outcome in TO_DO and verdict.check in put_off:
        return _PUT_OFF
    was = verdict.aged_from
    if verdict.outcome is Outcome.STALE and was is not None and was.outcome in TO_DO:
        return _WAS_TO_DO
    return verdict.outcome


def amounts_words(amounts: Amounts) -> str:
    """The numbers that are not nothing, what is to do first; empty where nothing applies."""
    unknown = amounts.unsure - amounts.old
    were, old = amounts.were_to_do, amounts.old - amounts.were_to_do
    said = (
        (amounts.to_do, QCoreApplication.translate("Amounts", "%n to do", None, amounts.to_do)),
        (amounts.put_off, QCoreApplication.translate("Amounts", "%n put off", None, amounts.put_off)),
        (amounts.for_it, QCoreApplication.translate("Amounts", "%n for your IT", None, amounts.for_it)),
        (were, QCoreApplication.translate("Amounts", "%n to do when last looked at", None, were)),
        (unknown, QCoreApplication.translate("Amounts", "%n could not tell", None, unknown)),
        (old, QCoreApplication.translate("Amounts", "%n too old to say", None, old)),
        (amounts.aside, QCoreApplication.translate("Amounts", "%n set aside", None, amounts.aside)),
        (amounts.off, QCoreApplication.translate("Amounts", "%n switched off", None, amounts.off)),
        (amounts.fine, QCoreApplication.translate("Amounts", "%n fine", None, amounts.fine)),
    )
    return " · ".join(words for number, words in said if number)


def state_sentence(amounts: Amounts, *, has_step: bool) -> str:
    """How the computer stands, as a heading; ``has_step`` says that one step stands below it."""
    if amounts.nothing_looked_at:
        return QCoreApplication.translate("Amounts", "Nothing is looked at: all of it is switched off.")
    if (amounts.to_do or amounts.put_off) and not has_step:
        return QCoreApplication.translate("Amounts", "Nothing for now. The rest is put off.")
    if amounts.to_do and amounts.put_off:
        if amounts.to_do == 1:
            words = QCoreApplication.translate("Amounts", "One thing to do, {count} put off.")
        else:
            words = QCoreApplication.translate(
                "Amounts", "%n things to do, {count} put off. Here is the first.", None, amounts.to_do
            )
        return words.format(count=amounts.put_off)
    if amounts.to_do == 1:
        return QCoreApplication.translate("Amounts", "One thing to do.")
    if amounts.to_do:
        return QCoreApplication.translate(
            "Amounts", "%n things to do. Here is the first.", None, amounts.to_do
        )
    if amounts.old:
        return QCoreApplication.translate("Amounts", "It is time to look again.")
    if amounts.for_it == 1:
        return QCoreApplication.translate("Amounts", "Nothing for you to do. One thing is for your IT.")
    if amounts.for_it:
        return QCoreApplication.translate(
            "Amounts", "Nothing for you to do. %n things are for your IT.", None, amounts.for_it
        )
    if amounts.unsure == 1:
        return QCoreApplication.translate("Amounts", "Nothing to do. Could not tell about one thing.")
    if amounts.unsure:
        return QCoreApplication.translate(
            "Amounts", "Nothing to do. Could not tell about %n things.", None, amounts.unsure
        )
    if amounts.aside or amounts.off:
        return QCoreApplication.translate("Amounts", "Nothing to do.")
    return QCoreApplication.translate("Amounts", "All good. Nothing to do.")
