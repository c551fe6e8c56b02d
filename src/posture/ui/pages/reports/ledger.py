"""What was sent: every message that ever left this computer, in words and to its bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from posture.application.voting.ledger import Entry, ledger
from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.models.ledger import Chapter, chapters
from posture.ui.pages.reports.entry_row import EntryRow
from posture.ui.pages.reports.part import Part, Stuck
from posture.ui.widgets.card import Card, clear, rule
from posture.ui.widgets.fold import Fold
from posture.ui.widgets.label import Label, Role
from posture.ui.words import date
from posture.words.speech import spoken

_OPEN = 2  # chapters that are seen without asking: the newest round, and what came before or after it


class LedgerPart(Part):
    """The newest round as a list; those before it are folded, and made when they are asked for."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._known: tuple[Sequence[Entry], Mapping[str, str]] | None = None
        self._lead = Label("", Role.MUTED)
        self.stuck = Stuck(self.tr("The list cannot be shown now."))
        self.stuck.again.connect(self.enter)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE.usual)
        self.column.addWidget(self._lead)
        self.column.addWidget(self.stuck)
        self.column.addLayout(self._list)
        self.stuck.hide()

    @property
    def rows(self) -> list[EntryRow]:
        """The messages that are laid out, from top to bottom."""
        return [row for row in self.findChildren(EntryRow) if not row.isHidden()]

    def enter(self) -> None:
        session = self.bridge.session

        def found() -> tuple[Sequence[Entry], Mapping[str, str]]:
            checks = session.catalogue.checks.values()
            return ledger(session), {check.id: spoken(check.topic) for check in checks}

        self.fetch(found, self._show, self._failed)

    def _show(self, found: tuple[Sequence[Entry], Mapping[str, str]]) -> None:
        self.stuck.hide()
        entries, titles = found
        self._lead.setText(
            self.tr(
                "Every message in which Posture said something to IT's server, and what. To ask whether "
                "there is something new says nothing, and is not listed."
            )
            if entries
            else self.tr("Nothing is noted here that was sent.")
        )
        if found != self._known:  # else what is unfolded stays so
            self._known = found
            clear(self._list)
            for place, chapter in enumerate(chapters(entries)):
                self._list.addWidget(
                    self._chapter(chapter, titles) if place < _OPEN else self._folded(chapter, titles)
                )
        self.order_tabs()
        self.shown.emit()

    def _chapter(self, chapter: Chapter, titles: Mapping[str, str]) -> Card:
        card = Card(self._heading(chapter), symbol="reports")
        self._fill(card.column, chapter, titles)
        return card

    def _folded(self, chapter: Chapter, titles: Mapping[str, str]) -> Fold:
        heading = self._heading(chapter)
        fold = Fold(
            self.tr("Show: {heading}").format(heading=heading),
            self.tr("Hide: {heading}").format(heading=heading),
            partial(self._chapter, chapter, titles),
        )
        fold.opened.connect(self.order_tabs)
        return fold

    def _fill(self, inside: QVBoxLayout, chapter: Chapter, titles: Mapping[str, str]) -> None:
        now = self.bridge.session.now()
        for place, entry in enumerate(chapter.entries):
            if place:
                inside.addWidget(rule())
            row = EntryRow(entry, titles, now)
            row.fold.opened.connect(self.order_tabs)
            inside.addWidget(row)

    def _heading(self, chapter: Chapter) -> str:
        now = self.bridge.session.now()
        first, last = date(chapter.first, now), date(chapter.last, now)
        if not chapter.epoch:
            words = "{last}" if first == last else self.tr("{first} to {last}")
        else:
            words = self.tr("Answers, {last}") if first == last else self.tr("Answers, {first} to {last}")
        return words.format(first=first, last=last)

    def _failed(self, failure: Failure) -> None:
        self.stuck.say(failure)
        self.stuck.show()
        self.entry = self.stuck.button
        self._lead.setText("")
        self._known = None
        clear(self._list)
