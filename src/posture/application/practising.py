"""The review: a few questions from earlier lessons, each time on another surface."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from posture.application.errors import ApplicationError
from posture.application.learning import memory_of
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

    def __init__(
        self,
        session: Session,
        practice: Practice,
        total: int,
        *,
        asked: int = 0,
        note: Callable[[str], None] | None = None,
    ) -> None:
        """``asked`` of the ``total`` were before; ``note`` is called with each card whose answer is kept."""
        self._session = session
        self._practice = practice
        self._number = asked + 1
        self._total = total
        self._note = note
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
        if self._note is not None:
            self._note(turn.card)
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


def review_of(
    session: Session, cards: Sequence[str], *, asked: int = 0, note: Callable[[str], None] | None = None
) -> ReviewSession:
    """The review of those of the cards that are still due, in their order.

    ``asked`` is how many were answered by then; ``note`` is called with each card whose answer is kept.
    """
    with session.rows():
        due = {card.id: card for card in memory_of(session).due()}
    left = tuple(due[each] for each in cards if each in due and session.library.question(each) is not None)
    practice = Practice(memory_of(session), left)
    return ReviewSession(session, practice, asked + len(left), asked=asked, note=note)


def questions_due(session: Session) -> int:
    """How many questions today's review would ask, five at most."""
    return len(cards_due(session))


def cards_due(session: Session) -> tuple[Card, ...]:
    """The questions of today's review, five at most, in the order in which they are asked."""
    if not session.has_kept:
        return ()
    with session.rows():
        due = memory_of(session).due()
    return compose(due, known=lambda card: session.library.question(card) is not None)
