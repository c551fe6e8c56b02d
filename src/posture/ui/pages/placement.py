"""A few questions before the lessons: what somebody knows already is not taught to them first."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from posture.application.placement import Placement, PlacementTurn, show_anyway
from posture.application.session import Session
from posture.ui.announce import announce
from posture.ui.blocks.question_alone import QuestionAlone
from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.page import READING, Page
from posture.words.quotes import within_quotes

Now = tuple[Placement, PlacementTurn | None]


class PlacementPage(Page):
    """Each answer is kept at once, so one can stop at any time; nothing is counted, and all of it undone."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, ems=READING)
        self._placement: Placement | None = None
        self.add_back(self.tr("Stop here"))
        self.asked = QuestionAlone(passing=True)
        self.asked.answered.connect(self._keep)
        self.done = Button(self.tr("Done"), self.leave.emit, kind=Kind.PRIMARY)
        self.anyway = Button(self.tr("Show them anyway"), self._show_anyway, kind=Kind.LINK)
        self.add(self.asked, Flow(self.done, self.anyway))
        self.column.addStretch(1)
        self._end_with()

    def enter(self, _key: str) -> None:
        self.banner.hide()
        self.show_back(is_shown=True)
        self.asked.none()
        self._end_with()
        self.say(self.tr("Skip what you know"))
        self.bridge.start(partial(_begun, self.bridge.session), self._show, self._trouble)

    def _show(self, now: Now) -> None:
        self._placement, turn = now
        if turn is None:
            self.asked.none()
            self._show_end(self._placement.known)
            return
        lead = self.tr(
            "A few minutes, two questions a lesson. Where you know both for sure, the lesson is left out; "
            "its questions still come back in two weeks or so. This is no test: nobody counts, and you can "
            "undo it."
        )
        self.say(self.title.text(), lead)
        view = self.asked.ask(turn.question, turn.lesson_title, stays_english=turn.stays_english)
        self.order_tabs()
        self.to_top()
        view.entry.setFocus()
        announce(self, f"{self.asked.origin.text()}. {view.spoken}")

    def _show_end(self, known: Collection[str]) -> None:
        if known:
            title = self.tr("That is left out, because you know it.")
            names = [self.tr("“{lesson}”").format(lesson=within_quotes(lesson)) for lesson in known]
            lead = "\n".join((*names, self.tr("Their questions come back in two weeks or so.")))
            shown: tuple[Button, ...] = (self.done, self.anyway)
        else:
            title = self.tr("Nothing is left out.")
            lead = self.tr("The lessons come one after the other, a few minutes each.")
            shown = (self.done,)
        self.say(title, lead)
        self.show_back(is_shown=False)
        self._end_with(*shown)
        self.done.setFocus()
        announce(self, f"{title} {lead}")

    def _keep(self, chosen: Collection[int], sure: bool) -> None:
        """Keep the answer, none where the person does not know; then ask the next question."""
        if self._placement is not None:
            work = partial(_answered, self._placement, chosen, sure=sure)
            self.bridge.start(work, self._show, self._trouble)

    def _show_anyway(self) -> None:
        work = partial(show_anyway, self.bridge.session)
        self.bridge.start(work, lambda _: self.leave.emit(), self._trouble)

    def _end_with(self, *shown: Button) -> None:
        for button in (self.done, self.anyway):
            button.setVisible(button in shown)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)


def _begun(session: Session) -> Now:
    placement = Placement(session)
    return placement, placement.current


def _answered(placement: Placement, chosen: Collection[int], *, sure: bool) -> Now:
    placement.answer(chosen, sure=sure)
    return placement, placement.current
