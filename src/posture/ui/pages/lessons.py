"""Lessons: short ones, those first that fit what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from posture.application.about_you import answers_about_work
from posture.application.learning import LessonCard, LessonState, Strength, lesson_cards
from posture.application.placement import may_place, show_anyway
from posture.application.session import Session
from posture.application.suggested import Suggested, suggested
from posture.application.untranslated import IN_ENGLISH
from posture.application.week import Week, week_at_hand
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.checkups import Checkups
from posture.ui.pages.certificate_card import CertificateCard
from posture.ui.pages.week.week_card import WeekCard
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.page import Page
from posture.ui.widgets.tile import Tile
from posture.ui.words import TO_DO, minutes
from posture.words.speech import spoken


@dataclass(frozen=True, slots=True)
class _Found:
    """The lessons with the person's standing, the weekly session, and what they said of their work."""

    lessons: Sequence[LessonCard]
    week: Week | None
    said: Mapping[str, bool]
    may_skip: bool
    told: Suggested | None


class LessonsPage(Page):
    """A tile a lesson, with its title, its length, and how far the person is."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge)
        self._checkups = checkups
        self.say(
            self.tr("Lessons"),
            self.tr("Three or four minutes each, one thing to do at the end. No marks, no streaks."),
        )
        self.week = WeekCard(bridge)
        self.week.hide()
        self.week.begun.connect(partial(self.go.emit, "week", ""))
        self.week.changed.connect(partial(self.enter, ""))
        self.week.unfolded.connect(self.order_tabs)
        self.week.placed.connect(partial(self.go.emit, "placement", ""))
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add(self.week)
        self.add_row(self._list)
        self.certificate = CertificateCard(bridge)
        self.certificate.came.connect(self.order_tabs)
        self.add(self.certificate)
        self.column.addStretch(1)

    def enter(self, _key: str) -> None:
        self.certificate.enter()
        self.fetch(partial(_found, self.bridge.session), self._show, self._trouble)

    def _show(self, found: _Found) -> None:
        lessons = found.lessons
        clear(self._list)
        self.week.setVisible(bool(lessons))
        self.week.show_week(found.week, found.said, may_skip=found.may_skip)
        fitting = [card for card in lessons if card.state is not LessonState.DONE and self._fits(card)]
        known = [card for card in lessons if card.state is LessonState.KNOWN and card not in fitting]
        told = [card for card in lessons if self._is_suggested(card, found.told) and card not in fitting]
        named = {card.id for card in (*fitting, *known, *told)}
        rest = [card for card in lessons if card.id not in named]
        self._group(self.tr("About something found on this computer"), fitting)
        self._group(self.tr("Suggested by your organisation"), told, found.told.reason if found.told else "")
        self._group(self.tr("All lessons") if not fitting and not told else self.tr("More lessons"), rest)
        self._group(self.tr("What you know already"), known)
        if known:
            anyway = Button(self.tr("Show them anyway"), self._show_anyway, kind=Kind.LINK, symbol="again")
            self._list.addWidget(Flow(anyway))
        self.order_tabs()
        if not lessons:
            self._list.addWidget(Label(self.tr("There are no lessons yet."), Role.MUTED))

    def _group(self, heading: str, lessons: Sequence[LessonCard], line: str = "") -> None:
        if not lessons:
            return
        self._list.addWidget(Label(heading, Role.HEADING))
        if line:
            self._list.addWidget(Label(line, Role.MUTED))
        for card in lessons:
            look, word = self._state(card)
            about = self.tr("The aim: {objective} It takes {minutes}.").format(
                objective=card.objective, minutes=minutes(card.minutes)
            )
            tile = Tile(
                f"{card.title} ({spoken(IN_ENGLISH)})" if card.stays_english else card.title,
                about,
                partial(self.go.emit, "lesson", card.id),
                symbol=look,
                tone="good" if card.state in (LessonState.DONE, LessonState.KNOWN) else "accent",
                word=word,
            )
            self._list.addWidget(tile)

    def _state(self, card: LessonCard) -> tuple[str, str]:
        """The icon and the word for how far a lesson is, and how well it is remembered."""
        match card.state, card.strength:
            case LessonState.STARTED, _:
                return "lessons", self.tr("Go on")
            case LessonState.NEW, _:
                return "lessons", self.tr("New")
            case LessonState.KNOWN, _:
                return "pass", self.tr("Known")
            case _, Strength.FADING | Strength.WORTH_A_LOOK:
                return "again", self.tr("Worth another look")
            case _:
                return "pass", self.tr("Done")

    def _fits(self, card: LessonCard) -> bool:
        """Whether a check that the lesson is about asks for something."""
        verdicts = (self._checkups.verdict(check) for check in card.checks)
        return any(verdict is not None and verdict.outcome in TO_DO for verdict in verdicts)

    def _is_suggested(self, card: LessonCard, told: Suggested | None) -> bool:
        """What is done or known needs no suggestion."""
        left = card.state in (LessonState.NEW, LessonState.STARTED)
        return left and told is not None and card.id == told.lesson

    def _show_anyway(self) -> None:
        """Have what is known among the others again."""
        work = partial(show_anyway, self.bridge.session)
        self.bridge.start(work, lambda _: self.enter(""), self._trouble)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)


def _found(session: Session) -> _Found:
    said = answers_about_work(session)
    return _Found(lesson_cards(session), week_at_hand(session), said, may_place(session), suggested(session))
