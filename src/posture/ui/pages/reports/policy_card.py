"""What the organisation asks, shown as a difference before it applies: yes, or not now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.voting.asked import Asked, Goal
from posture.application.voting.consent import Consent
from posture.ui.measures import SPACE
from posture.ui.pages.reports.limits import limit_words
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result
from posture.ui.widgets.stack import stack
from posture.ui.words import date
from posture.words.quotes import within_quotes


class PolicyCard(Card):
    """The new policy in sentences; ``show_asked`` fills it."""

    agreed = Signal()
    put_off = Signal()
    lesson = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._heading = Label("", Role.HEADING)
        self._since = Label("", Role.MUTED)
        self._news = QVBoxLayout()
        self._news.setSpacing(SPACE.close)
        self._means = Label("")
        self.agree = Button(self.tr("Agree"), self.agreed.emit, kind=Kind.PRIMARY, symbol="pass")
        self.later = Button(self.tr("Not now"), self.put_off.emit)
        self.read = Button(
            self.tr("Read the lesson that IT suggests"), self._read, kind=Kind.LINK, symbol="lessons"
        )
        self.result = Result()
        self._lesson = ""
        self.add_row(beside(Glyph("together", "accent", ems=1.25), self._heading, self._since))
        self.add_row(self._news)
        self.add(self._means, self.result, Flow(self.agree, self.later, self.read))

    def show_asked(
        self, found: Asked, titles: Mapping[str, str], consent: Consent, now: dt.datetime, *, has_lesson: bool
    ) -> None:
        """What is new, since when, and what agreeing means under the consent that is given now."""
        words = self.tr("What {org} asks") if found.first else self.tr("{org} asks something new")
        self._heading.setText(words.format(org=found.org))
        since = self.tr("Known here since {day}. Nothing of it applies before you agree.")
        self._since.setText(since.format(day=date(found.since, now)))
        clear(self._news)
        for symbol, parts in self._new(found, titles, now):
            self._news.addLayout(beside(Glyph(symbol, "muted", ems=1.1), stack(*parts, gap=SPACE.hair)))
        self._means.setText(self._what_it_means(consent))
        self._lesson = found.policy.lesson
        self.read.setVisible(has_lesson and bool(found.policy.lesson))
        self.result.show_trouble("")
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        self.agree.setEnabled(not busy)
        self.later.setEnabled(not busy)

    def _read(self) -> None:
        self.lesson.emit(self._lesson)

    def _what_it_means(self, consent: Consent) -> str:
        if consent is Consent.STANDING:
            return self.tr(
                "You allowed your answers to leave by themselves each time: once you agree, these do as "
                "well. With “Not now” nothing leaves by itself any more, and your checks go on as before."
            )
        return self.tr(
            "Agreeing sends nothing: Posture looks at what is asked, and you see your answers first. With "
            "“Not now” your checks go on as before, and none of these answers leaves."
        )

    def _new(
        self, found: Asked, titles: Mapping[str, str], now: dt.datetime
    ) -> Iterator[tuple[str, list[QWidget]]]:
        if found.policy.reason:
            words = self.tr("IT writes: “{reason}”").format(reason=within_quotes(found.policy.reason))
            yield "mail", [Label(words)]
        if found.added:
            asks = self.tr("Each time it asks:") if found.first else self.tr("New is the question:")
            yield "look", self._named(asks, found.added, titles)
        if found.removed:
            yield "close", self._named(self.tr("No longer asked:"), found.removed, titles)
        if found.numbers:
            lines = (Label(limit_words(number)) for number in found.numbers)
            yield "settings", [Label(self.tr("What counts as fine:"), Role.MUTED), *lines]
        if found.goals or found.dropped:
            gone = self.tr("{check}: there is no goal any more.")
            aims = [self._goal(titles.get(check, check), goal, now) for check, goal in found.goals.items()]
            aims += [gone.format(check=titles.get(check, check)) for check in found.dropped]
            yield "sign", [Label(self.tr("What it wants to reach:"), Role.MUTED), *map(Label, aims)]

    def _named(self, heading: str, checks: tuple[str, ...], titles: Mapping[str, str]) -> list[QWidget]:
        return [Label(heading, Role.MUTED), *(Label(titles.get(check, check)) for check in checks)]

    def _goal(self, title: str, goal: Goal, now: dt.datetime) -> str:
        by = date(dt.date.fromisoformat(goal.by), now)
        words = (
            self.tr("{check}: {percent} of 100 computers by {day}. IT's reason: {reason}")
            if goal.reason
            else self.tr("{check}: {percent} of 100 computers by {day}.")
        )
        return words.format(check=title, percent=goal.target_percent, day=by, reason=goal.reason)
