"""Together: the sums that the organisation published, the same that IT sees."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.application.voting import Publication, Sum, together
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.reports.part import Part
from posture.ui.widgets.bar import Bar, Stretch
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role


class TogetherPart(Part):
    """A bar a check, with its numbers in words, and what they can and cannot say."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._lead = Label("", Role.MUTED)
        self._sums = Card()
        self._sums.column.setSpacing(18)
        self._note = Card(self.tr("What these numbers can say"), symbol="info")
        self._said = Label("")
        self._note.add(self._said)
        for part in (self._lead, self._sums, self._note):
            self.column.addWidget(part)
        self._sums.hide()
        self._note.hide()

    def enter(self) -> None:
        self._lead.setText(self.tr("Asking for the published sums…"))
        self.bridge.start(partial(together, self.bridge.session), self._show, self._failed)

    def _show(self, published: Publication) -> None:
        clear(self._sums.column)
        if published.checks:
            self._sums.add(self._legend())
        for found in published.checks.values():
            goal = published.goals.get(found.scope)
            bar = Bar([_stretch(place, amount) for place, amount in enumerate(_amounts(found))], goal)
            self._sums.add(
                _group(Label(found.title, Role.STRONG), bar, Label(self._words(found, goal), Role.MUTED))
            )
        for scope, why in published.withheld.items():
            self._sums.add(_group(Label(self._title(scope), Role.STRONG), Label(why, Role.MUTED)))
        if published.epoch:
            words = self.tr("{enrolled} computers have joined {org}. Everyone, IT too, sees the same sums.")
            self._lead.setText(words.format(enrolled=published.enrolled, org=published.org))
        else:
            self._lead.setText(self.tr("There is no round yet, so there are no sums."))
        self._said.setText(published.note)
        self._sums.setVisible(bool(published.checks or published.withheld))
        self._note.setVisible(bool(published.note))

    def _legend(self) -> Flow:
        """What each filling means, in the order in which the bars have them."""
        words = (self.tr("fine"), self.tr("to fix"), self.tr("could not tell"), self.tr("does not apply"))
        return Flow(*(_sample(place, word) for place, word in enumerate(words)))

    def _words(self, found: Sum, goal: int | None) -> str:
        counts = (
            (found.passed, self.tr("{count} fine")),
            (found.failed, self.tr("{count} to fix")),
            (found.unknown, self.tr("{count} could not tell")),
            (found.not_applicable, self.tr("{count} does not apply")),
        )
        parts = (words.format(count=count) for count, words in counts if count)
        words = " · ".join(parts) + self.tr(", of {count} ballots.").format(count=found.ballots)
        if goal is None:
            return words
        return f"{words} {self.tr('The goal, marked in the bar, is {goal} per cent fine.').format(goal=goal)}"

    def _title(self, scope: str) -> str:
        check = self.bridge.session.catalogue.checks.get(scope)
        return check.title if check else scope

    def _failed(self, failure: Failure) -> None:
        self._lead.setText(self.tr("The sums cannot be shown now."))
        self._sums.hide()
        self._note.hide()
        self.get_stuck(failure)


_FILLINGS = (
    ("good", Qt.BrushStyle.SolidPattern),
    ("bad", Qt.BrushStyle.BDiagPattern),
    ("unknown", Qt.BrushStyle.Dense5Pattern),
    ("line", Qt.BrushStyle.HorPattern),
)


def _amounts(found: Sum) -> tuple[int, ...]:
    return (found.passed, found.failed, found.unknown, found.not_applicable)


def _stretch(place: int, amount: int) -> Stretch:
    token, pattern = _FILLINGS[place]
    return Stretch(amount, token, pattern)


def _sample(place: int, word: str) -> QWidget:
    """A small bar of one filling beside its word."""
    sample = QWidget()
    row = QHBoxLayout(sample)
    row.setContentsMargins(0, 0, 12, 0)
    row.setSpacing(6)
    bar = Bar([_stretch(place, 1)])
    bar.setFixedWidth(sample.fontMetrics().height() * 2)
    row.addWidget(bar)
    row.addWidget(Label(word, Role.SMALL, wraps=False))
    return sample


def _group(*widgets: QWidget) -> QWidget:
    """What belongs to one check, close together."""
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    for widget in widgets:
        column.addWidget(widget)
    return group
