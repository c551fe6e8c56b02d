"""The review of the weekly session: a few questions from earlier lessons, one at a time."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from posture.application.practising import ReviewSession, ReviewTurn
from posture.application.session import Session
from posture.application.week import review_of_week
from posture.ui.announce import announce
from posture.ui.blocks.question_alone import QuestionAlone
from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.page import READING, Page


class ReviewPage(Page):
    """Each answer is kept at once, so one can stop at any time; no clock, no score."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, ems=READING)
        self._review: ReviewSession | None = None
        self.add_back(self.tr("Stop here"))
        self.asked = QuestionAlone(passing=False)
        self.asked.answered.connect(self._keep)
        self.add(self.asked)
        self.column.addStretch(1)

    def enter(self, _key: str) -> None:
        self.banner.hide()
        self.asked.none()
        self.say(self.tr("Review"))
        self.bridge.start(partial(_begun, self.bridge.session), self._begin, self._trouble)

    def _begin(self, begun: tuple[ReviewSession, ReviewTurn | None]) -> None:
        self._review, turn = begun
        self._show(turn)

    def _show(self, turn: ReviewTurn | None) -> None:
        """Ask it; behind the last question the session goes on."""
        if turn is None:
            self.asked.none()
            self.leave.emit()
            return
        progress = self.tr("{number} of {total}").format(number=turn.number, total=turn.total)
        self.say(
            self.tr("Review"), progress if turn.rated else self.tr("Once more, because it was new to you.")
        )
        view = self.asked.ask(turn.question, turn.lesson_title, stays_english=turn.stays_english)
        self.order_tabs()
        self.to_top()
        view.entry.setFocus()
        announce(self, f"{self.lead.text()}. {view.spoken}")

    def _keep(self, chosen: Collection[int], sure: bool) -> None:
        """Keep the answer, then ask the next question."""
        if self._review is not None:
            work = partial(_answered, self._review, chosen, sure=sure)
            self.bridge.start(work, self._show, self._trouble)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)


def _begun(session: Session) -> tuple[ReviewSession, ReviewTurn | None]:
    begun = review_of_week(session)
    return begun, begun.current


def _answered(begun: ReviewSession, chosen: Collection[int], *, sure: bool) -> ReviewTurn | None:
    begun.answer(chosen, sure=sure)
    return begun.current
