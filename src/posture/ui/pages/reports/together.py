"""Together: the organisation's sums as they were brought here, the same that IT gets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from posture.application.session import Session
from posture.application.voting.answers import Answer
from posture.application.voting.news import see_sums
from posture.application.voting.own import said_in
from posture.application.voting.standing import Standing, standing
from posture.application.voting.together import (
    STEP,
    Release,
    Shared,
    most_answers,
    most_received,
    thin,
    to_show,
    together,
)
from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.pages.reports.fingerprint_card import FingerprintCard
from posture.ui.pages.reports.part import Part, Stuck
from posture.ui.pages.reports.steps_card import StepsCard
from posture.ui.pages.reports.sum_row import SumRow
from posture.ui.widgets.button import Button
from posture.ui.widgets.card import Card, clear, rule
from posture.ui.widgets.drawing import Drawing
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.stack import stack
from posture.ui.words import date, until
from posture.words.phrase import sentences
from posture.words.speech import spoken


@dataclass(frozen=True, slots=True)
class _Found:
    """The release to show, None before the first, and a word on a newer one; how one stands; the titles.

    ``earlier`` are the releases before it, oldest first; ``own`` is what this computer said in its round.
    """

    shown: Shared | None
    newer: str
    standing: Standing
    titles: Mapping[str, str]
    earlier: Sequence[Release]
    own: Mapping[str, Answer]


class TogetherPart(Part):
    """A line a check, and what the numbers can and cannot say. Opening it sends nothing."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._lead = Label("", Role.STRONG)
        self._more = Label("", Role.MUTED)
        self.stuck = Stuck(self.tr("The sums cannot be shown now."))
        self.stuck.again.connect(self.enter)
        self.none = Card(self.tr("There are no sums yet"), symbol="together")
        self._why = Label("")
        self._back = Button(self.tr("To your own answers"), partial(self.go.emit, "reports", "send"))
        self.none.add(Drawing("no-sums", self.tr("An empty chart: nothing is added up yet.")))
        self.none.add(self._why, Flow(self._back))
        self._stuffed = Card(self.tr("These sums cannot be right"), symbol="fail", tone="bad")
        self._wrong = Label("", tone="bad")
        self._stuffed.add(self._wrong)
        self._sums = Card()
        self._sums.column.setSpacing(0)
        self._steps = StepsCard()
        self._note = Card(self.tr("What these numbers can say"), symbol="info")
        self._said = Label("")
        self._note.add(self._said)
        self.fingerprint = FingerprintCard(explains=True)
        self._parts = (
            self.stuck, self.none, self._stuffed, self._sums, self._steps, self._note, self.fingerprint
        )  # fmt: skip
        for part in (stack(self._lead, self._more, gap=SPACE.hair), *self._parts):
            self.column.addWidget(part)
        self._only()

    def enter(self) -> None:
        self.fetch(partial(_found, self.bridge.session), self._show, self._failed)

    def _show(self, found: _Found) -> None:
        if found.shown is None:
            self._why.setText(self._none_yet(found.standing))
            self.entry = self._back
            self._only(self.none)
            self.shown.emit()
            return
        shared, release = found.shown, found.shown.release
        now = self.bridge.session.now()
        closed = date(dt.date.fromisoformat(release.closed), now)
        words = [
            self.tr("Closed on {day}").format(day=closed),
            self.tr("1 computer had joined")
            if release.joined == 1
            else self.tr("%n computers had joined", "", release.joined),
            self._answered(release),
        ]
        self._lead.setText(" · ".join(words))
        practice = self.tr("This is a rehearsal: its numbers are for practice.")
        own = self.tr("“You” is your own answer. Which one was yours is kept on this computer only.")
        told = (shared.early, practice if release.rehearsal else "", found.newer, own if found.own else "")
        self._more.setText(sentences(*told))
        clear(self._sums.column)
        for place, (scope, share) in enumerate(release.checks.items()):
            if place:
                self._sums.add(rule())
            past = [each.checks[scope].passing for each in found.earlier if scope in each.checks]
            self._sums.add(
                SumRow(
                    found.titles.get(scope, scope),
                    share,
                    more=most_answers(release, scope) > share.answers,
                    past=past,
                    goal=release.goals.get(scope),
                    own=found.own.get(scope),
                    now=now,
                )
            )
        self._wrong.setText(shared.stuffed)
        self._steps.show_kinds({share.passing for share in release.checks.values()})
        self._said.setText("\n\n".join(map(spoken, (shared.counts, *shared.words))))
        self.fingerprint.show_text(shared.fingerprint)
        stuffed = (self._stuffed,) if shared.stuffed else ()
        seen = (self.fingerprint,) if shared.fingerprint else ()
        steps = (self._steps,) if self._steps.kinds else ()
        self._only(*stuffed, self._sums, *steps, self._note, *seen)
        self.shown.emit()

    def _answered(self, release: Release) -> str:
        least, most = release.received, most_received(release)
        if not least:
            return self.tr("fewer than {step} answered").format(step=STEP)
        if least >= most:
            return self.tr("{least} answered").format(least=least)
        return self.tr("{least} to {most} answered").format(least=least, most=most)

    def _none_yet(self, now: Standing) -> str:
        if now.timetable is None:
            return self.tr("Nothing was asked yet.")
        words = self.tr(
            "The answers are added up {close}; within a day of that Posture brings the sums here."
        )
        return words.format(close=until(now.timetable.close, self.bridge.session.now()))

    def _failed(self, failure: Failure) -> None:
        self.stuck.say(failure)
        self.entry = self.stuck.button
        self._only(self.stuck)
        self.shown.emit()

    def _only(self, *parts: object) -> None:
        for part in self._parts:
            part.setVisible(part in parts)
        self._lead.setVisible(self._sums in parts)
        self._more.setVisible(self._sums in parts and bool(self._more.text()))


def _found(session: Session) -> _Found:
    titles = {check.id: spoken(check.topic) for check in session.catalogue.checks.values()}
    kept = together(session)
    shown = to_show(kept)
    releases = [each.release for each in reversed(kept)]
    earlier = releases[: 0 if shown is None else releases.index(shown.release)]
    own = {} if shown is None else said_in(session, shown.release.epoch)
    found = _Found(shown, thin(kept), standing(session), titles, earlier, own)
    see_sums(session)
    return found
