"""Home: the state in a sentence, and the one next step."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from posture.ui.announce import announce
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.checkups import Checkups
from posture.ui.widgets.areas import AreaCard
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.page import Page
from posture.ui.widgets.step_card import StepCard
from posture.ui.widgets.tile import Tile
from posture.ui.widgets.welcome import Welcome
from posture.ui.words import day, questions
from posture.words.speech import spoken

if TYPE_CHECKING:
    from posture.application.advice import Step
    from posture.application.checkup import Checkup
    from posture.application.session import Session
    from posture.application.settings import SettingsPage


@dataclass(frozen=True, slots=True)
class _Beside:
    """What Home shows beside the verdicts."""

    step: Step | None
    questions: int = 0
    trouble: str = ""


class HomePage(Page):
    """Where the person begins: what to do now, and how things stand."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge)
        self._checkups = checkups
        self._looking = False
        self._welcome = Welcome()
        self._welcome.begin.connect(checkups.run)
        self._step = StepCard()
        self._step.again.connect(checkups.run_one)
        self._step.why.connect(partial(self.go.emit, "check"))
        self._step.later.connect(self._put_off)
        self._step.settings.connect(self._open_settings)
        self._counts = Button("", partial(self.go.emit, "checks", ""), kind=Kind.LINK, symbol="checks")
        self._again = Button(self.tr("Check everything again"), checkups.run, kind=Kind.LINK, symbol="again")
        self._review = Tile(
            self.tr("Today's review"), "", partial(self.go.emit, "review", ""), symbol="lessons"
        )
        self._areas = AreaCard()
        self._areas.chosen.connect(partial(self.go.emit, "checks"))
        self.add(self._welcome, self._step, self._review, self._areas)
        self.add(Flow(self._counts, self._again))
        self.column.addStretch(1)
        self._parts = (self._step, self._review, self._areas, self._counts, self._again)
        for part in (self._welcome, *self._parts):
            part.hide()
        checkups.changed.connect(self._refresh)
        checkups.judged.connect(self._progress)
        checkups.failed.connect(self.banner.trouble)

    def enter(self, _key: str) -> None:
        self._refresh()

    def _refresh(self) -> None:
        checkup, running = self._checkups.current, self._checkups.running
        self._step.set_busy(busy=running)
        if running and not self._looking:
            announce(self, self.tr("Looking at this computer."))
        self._looking = self._looking or running
        if checkup is None:
            self._show_first()
        elif not running:
            work = partial(_beside, self.bridge.session, checkup)
            self.fetch(work, partial(self._show, checkup), self._trouble)
        if running:
            self._progress()

    def _show_first(self) -> None:
        """Before the first check-up: what it looks at and what it never does."""
        self._welcome.setVisible(self._checkups.loaded)
        self._welcome.set_busy(busy=self._checkups.running)
        if self._checkups.loaded:
            self.say(self.tr("See how safe this computer is."), self.tr("It takes a few seconds."))

    def _progress(self) -> None:
        done, total = self._checkups.progress()
        self.lead.setText(
            self.tr("Looking: {done} of {total} checks done.").format(done=done, total=total)
            if done
            else self.tr("Looking at this computer.")
        )
        self.lead.show()

    def _show(self, checkup: Checkup, beside: _Beside) -> None:
        if self._checkups.running or checkup is not self._checkups.current:
            return
        held = self.window().focusWidget()
        began_here = held is not None and self._welcome.isAncestorOf(held)
        if held is not None and began_here:
            held.clearFocus()
        self._welcome.hide()
        for part in self._parts:
            part.show()
        fine, to_do, unsure = self._checkups.amounts()
        self.say(self._state(to_do, unsure, beside.step), self._lead(checkup))
        self._step.setVisible(beside.step is not None)
        if beside.step is not None:
            self._step.show_step(beside.step)
        self._areas.show_verdicts(self.bridge.session.catalogue.checks.values(), checkup.verdicts)
        self.order_tabs()
        self._counts.setText(self._amounts(fine, to_do, unsure))
        self._review.setVisible(beside.questions > 0)
        self._review.show_state(
            self.tr("Today's review"), questions(beside.questions), symbol="lessons", tone="accent"
        )
        self.banner.trouble(beside.trouble)
        if began_here:
            # The button that was pressed is gone; what is to be done now stands in its place.
            (self._step if beside.step is not None else self._counts).setFocus()
        if self._looking:
            self._looking = False
            act = f"{spoken(beside.step.act)}." if beside.step is not None else ""
            announce(self, f"{self.title.text()} {act}".strip())

    def _state(self, to_do: int, unsure: int, step: Step | None) -> str:
        if to_do and step is None:
            return self.tr("Nothing for now. The rest can wait.")
        if to_do == 1:
            return self.tr("One thing to do.")
        if to_do:
            return self.tr("%n things to do. Here is the first.", "", to_do)
        if unsure == 1:
            return self.tr("Nothing to do. Could not tell about one thing.")
        if unsure:
            return self.tr("Nothing to do. Could not tell about %n things.", "", unsure)
        return self.tr("All good. Nothing to do.")

    def _lead(self, checkup: Checkup) -> str:
        words = self.tr("Last checked {when}. Checking changes nothing and sends nothing.")
        said = words.format(when=day(checkup.taken, self.bridge.session.now()))
        return f"{said} {spoken(checkup.missing)}".strip()

    def _amounts(self, fine: int, to_do: int, unsure: int) -> str:
        parts = [self.tr("%n fine", "", fine)]
        if to_do:
            parts.append(self.tr("%n to do", "", to_do))
        if unsure:
            parts.append(self.tr("%n could not tell", "", unsure))
        return " · ".join(parts)

    def _open_settings(self, page: SettingsPage) -> None:
        session = self.bridge.session
        self.bridge.start(partial(_settings, session, page), self._opened, self._trouble)

    def _put_off(self, check_id: str) -> None:
        session = self.bridge.session
        self.bridge.start(partial(_snooze, session, check_id), self._snoozed, self._trouble)

    def _opened(self, _: object) -> None:
        self.banner.note(self.tr("The settings are open."), self.tr("When you are done, press Check again."))

    def _snoozed(self, _: object) -> None:
        self.banner.note(self.tr("It can wait for a week."), self.tr("You still find it under Checks."))
        self._refresh()

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)


# What these need is loaded by the thread of the bridge that calls them, after the window's first frame.


def _settings(session: Session, page: SettingsPage) -> None:
    from posture.application.settings import open_settings

    open_settings(session, page)


def _snooze(session: Session, check_id: str) -> None:
    from posture.application.exceptions import snooze

    snooze(session, check_id)


def _beside(session: Session, checkup: Checkup) -> _Beside:
    from posture.application.advice import next_step
    from posture.application.errors import PostureError
    from posture.application.learning import questions_due

    try:
        return _Beside(next_step(session, checkup), questions_due(session))
    except PostureError as error:
        # What was found can be shown all the same, and what is worth doing about it.
        return _Beside(next_step(session, checkup, heed_put_off=False), trouble=str(error))
