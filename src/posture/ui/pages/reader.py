"""A lesson, one block a pane."""

from __future__ import annotations

from functools import partial
from threading import Lock

from posture.application.learning import (
    Block,
    DoIt,
    Lesson,
    Match,
    Order,
    Question,
    Read,
    Scenario,
    Spot,
    answer,
    finish,
    keep_place,
)
from posture.application.opening import Opened, open_lesson
from posture.application.untranslated import STAYS_ENGLISH, stays_english
from posture.ui.announce import announce
from posture.ui.blocks.do_it_view import DoItView
from posture.ui.blocks.lesson_end import LessonEnd
from posture.ui.blocks.match_view import MatchView
from posture.ui.blocks.order_view import OrderView
from posture.ui.blocks.question_view import QuestionView
from posture.ui.blocks.read_view import ReadView
from posture.ui.blocks.scenario_view import ScenarioView
from posture.ui.blocks.spot_view import SpotView
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.checkups import Checkups
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.page import READING, Page
from posture.ui.widgets.progress_line import ProgressLine
from posture.words.speech import spoken

Asking = QuestionView | SpotView | OrderView | MatchView | ScenarioView
View = ReadView | Asking | DoItView | LessonEnd
_PANE_LINES = 12  # short panes are as high as this, so that Next stays where it is


class ReaderPage(Page):
    """Back and Next walk through the blocks; the place is kept, so that one can stop at any time."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge, ems=READING)
        self._checkups = checkups
        self._opened: Opened | None = None
        self._place = 0
        self._to_keep: tuple[Lesson, int] | None = None
        self._keeping = Lock()
        self.view: View | None = None
        self.add_back(self.tr("Leave the lesson"))
        self.progress = ProgressLine()
        self._pane = Card()
        self._pane.column.setContentsMargins(28, 24, 28, 24)
        self._pane.setMinimumHeight(self.fontMetrics().lineSpacing() * _PANE_LINES)
        self.previous = Button(self.tr("Back"), self._back, symbol="back")
        self.following = Button(self.tr("Next"), self._next, kind=Kind.PRIMARY)
        self._skip = Label(self.tr("You can go on without answering."), Role.SMALL)
        self._untranslated = Label(spoken(STAYS_ENGLISH), Role.SMALL)
        self._untranslated.hide()
        self.add(self._untranslated, self.progress, self._pane)
        self.add(Flow(self.previous, self.following), self._skip)
        self.column.addStretch(1)
        for part in (self.progress, self._pane, self.previous, self.following, self._skip):
            part.hide()

    @property
    def lesson(self) -> Lesson | None:
        """What is read, as it is shown on this computer."""
        return self._opened.lesson if self._opened is not None else None

    def enter(self, key: str) -> None:
        """``key`` is the lesson's id."""
        self.banner.hide()
        work = partial(open_lesson, self.bridge.session, key, self._checkups.current)
        self.bridge.start(work, self._open, self._trouble)

    def _open(self, opened: Opened) -> None:
        self._opened = opened
        self._place = min(opened.place, len(opened.lesson.blocks) - 1)
        for part in (self.progress, self._pane, self.previous, self.following):
            part.show()
        self._untranslated.setVisible(stays_english(opened.lesson))
        self._show()

    def _show(self) -> None:
        """Show the block at the place, or the end after the last one."""
        opened = self._opened
        if opened is None:
            return
        read = opened.lesson
        clear(self._pane.column)
        at_end = self._place == len(read.blocks)
        part = self.tr("The end") if at_end else self._part(read)
        self.say(read.title, part)
        self.progress.show_progress(self._place + (not at_end), len(read.blocks))
        self.view = (
            LessonEnd(opened, self.bridge) if at_end else self._block(read.blocks[self._place], opened)
        )
        self._pane.add(self.view)
        self._pane.column.addStretch(1)
        self.previous.setVisible(self._place > 0)
        self.following.setText(self._following_word(read))
        self._refresh_next()
        self.order_tabs()
        self.to_top()
        begins = self.view.entry if isinstance(self.view, Asking) else self.following
        begins.setFocus()
        announce(self, f"{read.title}. {part}. {self.view.spoken}")

    def _block(self, block: Block, opened: Opened) -> View:
        view: Asking
        match block:
            case Read():
                return ReadView(block, opened, self.bridge)
            case DoIt():
                return DoItView(block, opened, self._checkups, self.bridge)
            case Question():
                view = QuestionView(block)
            case Spot():
                view = SpotView(block)
            case Order():
                view = OrderView(block, opened.mixes[block.name])
            case Match():
                view = MatchView(block, opened.mixes[block.name])
            case Scenario():
                view = ScenarioView(block)
        view.answered.connect(self._answered)
        return view

    def _part(self, read: Lesson) -> str:
        words = self.tr("Part {place} of {count}")
        return words.format(place=self._place + 1, count=len(read.blocks))

    def _following_word(self, read: Lesson) -> str:
        if self._place == len(read.blocks):
            return self.tr("Done")
        return self.tr("Finish") if self._place == len(read.blocks) - 1 else self.tr("Next")

    def _refresh_next(self) -> None:
        """One primary button a pane: until it is answered, that is the question's own."""
        open_question = isinstance(self.view, Asking) and not self.view.done
        self._skip.setVisible(open_question)
        self.following.set_kind(Kind.PLAIN if open_question else Kind.PRIMARY)

    def _back(self) -> None:
        self._place -= 1
        self._keep()
        self._show()

    def _next(self) -> None:
        read = self.lesson
        if read is None:
            return
        if self._place == len(read.blocks):
            self.leave.emit()  # to where the lesson was begun
            return
        self._place += 1
        if self._place == len(read.blocks):
            self.bridge.start(partial(finish, self.bridge.session, read), self._finished, self._trouble)
        else:
            self._keep()
        self._show()

    def _answered(self, right: bool) -> None:
        """Keep the first answer to a question; it decides when the question comes back."""
        read, view = self.lesson, self.view
        if read is not None and isinstance(view, QuestionView):
            work = partial(answer, self.bridge.session, read, view.question, view.chosen)
            self.bridge.start(work, lambda _: None, self._trouble)
        self._refresh_next()
        if isinstance(view, ScenarioView) and not right:  # the way back is at hand
            return
        self.following.setFocus()
        self.reveal(self.following)

    def _keep(self) -> None:
        if self.lesson is not None:
            self._to_keep = (self.lesson, self._place)
            self.bridge.start(self._keep_newest, lambda _: None, self._trouble)

    def _keep_newest(self) -> None:
        """Called by threads that may overtake each other: whichever comes last keeps the newest place."""
        with self._keeping:
            if self._to_keep is not None:
                keep_place(self.bridge.session, *self._to_keep)

    def _finished(self, back: object) -> None:
        if isinstance(self.view, LessonEnd):
            self.view.show_return(back, self.bridge.session.now())

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)
