"""The review of the weekly session: a few questions from earlier lessons, one at a time."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.practising import ReviewSession, ReviewTurn
from posture.application.session import Session
from posture.application.untranslated import STAYS_ENGLISH
from posture.application.week import review_of_week
from posture.ui.announce import announce
from posture.ui.blocks.question_view import QuestionView
from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.page import READING, Page
from posture.words.speech import spoken


class ReviewPage(Page):
    """Each answer is kept at once, so one can stop at any time; no clock, no score."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, ems=READING)
        self._review: ReviewSession | None = None
        self.view: QuestionView | None = None
        self.add_back(self.tr("Stop here"))
        self._pane = Card()
        self._pane.column.setContentsMargins(28, 24, 28, 24)
        self._from = Label("", Role.SMALL)
        self._ask = QVBoxLayout()
        self._pane.add(self._from)
        self._pane.add_row(self._ask)
        self.sure = Button(self.tr("I was sure"), partial(self._keep, sure=True), kind=Kind.PRIMARY)
        self.guessed = Button(self.tr("I guessed"), partial(self._keep, sure=False))
        self.following = Button(self.tr("Next"), partial(self._keep, sure=True), kind=Kind.PRIMARY)
        self.add(self._pane)
        self.add(Flow(self.sure, self.guessed, self.following))
        self.column.addStretch(1)
        self._show_only()

    def enter(self, _key: str) -> None:
        self.banner.hide()
        self._show_only()
        self.say(self.tr("Review"))
        self.bridge.start(partial(_begun, self.bridge.session), self._begin, self._trouble)

    def _begin(self, begun: tuple[ReviewSession, ReviewTurn | None]) -> None:
        self._review, turn = begun
        self._show(turn)

    def _show(self, turn: ReviewTurn | None) -> None:
        """Ask it; behind the last question the session goes on."""
        clear(self._ask)
        self.view = None
        if turn is None:
            self.leave.emit()
            return
        progress = self.tr("{number} of {total}").format(number=turn.number, total=turn.total)
        self.say(
            self.tr("Review"), progress if turn.rated else self.tr("Once more, because it was new to you.")
        )
        origin = self.tr("From “{lesson}”").format(lesson=turn.lesson_title)
        self._from.setText(f"{origin}. {spoken(STAYS_ENGLISH)}" if turn.stays_english else origin)
        self.view = QuestionView(turn.question)
        self.view.answered.connect(self._answered)
        self._ask.addWidget(self.view)
        self._show_only(self._pane)
        self.order_tabs()
        self.to_top()
        self.view.entry.setFocus()
        announce(self, f"{self.lead.text()}. {self.view.spoken}")

    def _answered(self, right: bool) -> None:
        shown: tuple[Button, ...] = (self.sure, self.guessed) if right else (self.following,)
        self._show_only(self._pane, *shown)
        shown[0].setFocus()

    def _keep(self, *, sure: bool) -> None:
        """Keep the answer, then ask the next question."""
        if self._review is None or self.view is None:
            return
        self._show_only(self._pane)
        work = partial(_answered, self._review, self.view.chosen, sure=sure)
        self.bridge.start(work, self._show, self._trouble)

    def _show_only(self, *shown: QWidget) -> None:
        buttons = (self.sure, self.guessed, self.following)
        for part in (self._pane, *buttons):
            part.setVisible(part in shown)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)


def _begun(session: Session) -> tuple[ReviewSession, ReviewTurn | None]:
    begun = review_of_week(session)
    return begun, begun.current


def _answered(begun: ReviewSession, chosen: Collection[int], *, sure: bool) -> ReviewTurn | None:
    begun.answer(chosen, sure=sure)
    return begun.current
