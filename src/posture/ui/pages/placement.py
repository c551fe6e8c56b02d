"""A few questions before the lessons: what somebody knows already is not taught to them first."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.placement import Placement, PlacementTurn, show_anyway
from posture.application.session import Session
from posture.application.untranslated import STAYS_ENGLISH
from posture.ui.announce import announce
from posture.ui.blocks.question_view import QuestionView
from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.page import READING, Page
from posture.words.speech import spoken

Now = tuple[Placement, PlacementTurn | None]


class PlacementPage(Page):
    """Each answer is kept at once, so one can stop at any time; nothing is counted, and all of it undone."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge, ems=READING)
        self._placement: Placement | None = None
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
        self.following = Button(self.tr("Next"), partial(self._keep, sure=False), kind=Kind.PRIMARY)
        self.unknown = Button(self.tr("I do not know"), partial(self._keep, sure=False), kind=Kind.LINK)
        self.done = Button(self.tr("Done"), self.leave.emit, kind=Kind.PRIMARY)
        self.anyway = Button(self.tr("Show them anyway"), self._show_anyway, kind=Kind.LINK)
        self._buttons = (self.sure, self.guessed, self.following, self.unknown, self.done, self.anyway)
        self.add(self._pane, Flow(*self._buttons))
        self.column.addStretch(1)
        self._show_only()

    def enter(self, _key: str) -> None:
        self.banner.hide()
        self._show_only()
        self.say(self.tr("Skip what you know"))
        self.bridge.start(partial(_begun, self.bridge.session), self._show, self._trouble)

    def _show(self, now: Now) -> None:
        self._placement, turn = now
        clear(self._ask)
        self.view = None
        if turn is None:
            self._show_end(self._placement.known)
            return
        lead = self.tr(
            "Two questions a lesson. Where you know both for sure, the lesson is left out; its questions "
            "still come back in two weeks or so. This is no test: nobody counts, and you can undo it."
        )
        self.say(self.title.text(), lead)
        origin = self.tr("From “{lesson}”").format(lesson=turn.lesson_title)
        self._from.setText(f"{origin}. {spoken(STAYS_ENGLISH)}" if turn.stays_english else origin)
        self.view = QuestionView(turn.question)
        self.view.answered.connect(self._answered)
        self._ask.addWidget(self.view)
        self._show_only(self._pane, self.unknown)
        self.order_tabs()
        self.to_top()
        self.view.entry.setFocus()
        announce(self, f"{self._from.text()}. {self.view.spoken}")

    def _show_end(self, known: Collection[str]) -> None:
        if known:
            title = self.tr("That is left out, because you know it.")
            lead = self.tr("{lessons}. Their questions come back in two weeks or so.").format(
                lessons="; ".join(self.tr("“{lesson}”").format(lesson=lesson) for lesson in known)
            )
            shown: tuple[Button, ...] = (self.done, self.anyway)
        else:
            title = self.tr("Nothing is left out.")
            lead = self.tr("The lessons come one after the other, a few minutes each.")
            shown = (self.done,)
        self.say(title, lead)
        self._show_only(*shown)
        self.done.setFocus()
        announce(self, f"{title} {lead}")

    def _answered(self, right: bool) -> None:
        shown: tuple[Button, ...] = (self.sure, self.guessed) if right else (self.following,)
        self._show_only(self._pane, *shown)
        shown[0].setFocus()

    def _keep(self, *, sure: bool) -> None:
        """Keep the answer, none where the person does not know; then ask the next question."""
        if self._placement is None or self.view is None:
            return
        self._show_only(self._pane)
        chosen = self.view.chosen if self.view.done else ()
        work = partial(_answered, self._placement, chosen, sure=sure)
        self.bridge.start(work, self._show, self._trouble)

    def _show_anyway(self) -> None:
        work = partial(show_anyway, self.bridge.session)
        self.bridge.start(work, lambda _: self.leave.emit(), self._trouble)

    def _show_only(self, *shown: QWidget) -> None:
        for part in (self._pane, *self._buttons):
            part.setVisible(part in shown)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)


def _begun(session: Session) -> Now:
    placement = Placement(session)
    return placement, placement.current


def _answered(placement: Placement, chosen: Collection[int], *, sure: bool) -> Now:
    placement.answer(chosen, sure=sure)
    return placement, placement.current
