"""Lessons: short ones, those first that fit what was found."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from posture.application.learning import LessonCard, LessonState, Strength, lesson_cards
from posture.application.practising import questions_due
from posture.application.untranslated import IN_ENGLISH
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.checkups import Checkups
from posture.ui.pages.certificate_card import CertificateCard
from posture.ui.widgets.card import clear
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.page import Page
from posture.ui.widgets.tile import Tile
from posture.ui.words import TO_DO, minutes, questions
from posture.words.speech import spoken


class LessonsPage(Page):
    """A tile a lesson, with its title, its length, and how far the person is."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge)
        self._checkups = checkups
        self.say(
            self.tr("Lessons"),
            self.tr("Three or four minutes each, one thing to do at the end. No marks, no streaks."),
        )
        self._review = Tile(
            self.tr("Today's review"), "", partial(self.go.emit, "review", ""), symbol="again"
        )
        self._review.hide()
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add(self._review)
        self.add_row(self._list)
        self.certificate = CertificateCard(bridge)
        self.certificate.came.connect(self.order_tabs)
        self.add(self.certificate)
        self.column.addStretch(1)

    def enter(self, _key: str) -> None:
        session = self.bridge.session
        self.certificate.enter()
        self.fetch(lambda: (lesson_cards(session), questions_due(session)), self._show, self._trouble)

    def _show(self, found: tuple[Sequence[LessonCard], int]) -> None:
        lessons, due = found
        clear(self._list)
        self._review.setVisible(due > 0)
        self._review.show_state(self.tr("Today's review"), questions(due), symbol="again", tone="accent")
        fitting = [card for card in lessons if card.state is not LessonState.DONE and self._fits(card)]
        rest = [card for card in lessons if card not in fitting]
        self._group(self.tr("About something found on this computer"), fitting)
        self._group(self.tr("All lessons") if not fitting else self.tr("More lessons"), rest)
        self.order_tabs()
        if not lessons:
            self._list.addWidget(Label(self.tr("There are no lessons yet."), Role.MUTED))

    def _group(self, heading: str, lessons: Sequence[LessonCard]) -> None:
        if not lessons:
            return
        self._list.addWidget(Label(heading, Role.HEADING))
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
                tone="good" if card.state is LessonState.DONE else "accent",
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
            case _, Strength.FADING | Strength.WORTH_A_LOOK:
                return "again", self.tr("Worth another look")
            case _:
                return "pass", self.tr("Done")

    def _fits(self, card: LessonCard) -> bool:
        """Whether a check that the lesson is about asks for something."""
        verdicts = (self._checkups.verdict(check) for check in card.checks)
        return any(verdict is not None and verdict.outcome in TO_DO for verdict in verdicts)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)
