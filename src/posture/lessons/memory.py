"""The questions a person keeps in practice, and what is remembered of each answer.

Days are all that is kept of time: on which day somebody learned matters for when to ask again, at what time
of it matters for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from random import Random

from posture.lessons import schedule
from posture.lessons.errors import LessonsError
from posture.lessons.lesson import Lesson, Question
from posture.lessons.rating import Rating
from posture.lessons.schedule import State
from posture.store.database import Database


@dataclass(frozen=True, slots=True)
class Card:
    """A question's place in practice; ``id`` is “lesson-id/block-id”."""

    id: str
    lesson: str
    due: datetime


class Strength(StrEnum):
    """How well a lesson is remembered, in words."""

    NEW = "new"
    FRESH = "fresh"
    FADING = "fading"
    WORTH_A_LOOK = "worth a look"


class Memory:
    """Cards and reviews in the database. Every answer is on the disk before a method returns.

    ``clock`` gives aware times. ``rng`` spreads the dates; a seeded one makes them repeatable.
    """

    def __init__(self, database: Database, clock: Callable[[], datetime], rng: Random | None = None) -> None:
        self._database = database
        self._clock = clock
        self._rng = rng or Random()  # noqa: S311 - it spreads dates and guards nothing

    def due(self, now: datetime | None = None) -> tuple[Card, ...]:
        """The cards that may be asked now, oldest first, ties by lesson.

        Those that a clock which stood ahead put far into the future are among them, see ``schedule.is_due``.
        """
        today = as_day(now or self._clock())
        return tuple(card for card, state in self._cards() if schedule.is_due(state, as_day(card.due), today))

    def returns(self, lesson: str) -> datetime | None:
        """When the lesson's first question comes back, None where it has none."""
        return min((card.due for card, _ in self._cards() if card.lesson == lesson), default=None)

    def plan(self, lesson: Lesson) -> None:
        """Makes a card for each core question that has none, and resets one whose meaning changed."""
        with self._database.transaction():
            for question in lesson.core:
                self._plan(lesson, question)

    def review(self, card: str, rating: Rating) -> datetime:
        """Notes an answer and gives the next time to ask. LessonsError when there is no such card."""
        with self._database.transaction():
            row = self._database.one("SELECT state, due FROM card WHERE id = ?", (card,))
            if row is None:
                raise LessonsError("This question is no longer in your practice.")
            today = self._today()
            before = schedule.read_state(row["state"])
            if schedule.is_due(row["state"], _label(date.fromisoformat(row["due"])), today):
                before = schedule.brought_back(before, today)
            after, due = schedule.answered(card, before, rating, today, self._rng)
            scheduled = {
                "was_due": row["due"],
                "recall": round(schedule.recall(before, today), 4),
                "due": _text(due),
            }
            self._database.execute(
                "INSERT INTO review (card, rating, day, scheduled) VALUES (?, ?, ?, ?)",
                (card, int(rating), _text(today), json.dumps(scheduled)),
            )
            self._database.execute(
                "UPDATE card SET state = ?, due = ? WHERE id = ?", (after.encode(), _text(due), card)
            )
        return _begins(due.date())

    def asked(self, card: str) -> bool:
        """Whether this card has been answered at least once since it was made or reset."""
        state = self._state(card)
        return state is not None and state.memory is not None

    def times_asked(self, card: str) -> int:
        """How often it was answered, as far as that is kept."""
        row = self._database.one("SELECT COUNT(*) FROM review WHERE card = ?", (card,))
        return int(row[0]) if row else 0

    def let_go(self, lesson: str, *, asked_only: Rating) -> None:
        """Takes the lesson's cards out of practice whose every answer had this mark."""
        with self._database.transaction():
            self._database.execute(
                "DELETE FROM card WHERE lesson = ?"
                " AND NOT EXISTS (SELECT 1 FROM review WHERE card = card.id AND rating != ?)",
                (lesson, int(asked_only)),
            )

    def strength(self, lesson: Lesson) -> Strength:
        """How well the lesson's core questions are likely remembered today, those never asked left out."""
        today = self._today()
        known = [
            schedule.recall(state, today)
            for question in lesson.core
            if (state := self._state(card_id(lesson, question))) and state.memory
        ]
        if not known:
            return Strength.NEW
        mean = sum(known) / len(known)
        if mean >= schedule.RECALL_WANTED:
            return Strength.FRESH
        return Strength.FADING if mean >= 0.6 else Strength.WORTH_A_LOOK

    def last_right(self, lesson: Lesson) -> bool:
        """Whether the last answer to each of its core questions was right, those never asked left out."""
        for question in lesson.core:
            card = card_id(lesson, question)
            row = self._database.one("SELECT rating FROM review WHERE card = ? ORDER BY id DESC", (card,))
            if row is not None and row[0] == Rating.AGAIN and self.asked(card):
                return False
        return True

    def _plan(self, lesson: Lesson, question: Question) -> None:
        card = card_id(lesson, question)
        state = self._state(card)
        if state is not None and state.version == question.version:
            return
        self._database.execute(
            "INSERT INTO card (id, lesson, state, due) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET state = excluded.state, due = excluded.due",
            (
                card,
                lesson.id,
                State(question.version).encode(),
                _text(self._today() + schedule.FIRST_REVIEW),
            ),
        )

    def _cards(self) -> tuple[tuple[Card, str], ...]:
        """Every card with its state as it is kept, by date, ties by lesson."""
        rows = self._database.all("SELECT id, lesson, due, state FROM card ORDER BY due, lesson, id")
        return tuple(
            (Card(row["id"], row["lesson"], _begins(date.fromisoformat(row["due"]))), row["state"])
            for row in rows
        )

    def _today(self) -> datetime:
        return as_day(self._clock())

    def _state(self, card: str) -> State | None:
        row = self._database.one("SELECT state FROM card WHERE id = ?", (card,))
        return schedule.read_state(row["state"]) if row else None


def card_id(lesson: Lesson, question: Question) -> str:
    """“lesson-id/block-id”, the same for ever."""
    return f"{lesson.id}/{question.name}"


def as_day(moment: datetime) -> datetime:
    """The day that it is where the person is, as the scheduler reckons with it: its midnight, called UTC."""
    return _label(moment.astimezone().date())


def _label(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _begins(day: date) -> datetime:
    """When that day begins where the person is."""
    return datetime.combine(day, time()).astimezone()


def _text(label: datetime) -> str:
    """The day as the database writes it, so that text sorts like time."""
    return label.date().isoformat()
