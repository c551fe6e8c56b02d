"""How far a person is with each lesson."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from posture.lessons.lesson import Lesson
from posture.lessons.memory import Memory, as_day, card_id
from posture.lessons.rating import Rating
from posture.store.database import Database


class LessonState(StrEnum):
    """New, begun, read to the end, or known before it was begun."""

    NEW = "new"
    STARTED = "started"
    DONE = "done"
    KNOWN = "known"


_IN_PRACTICE = (LessonState.DONE, LessonState.KNOWN)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person is in a lesson since ``day``: ``place`` is the name of a block, ``rev`` what they saw.

    ``first_answers`` holds the mark of the first answer to each question, by the question's name.
    """

    state: LessonState = LessonState.NEW
    rev: int = 0
    day: date | None = None
    place: str = ""
    first_answers: Mapping[str, Rating] = field(default_factory=dict)


class Progress:
    """Lesson states in the database. Every step is on the disk before a method returns."""

    def __init__(self, database: Database, memory: Memory, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._memory = memory
        self._clock = clock

    def standings(self) -> Mapping[str, Standing]:
        """Where the person is in each lesson that they opened, by lesson id."""
        rows = self._database.all("SELECT lesson, state, rev, day, place FROM lesson_state ORDER BY lesson")
        return {row["lesson"]: _standing(row["state"], row["rev"], row["day"], row["place"]) for row in rows}

    def standing(self, lesson: str) -> Standing:
        return self.standings().get(lesson, Standing())

    def keep_place(self, lesson: Lesson, place: str) -> None:
        """Remembers the block at which to go on; a lesson read to the end stays done."""
        with self._database.transaction():
            before = self.standing(lesson.id)
            state = before.state if before.state is LessonState.DONE else LessonState.STARTED
            self._write(lesson, state, place, before.first_answers)

    def answered(self, lesson: Lesson, question: str, rating: Rating) -> None:
        """Remembers the first answer to a question inside the lesson; later ones change nothing."""
        with self._database.transaction():
            before = self.standing(lesson.id)
            if question in before.first_answers:
                return
            state = before.state if before.state is LessonState.DONE else LessonState.STARTED
            self._write(lesson, state, before.place, {**before.first_answers, question: rating})

    def finish(self, lesson: Lesson) -> None:
        """Marks the lesson done and puts its core questions into practice, first answers counted."""
        with self._database.transaction():
            before = self.standing(lesson.id)
            self._write(lesson, LessonState.DONE, "", before.first_answers)
            self._memory.plan(lesson)
            for question in lesson.core:
                card = card_id(lesson, question)
                if question.name in before.first_answers and not self._memory.asked(card):
                    self._memory.review(card, before.first_answers[question.name])

    def know(self, lesson: Lesson) -> None:
        """Marks a new lesson known, and puts its core questions into practice, with a longer pause at first.

        One that was begun stays as it is.
        """
        with self._database.transaction():
            if self.standing(lesson.id).state is not LessonState.NEW:
                return
            self._write(lesson, LessonState.KNOWN, "", {})
            self._memory.plan(lesson)
            for question in lesson.core:
                if not self._memory.asked(card := card_id(lesson, question)):
                    self._memory.review(card, Rating.KNEW_IT)

    def show_anyway(self, lesson: str) -> None:
        """Makes a known lesson new again; of its questions those go that were not asked since."""
        with self._database.transaction():
            if self.standing(lesson).state is LessonState.KNOWN:
                self._database.execute("DELETE FROM lesson_state WHERE lesson = ?", (lesson,))
                self._memory.let_go(lesson, asked_only=Rating.KNEW_IT)

    def catch_up(self, lessons: Iterable[Lesson]) -> None:
        """Brings the cards of finished and of known lessons in line with lessons that were revised since."""
        standings = self.standings()
        for lesson in lessons:
            standing = standings.get(lesson.id)
            if standing and standing.state in _IN_PRACTICE and standing.rev != lesson.rev:
                with self._database.transaction():
                    self._memory.plan(lesson)
                    self._write(lesson, standing.state, standing.place, {}, day=standing.day)

    def _write(
        self,
        lesson: Lesson,
        state: LessonState,
        place: str,
        first_answers: Mapping[str, Rating],
        *,
        day: date | None = None,
    ) -> None:
        kept = json.dumps({"block": place, "answers": dict(first_answers)})
        self._database.execute(
            "INSERT INTO lesson_state (lesson, state, rev, day, place) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (lesson) DO UPDATE SET state = excluded.state, rev = excluded.rev,"
            " day = excluded.day, place = excluded.place",
            (lesson.id, state.value, lesson.rev, (day or as_day(self._clock()).date()).isoformat(), kept),
        )


def _standing(state: str, rev: int, day: str, kept: str) -> Standing:
    """The row as a value; a place that cannot be read is the beginning."""
    try:
        data = json.loads(kept)
        place = str(data["block"])
        answers = {str(name): Rating(mark) for name, mark in data["answers"].items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        place, answers = "", {}
    return Standing(LessonState(state), rev, date.fromisoformat(day), place, answers)
