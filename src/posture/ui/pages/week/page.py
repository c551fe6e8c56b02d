"""The weekly session: one part after the other, each on the page that is for it, and an end."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from posture.application.about_you import leave_unsaid, unasked
from posture.application.advice import Explained, explain
from posture.application.checkup import Checkup
from posture.application.learning import Lesson, find_lesson, has_begun, next_lesson
from posture.application.session import Session
from posture.application.since import days_it_took
from posture.application.suggested import Suggested, suggested
from posture.application.week import Part, Week, begin_week, done_with
from posture.ui.announce import announce
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.checkups import Checkups
from posture.ui.pages.review import WEEK
from posture.ui.pages.week.fix_card import FixCard
from posture.ui.pages.week.work_card import WorkCard
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.drawing import Drawing
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.page import READING, STEPS, Page
from posture.ui.widgets.progress_line import ProgressLine
from posture.ui.words import minutes


@dataclass(frozen=True, slots=True)
class _Now:
    """Where the session is, and what its page shows there."""

    week: Week
    told: Explained | None = None
    took: int | None = None
    lesson: Lesson | None = None
    begun: bool = False
    suggested: Suggested | None = None
    may_ask: bool = False


class WeekPage(Page):
    """Leads to the check, the review and the lesson, and is where each of them comes back to."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge, ems=READING)
        self._checkups = checkups
        self._now: _Now | None = None
        self.add_back(self.tr("Stop here"))
        self.progress = ProgressLine()
        self.fix = FixCard()
        self.fix.how.connect(self._to_steps)
        self.fix.again.connect(checkups.run_one)
        self.fix.onward.connect(self._pass)
        self._pane = Card()
        self._sign = Glyph("lessons", "accent", ems=1.6)
        self._what = Label("", Role.HEADING)
        self._about = Label("", Role.MUTED)
        self.begin = Button("", self._begin, kind=Kind.PRIMARY)
        self.later = Button(self.tr("Not this week"), self._pass, kind=Kind.LINK)
        self._pane.add_row(beside(self._sign, self._what, self._about))
        self._pane.add(Flow(self.begin, self.later))
        self._drawing = Drawing("all-good", self.tr("A computer with a tick on its screen."))
        self.work = WorkCard(bridge)
        self.done = Button(self.tr("Done"), self._leave, kind=Kind.PRIMARY)
        self.add(self.progress, self.fix, self._pane, self._drawing, self.work, Flow(self.done))
        self.column.addStretch(1)
        self._show_only()
        checkups.changed.connect(self._looked)
        checkups.failed.connect(self._not_looked)

    def enter(self, _key: str) -> None:
        self.banner.hide()
        self.say(self.tr("This week's three minutes"), "" if self._now else self.tr("A moment…"))
        self._show_only()
        self.fetch(self._work(), partial(self._show, lands=True), self._trouble)

    def _work(self, *, behind: Part | None = None) -> partial[_Now]:
        return partial(_now, self.bridge.session, self._checkups.current, behind)

    def _show(self, now: _Now, *, lands: bool) -> None:
        """``lands``: the keyboard goes to what is to be pressed next."""
        self._now = now
        week, part = now.week, now.week.current
        count = len(week.parts)
        if part is None:
            self._show_end(now)
            return
        self.progress.show_progress(week.at + 1, count)
        lead = self.tr("Part {place} of {count}").format(place=week.at + 1, count=count)
        self.say(self.title.text(), lead)
        if part is Part.FIX and now.told is not None:
            self.fix.show_check(now.told, now.took, busy=self._checkups.running)
            self._show_only(self.progress, self.fix)
            first = self.tr("One thing to fix first")
            entry, words = self.fix.entry, f"{first}. {self.fix.spoken}"
        else:
            self._fill(now)
            self._show_only(self.progress, self._pane)
            entry, words = self.begin, f"{self._what.text()}. {self._about.text()}"
        self.order_tabs()
        if lands:
            self.to_top()
            entry.setFocus()
            announce(self, f"{lead}. {words}")

    def _fill(self, now: _Now) -> None:
        """What comes next, and the way there."""
        if now.lesson is None:
            self._sign.show_icon("again", "accent")
            self._what.setText(self.tr("What you learned before"))
            self._about.setText(
                self.tr(
                    "A few questions from earlier lessons, each in another story. Nobody counts; where you "
                    "were not sure, say so, and it comes back sooner."
                )
            )
            self.begin.setText(self.tr("Go on") if now.week.asked else self.tr("Begin"))
        else:
            self._sign.show_icon("lessons", "accent")
            self._what.setText(now.lesson.title)
            about = self.tr("The aim: {objective} It takes {minutes}.")
            told = about.format(objective=now.lesson.objective, minutes=minutes(now.lesson.minutes))
            if now.suggested is not None and now.suggested.lesson == now.lesson.id:
                suggests = self.tr("Your organisation suggests this lesson.")
                told = " ".join(filter(None, (suggests, now.suggested.reason, told)))
            self._about.setText(told)
            self.begin.setText(self.tr("Go on with the lesson") if now.begun else self.tr("To the lesson"))

    def _show_end(self, now: _Now) -> None:
        if now.week.parts:
            title = self.tr("That was it for this week.")
            lead = self.tr("What you knew comes back later, the rest sooner.")
        else:
            title = self.tr("Nothing is to do this week.")
            lead = self.tr("Every lesson is done, and no question is due. See you in a week or so.")
        self.say(title, lead)
        count = max(1, len(now.week.parts))
        self.progress.show_progress(count, count)
        if now.may_ask:
            self.work.show_answers({})
        self._show_only(self.progress, self._drawing, self.done, *((self.work,) if now.may_ask else ()))
        self.order_tabs()
        self.to_top()
        self.done.setFocus()
        announce(self, f"{title} {lead}")

    def _begin(self) -> None:
        if self._now is None:
            return
        if self._now.lesson is None:
            self.go.emit("review", WEEK)
        else:
            self.go.emit("lesson", self._now.lesson.id)

    def _to_steps(self, check: str) -> None:
        self.go.emit("check", f"{check}#{STEPS}")

    def _pass(self) -> None:
        """To the part behind this one, whether this one was done or not."""
        part = self._now.week.current if self._now is not None else None
        if part is not None:
            self.fetch(self._work(behind=part), partial(self._show, lands=True), self._trouble)

    def _leave(self) -> None:
        """The end; who was asked about their work and left something open is not asked again."""
        if not self.work.isHidden():
            work = partial(leave_unsaid, self.bridge.session)
            self.bridge.start(work, lambda _: None, self._trouble)
        self.leave.emit()

    def _looked(self) -> None:
        """A look began or ended; only what is to fix depends on it."""
        if self._now is not None and self._now.week.current is Part.FIX and self.isVisible():
            self.fetch(self._work(), partial(self._show, lands=False), self._trouble)

    def _not_looked(self, sentence: str) -> None:
        if self.isVisible() and not self.fix.isHidden():
            self.fix.trouble(sentence)

    def _show_only(self, *shown: object) -> None:
        for part in (self.progress, self.fix, self._pane, self._drawing, self.work, self.done):
            part.setVisible(part in shown)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)


def _now(session: Session, checkup: Checkup | None, behind: Part | None) -> _Now:
    """The session as it is now, or ``behind`` a part of it."""
    week = done_with(session, behind) if behind is not None else begin_week(session)
    match week.current:
        case Part.FIX:
            took = days_it_took(session, checkup, week.check)
            return _Now(week, explain(session, week.check, checkup), took)
        case Part.LESSON:
            lesson = find_lesson(session, week.lesson)
            return _Now(week, lesson=lesson, begun=has_begun(session, lesson), suggested=suggested(session))
        case None:
            return _Now(week, may_ask=bool(unasked(session)) and next_lesson(session) is not None)
        case _:
            return _Now(week)
