"""Together: the organisation's sums as they were brought here, the same that IT gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.session import Session
from posture.application.voting.standing import Standing, standing
from posture.application.voting.together import Goal, Share, Shared, thin, to_show, together
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.reports.fingerprint_card import FingerprintCard
from posture.ui.pages.reports.part import Part
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.label import Label, Role
from posture.ui.words import until
from posture.words.speech import spoken


@dataclass(frozen=True, slots=True)
class _Found:
    """The release to show, None before the first, and a word on a newer one; how one stands; the titles."""

    shown: Shared | None
    newer: str
    standing: Standing
    titles: Mapping[str, str]


class TogetherPart(Part):
    """A line a check, and what the numbers can and cannot say. Opening it sends nothing."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._lead = Label("", Role.MUTED)
        self._stuffed = Card(self.tr("These sums cannot be right"), symbol="fail", tone="bad")
        self._wrong = Label("", tone="bad")
        self._stuffed.add(self._wrong)
        self._sums = Card()
        self._sums.column.setSpacing(18)
        self._note = Card(self.tr("What these numbers can say"), symbol="info")
        self._said = Label("")
        self._note.add(self._said)
        self.fingerprint = FingerprintCard(explains=True)
        self._parts = (self._stuffed, self._sums, self._note, self.fingerprint)
        for part in (self._lead, *self._parts):
            self.column.addWidget(part)
        self._only()

    def enter(self) -> None:
        self.bridge.start(partial(_found, self.bridge.session), self._show, self._failed)

    def _show(self, found: _Found) -> None:
        if found.shown is None:
            self._lead.setText(self._none_yet(found.standing))
            self._only()
            return
        shared, release = found.shown, found.shown.release
        words = self.tr("Round {epoch} of {org}, closed on {day}. {counts}").format(
            epoch=release.epoch, org=release.name, day=release.closed, counts=shared.counts
        )
        practice = self.tr("This is a rehearsal: its numbers are for practice.")
        said = (words, shared.early, practice if release.rehearsal else "", found.newer)
        self._lead.setText(" ".join(filter(None, said)))
        clear(self._sums.column)
        for scope, share in release.checks.items():
            title = Label(found.titles.get(scope, scope), Role.STRONG)
            goal = release.goals.get(scope)
            goals = () if goal is None else (Label(self._goal(goal), Role.MUTED),)
            self._sums.add(_group(title, Label(self._words(share)), *goals))
        self._wrong.setText(shared.stuffed)
        self._said.setText("\n\n".join(shared.words))
        self.fingerprint.show_text(shared.fingerprint)
        stuffed = (self._stuffed,) if shared.stuffed else ()
        seen = (self.fingerprint,) if shared.fingerprint else ()
        self._only(*stuffed, self._sums, self._note, *seen)

    def _none_yet(self, now: Standing) -> str:
        if now.timetable is None:
            return self.tr("There are no sums yet: no round has begun.")
        words = self.tr(
            "There are no sums yet. The round closes {close}; within a day of it this app brings them here."
        )
        return words.format(close=until(now.timetable.close, self.bridge.session.now()))

    def _words(self, share: Share) -> str:
        match share.passing:
            case "":
                return self.tr("Fewer than ten answered, so nothing is said.")
            case "under-half":
                words = self.tr("Under half are fine, of {count} or a few more answers.")
            case "about-half":
                words = self.tr("About half are fine, of {count} or a few more answers.")
            case "most":
                words = self.tr("Most are fine, of {count} or a few more answers.")
            case "nearly-all":
                words = self.tr("Nearly all are fine, of {count} or a few more answers.")
            case _:
                words = self.tr("About {percent} of 100 are fine, of {count} or a few more answers.")
        return words.format(count=share.answers, percent=share.passing)

    def _goal(self, goal: Goal) -> str:
        words = self.tr("The goal is {percent} of 100 until {day}.").format(percent=goal.percent, day=goal.by)
        return f"{words} {goal.reason}".strip()

    def _failed(self, failure: Failure) -> None:
        self._lead.setText(self.tr("The sums cannot be shown now."))
        self._only()
        self.get_stuck(failure)

    def _only(self, *parts: QWidget) -> None:
        for part in self._parts:
            part.setVisible(part in parts)


def _found(session: Session) -> _Found:
    titles = {check.id: spoken(check.title) for check in session.catalogue.checks.values()}
    kept = together(session)
    return _Found(to_show(kept), thin(kept), standing(session), titles)


def _group(*widgets: QWidget) -> QWidget:
    """What belongs to one check, close together."""
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    for widget in widgets:
        column.addWidget(widget)
    return group
