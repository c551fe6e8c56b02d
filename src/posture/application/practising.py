"""The review: a few questions from earlier lessons, each time on another surface."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from posture.application.errors import ApplicationError
from posture.application.learning import memory_of, progress_of
from posture.application.opening import question_here
from posture.application.session import Session
from posture.application.untranslated import stays_english
from posture.lessons.lesson import Question
from posture.lessons.memory import Card
from posture.lessons.rating import rating_of_choice
from posture.lessons.session import Practice, Turn, compose
from posture.words.phrase import phrase


@dataclass(frozen=True, slots=True)
class ReviewTurn:
    """A question to answer now; ``rated`` is False where it comes back after a wrong answer."""

    card: str
    lesson_title: str
    question: Question
    rated: bool
    number: int
    total: int
    stays_english: bool


class ReviewSession:
    """Today's questions, one after the other; it may be left at any time and keeps what was answered."""

    def __init__(self, session: Session, practice: Practice, total: int) -> None:
        self._session = session
        self._practice = practice
        self._number = 1
        self._total = total
        self._turn: ReviewTurn | None = None
        self._advance()

    @property
    def current(self) -> ReviewTurn | None:
        """What to ask now, or None when it is over."""
        return self._turn

    def answer(self, chosen: Collection[int], *, sure: bool) -> bool:
        """Keep the answers chosen, by their places from 0; whether they were right."""
        turn = self._turn
        if turn is None:
            raise ApplicationError(phrase("There is no question to answer."))
        self._practice.answer(rating_of_choice(turn.question, chosen, sure=sure))
        self._number += 1
        self._advance()
        return turn.question.right == frozenset(chosen)

    def _advance(self) -> None:
        turn = self._practice.current
        self._turn = None if turn is None else self._asked(turn)

    def _asked(self, turn: Turn) -> ReviewTurn:
        """The question on the surface whose turn it is, its answers mixed."""
        found = self._session.library.surfaces(turn.card)
        if found is None:  # compose() leaves out cards without a question
            raise ApplicationError(phrase("The question {card} is gone.", card=turn.card))
        lesson, surfaces = found
        with self._session.rows():
            times = memory_of(self._session).times_asked(turn.card)
        question = question_here(self._session, lesson, surfaces[times % len(surfaces)], times)
        total = max(self._total, self._number)
        return ReviewTurn(
            turn.card, lesson.title, question, turn.rated, self._number, total, stays_english(lesson)
        )


def review(session: Session) -> ReviewSession:
    """Today's review: at most five questions, oldest first; perhaps none."""
    with session.rows():
        progress_of(session).catch_up(session.library.lessons.values())
    cards = _due(session)
    return ReviewSession(session, Practice(memory_of(session), cards), len(cards))


def questions_due(session: Session) -> int:
    """How many questions today's review would ask, five at most."""
    return len(_due(session)) if session.has_kept else 0


def _due(session: Session) -> tuple[Card, ...]:
    with session.rows():
        due = memory_of(session).due()
    return compose(due, known=lambda card: session.library.question(card) is not None)
