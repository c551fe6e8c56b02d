"""Home: the state in a sentence, the one next step, and beside it how things stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from posture.application.checkup import Outcome
from posture.ui.announce import announce
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.amounts import amounts_of, state_sentence
from posture.ui.models.checkups import Checkups
from posture.ui.models.deliveries import Deliveries
from posture.ui.models.next_to_do import NextToDo, next_to_do, open_page, put_off, take_up
from posture.ui.widgets.areas import AreaCard
from posture.ui.widgets.calm_card import CalmCard
from posture.ui.widgets.home_links import HomeLinks
from posture.ui.widgets.organisation_tile import OrganisationTile
from posture.ui.widgets.page import STEPS, Page
from posture.ui.widgets.result import Result
from posture.ui.widgets.since_card import SinceCard
from posture.ui.widgets.step_card import StepCard
from posture.ui.widgets.week_tile import WeekTile
from posture.ui.words import date, last_checked, looked_again, progress
from posture.words.speech import spoken

if TYPE_CHECKING:
    from posture.application.checkup import Checkup
    from posture.application.settings import SettingsPage
    from posture.ui.widgets.welcome import Welcome


class HomePage(Page):
    """Where the person begins: what to do now, and how things stand."""

    def __init__(self, bridge: Bridge, checkups: Checkups, deliveries: Deliveries) -> None:
        super().__init__(bridge, beside=True)
        self._checkups = checkups
        self._looking = False
        self._asked = ""
        self._before: Outcome | None = None
        self._then: Callable[[], object] | None = None  # once the next step is there, and the keyboard at it
        self._welcome: Welcome | None = None
        self._step = StepCard()
        self._step.again.connect(self._check_again)
        self._step.why.connect(partial(self.go.emit, "check"))
        self._step.how.connect(self._to_steps)
        self._step.later.connect(self._put_off)
        self._step.settings.connect(self._open_settings)
        self._calm = CalmCard()
        self._calm.again.connect(checkups.run)
        self._calm.look.connect(lambda: self.go.emit(*checkups.unsure_place()))
        self._links = HomeLinks()
        self._links.go.connect(self.go)
        self._links.again.connect(checkups.run)
        self._week = WeekTile(partial(self.go.emit, "week", ""))
        self._organisation = OrganisationTile(bridge)
        self._organisation.go.connect(self.go)
        self._areas = AreaCard()
        self._areas.chosen.connect(partial(self.go.emit, "checks"))
        self._since = SinceCard()
        self._since.chosen.connect(partial(self.go.emit, "check"))
        self._done = Result()
        self.add(self._done, self._step, self._calm, self._since, self._week, self._organisation)
        self.second.addWidget(self._areas)
        self.second.addWidget(self._links)
        self.column.addStretch(1)
        self._parts = (self._areas, self._links, self._since)
        for part in (self._done, self._step, self._calm, self._week, *self._parts):
            part.hide()
        checkups.changed.connect(self._refresh)
        checkups.judged.connect(self._progress)
        checkups.failed.connect(self._not_checked)
        deliveries.changed.connect(self._organisation.refresh)

    def enter(self, _key: str) -> None:
        self._asked, self._then = "", None
        self._step.result.clear()
        self._done.hide()
        self._checkups.grow_old()
        self._refresh()

    def _refresh(self) -> None:
        if self._checkups.loaded:  # before that the window waits for its first frame
            self._organisation.refresh()
        checkup, running = self._checkups.current, self._checkups.running
        busy = running and not self._checkups.quiet
        self._step.set_busy(busy=busy)
        self._calm.set_busy(busy=busy)
        if busy and not self._looking:
            announce(self, progress(0, 0))
        self._looking = self._looking or busy
        if checkup is None:
            self._show_first()
        elif not running or self._checkups.quiet:
            work = partial(next_to_do, self.bridge.session, checkup)
            self.fetch(work, partial(self._show, checkup), self._trouble)
        if running:
            self._progress()

    def _show_first(self) -> None:
        """Before the first check-up: what it looks at and what it never does."""
        if not self._checkups.loaded:
            return
        welcome = self._welcome = self._welcome or self._welcomed()
        if welcome.isHidden():
            welcome.load()
        welcome.show()
        welcome.set_busy(busy=self._checkups.running)
        self.say(self.tr("See how safe this computer is."), self.tr("It takes a few seconds."))

    def _welcomed(self) -> Welcome:
        from posture.ui.widgets.welcome import Welcome  # for who is here for the first time

        made = Welcome(self.bridge)
        made.begin.connect(self._checkups.run)
        made.turned.connect(self.order_tabs)  # another pane is read from its top, and in its order
        made.turned.connect(self.to_top)
        self.add_across(made)
        return made

    def _progress(self) -> None:
        words = progress(*self._checkups.progress())
        if self._checkups.quiet and self._checkups.current is not None:
            words = f"{self._when(self._checkups.current)} {words}"
        self.lead.setText(words)
        self.lead.show()

    def _show(self, checkup: Checkup, beside: NextToDo) -> None:
        if checkup is not self._checkups.current or (self._checkups.running and not self._checkups.quiet):
            return
        held, welcome = self.window().focusWidget(), self._welcome
        began_here = held is not None and welcome is not None and welcome.isAncestorOf(held)
        gone = began_here or (
            held is not None and any(part.isAncestorOf(held) for part in (self._step, self._calm))
        )
        if held is not None and began_here:
            held.clearFocus()
        if welcome is not None:
            welcome.hide()
        for part in self._parts:
            part.show()
        amounts = amounts_of(checkup.verdicts, beside.put_off, beside.for_it)
        self.say(state_sentence(amounts, has_step=beside.step is not None), self._lead(checkup))
        self._step.setVisible(beside.step is not None)
        self._calm.setVisible(beside.step is None)
        self._say_result(checkup)
        if beside.step is not None:
            self._step.show_step(beside.step)
        self._calm.show_amounts(amounts)
        checks = self.bridge.session.catalogue.checks
        self._areas.show_verdicts(checks.values(), checkup.verdicts)
        self._since.show_since(beside.since, checks, self.bridge.session.now())
        self.order_tabs()
        self._links.show_amounts(amounts)
        self._week.show_week(beside.week)
        self.banner.trouble(beside.trouble)
        then, self._then = self._then, None
        if began_here or then is not None or (gone and held is not None and not held.isVisible()):
            # The button that was pressed is gone; what is to be done now stands in its place.
            self.to_top()
            (self._step.entry if beside.step is not None else self._links.counts).setFocus()
        if then is not None:
            then()
        if self._checkups.running:
            self._progress()
        elif self._looking:
            self._looking = False
            act = f"{spoken(beside.step.act)}." if beside.step is not None else ""
            announce(self, f"{self.title.text()} {act}".strip())

    def _say_result(self, checkup: Checkup) -> None:
        """What came of “Check again”: at its button, or in the place of the card that it settled."""
        verdict = checkup.verdict(self._asked) if self._asked else None
        if verdict is None or self._checkups.running:
            return
        self._asked = ""
        self._step.result.clear()
        if verdict.outcome is Outcome.PASS:
            self._done.show()
            title = spoken(self.bridge.session.check(verdict.check).title)
            self._done.good(self.tr("Fixed. Well done. {title}.").format(title=title))
        else:
            self._step.result.note(looked_again(self._before, verdict.outcome))

    def _lead(self, checkup: Checkup) -> str:
        harmless = self.tr("Checking changes nothing and sends nothing.")
        return f"{self._when(checkup)} {harmless} {spoken(checkup.missing)}".strip()

    def _when(self, checkup: Checkup) -> str:
        return last_checked(checkup.taken, self.bridge.session.now())

    def _check_again(self, check_id: str) -> None:
        self._asked = check_id
        verdict = self._checkups.verdict(check_id)
        self._before = verdict.outcome if verdict is not None else None
        self._step.result.working(self.tr("Looking again…"))
        self._checkups.run_one(check_id)

    def _not_checked(self, sentence: str) -> None:
        if self._asked:
            self._asked = ""
            self._step.result.trouble(sentence)
        else:
            self.banner.trouble(sentence)

    def _open_settings(self, page: SettingsPage) -> None:
        check_id = self._step.check
        work = partial(open_page, self.bridge.session, page)
        self.bridge.start(work, partial(self._opened, check_id), partial(self._not_opened, check_id))

    def _put_off(self, check_id: str) -> None:
        work = partial(put_off, self.bridge.session, check_id)
        self.bridge.start(work, partial(self._is_put_off, check_id, self._step.act), self._trouble)

    def _opened(self, check_id: str, _: object) -> None:
        if self._step.check == check_id:
            self._step.result.working(self.tr("The settings are open. When you are done, press Check again."))

    def _not_opened(self, check_id: str, failure: Failure) -> None:
        if self._step.check == check_id:
            steps = (self.tr("Show me the steps"), partial(self._to_steps, check_id))
            self._step.result.trouble(failure.sentence, steps)

    def _to_steps(self, check_id: str) -> None:
        self.go.emit("check", f"{check_id}#{STEPS}")

    def _is_put_off(self, check_id: str, act: str, until: dt.date) -> None:
        said = self.tr("Put off until {day}: {act}.").format(
            day=date(until, self.bridge.session.now()), act=act
        )
        self._then = partial(self._say_put_off, said, check_id)
        self._refresh()

    def _say_put_off(self, sentence: str, check_id: str) -> None:
        self._done.show()
        self._done.note(sentence, (self.tr("Undo"), partial(self._take_up, check_id)))
        self.order_tabs()

    def _take_up(self, check_id: str) -> None:
        self.bridge.start(partial(take_up, self.bridge.session, check_id), self._taken_up, self._trouble)

    def _taken_up(self, _: object) -> None:
        self._then = self._done.hide
        self._refresh()

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)
