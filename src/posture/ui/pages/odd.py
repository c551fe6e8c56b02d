"""Something odd happened: a few moves, what to say on the phone, and nothing else that is in the way."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from posture.application.odd import (
    CASES,
    LEAD,
    REPORT,
    SAY,
    TITLE,
    WrittenDown,
    lessons,
    moves,
    written_down,
)
from posture.application.opening import desktop_of
from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.models.checkups import Checkups
from posture.ui.reading import foldable, inline
from posture.ui.widgets.beside import Beside
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.moves_card import MovesCard
from posture.ui.widgets.page import Page
from posture.ui.widgets.result import Result
from posture.words.speech import spoken

_BESIDE = 30  # lines of text: from here on two cards stand side by side


class OddPage(Page):
    """All of it is there at once, whatever else is under way or broken; what the person wrote down, and how
    this desktop does it, comes as soon as it was read."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge)
        self._checkups = checkups
        self.say(TITLE, LEAD)
        self.moves = MovesCard(moves(bridge.session.host.system), bridge)
        self.report_to = Label("", Role.STRONG)
        self.copied = Result()
        rest = QWidget()
        column = QVBoxLayout(rest)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.usual)
        for card in (self._to_say(), self._cases()):
            column.addWidget(card)
        both = Beside(self.moves, rest, ems=_BESIDE, parts=(1, 1), gap=SPACE.usual)
        self.add(both, self._afterwards())
        self.column.addStretch(1)
        self.report_to.hide()

    def enter(self, _key: str) -> None:
        session, checkup = self.bridge.session, self._checkups.current
        self.copied.clear()
        self.fetch(partial(written_down, session), self._show_written, self._trouble)
        # Apart from the above: the number does not wait for it. Words for any desktop are there already.
        self.bridge.start(partial(desktop_of, session, checkup), self._show_desktop, lambda _: None)

    def _to_say(self) -> Card:
        card = Card(self.tr("Say this on the phone"), symbol="call")
        card.add(*map(Label, SAY))
        copy = Button(self.tr("Copy what to say"), self._copy, kind=Kind.LINK, symbol="copy")
        card.add(Flow(copy, self.copied))
        card.keep_room_below()
        return card

    def _cases(self) -> Card:
        card = Card(self.tr("If it was this"))
        words = (*(case.words for case in CASES), REPORT)
        card.add(*(Label(inline(spoken(each)), rich=True) for each in words), self.report_to)
        return card

    def _afterwards(self) -> Flow:
        links = [
            Button(spoken(about), partial(self.go.emit, "lesson", id_), kind=Kind.LINK)
            for id_, about in lessons()
        ]
        for link in links:
            link.setAccessibleDescription(self.tr("A lesson, for when it is calm"))
        return Flow(Label(self.tr("Lessons for later:"), Role.MUTED, wraps=False), *links)

    def _show_written(self, found: WrittenDown) -> None:
        self.moves.show_written(found)
        self.report_to.setText(
            self.tr("You wrote down where: {place}").format(place=foldable(found.report_to))
        )
        self.report_to.setVisible(bool(found.report_to))
        self.order_tabs()

    def _show_desktop(self, desktop: str) -> None:
        self.moves.show_moves(moves(self.bridge.session.host.system, desktop))

    def _copy(self) -> None:
        """The three sentences alone: whatever the person wrote down stays here."""
        QApplication.clipboard().setText("\n".join(map(spoken, SAY)))
        self.copied.good(self.tr("Copied."))

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)
