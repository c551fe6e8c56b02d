"""The review: a few questions from earlier lessons, one at a time."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.learning import Lesson, next_lesson
from posture.application.practising import ReviewSession, ReviewTurn, review
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

WEEK = "week"
"""What to review within the weekly session."""
Now = tuple[ReviewTurn | None, Lesson | None]
"""What is asked now, and once nothing is left the lesson to go on with, where there is one."""


class ReviewPage(Page):
    """Each answer is kept at once, so one can stop at any time; no clock, no score."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, ems=READING)
        self._review: ReviewSession | None = None
        self._asked = False
        self._in_week = False
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
        self.done = Button(self.tr("Done"), self.leave.emit, kind=Kind.PRIMARY)
        self._lesson = ""
        self.onward = Button(self.tr("To the next lesson"), self._go_on, kind=Kind.PRIMARY)
        self.enough = Button(self.tr("Done"), self.leave.emit)
        self.add(self._pane)
        self.add(Flow(self.sure, self.guessed, self.following, self.done, self.onward, self.enough))
        self.column.addStretch(1)
        self._show_only()

    def enter(self, key: str) -> None:
        """``key`` is “week” for the questions of the weekly session, which goes on by itself behind them."""
        self._in_week = key == WEEK
        self.banner.hide()
        self._asked = False
        self._show_only()
        self.say(self.tr("Review"))
        ask = review_of_week if self._in_week else review
        self.bridge.start(partial(_begun, self.bridge.session, ask), self._begin, self._trouble)

    def _begin(self, begun: tuple[ReviewSession, Now]) -> None:
        self._review, now = begun
        self._show(now)

    def _show(self, now: Now) -> None:
        turn, lesson = now
        clear(self._ask)
        self.view = None
        if turn is None and self._in_week:
            self.leave.emit()
            return
        if turn is None:
            self._show_end(lesson)
            return
        self._asked = True
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

    def _show_end(self, lesson: Lesson | None) -> None:
        if self._asked:
            title = self.tr("That was it for today.")
            lead = self.tr("What you knew comes back later, the rest sooner.")
        else:
            title = self.tr("Nothing to review today.")
            lead = self.tr("Questions come back some days after a lesson.")
        if lesson is None:
            self.say(title, lead)
            shown: tuple[Button, ...] = (self.done,)
        else:
            self._lesson = lesson.id
            following = self.tr("The next lesson is “{lesson}”.").format(lesson=lesson.title)
            self.say(title, f"{lead} {following}")
            shown = (self.onward, self.enough)
        self._show_only(*shown)
        shown[0].setFocus()
        announce(self, f"{self.title.text()} {self.lead.text()}")

    def _go_on(self) -> None:
        self.go.emit("lesson", self._lesson)

    def _answered(self, right: bool) -> None:
        shown: tuple[Button, ...] = (self.sure, self.guessed) if right else (self.following,)
        self._show_only(self._pane, *shown)
        shown[0].setFocus()

    def _keep(self, *, sure: bool) -> None:
        """Keep the answer, then ask the next question."""
        if self._review is None or self.view is None:
            return
        self._show_only(self._pane)
        work = partial(_answered, self.bridge.session, self._review, self.view.chosen, sure=sure)
        self.bridge.start(work, self._show, self._trouble)

    def _show_only(self, *shown: QWidget) -> None:
        buttons = (self.sure, self.guessed, self.following, self.done, self.onward, self.enough)
        for part in (self._pane, *buttons):
            part.setVisible(part in shown)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)


def _begun(session: Session, ask: Callable[[Session], ReviewSession]) -> tuple[ReviewSession, Now]:
    begun = ask(session)
    return begun, _now(session, begun)


def _answered(session: Session, begun: ReviewSession, chosen: Collection[int], *, sure: bool) -> Now:
    begun.answer(chosen, sure=sure)
    return _now(session, begun)


def _now(session: Session, begun: ReviewSession) -> Now:
    return begun.current, next_lesson(session) if begun.current is None else None
