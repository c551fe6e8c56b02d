"""One short practice: which cards, in which order, and what comes back at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from posture.lessons.memory import Card, Memory
from posture.lessons.rating import Rating
from posture.lessons.spacing import apart

MOST_REVIEWS = 5
"""Two core questions a lesson and five reviews a week can be kept up; there is no count of what is due."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question to ask; the second time in a session is practice only and not ``rated``."""

    card: str
    rated: bool


def compose(due: Sequence[Card], *, known: Callable[[str], bool] = lambda _: True) -> tuple[Card, ...]:
    """At most five of the cards that are due, by date, oldest first, ties by lesson.

    Two cards of one lesson follow each other only where it cannot be avoided. ``known`` says of a card's id
    whether its question still exists; it is asked no more often than five are found.
    """
    oldest = sorted(due, key=lambda card: (card.due.date(), card.lesson, card.id))
    chosen = tuple(islice((card for card in oldest if known(card.id)), MOST_REVIEWS))
    return apart(chosen, lambda card: card.lesson)


class Practice:
    """The turns of one session; a wrong answer brings its question back once at the end.

    An answer is on the disk before the next turn comes, so that a crash loses only the one being given.
    """

    def __init__(self, memory: Memory, cards: Sequence[Card]) -> None:
        self._memory = memory
        self._turns = [Turn(card.id, rated=True) for card in cards]
        self._at = 0

    @property
    def current(self) -> Turn | None:
        """What to ask now, or None when the session is over."""
        return self._turns[self._at] if self._at < len(self._turns) else None

    def answer(self, rating: Rating) -> None:
        """Notes the answer to the current turn and goes on; after the last one it changes nothing."""
        turn = self.current
        if turn is None:
            return
        if turn.rated:
            self._memory.review(turn.card, rating)
            if rating is Rating.AGAIN:
                self._turns.append(Turn(turn.card, rated=False))
        self._at += 1
