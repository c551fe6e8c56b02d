"""How well an answer went, as the memory counts it."""

from __future__ import annotations

from collections.abc import Collection
from enum import IntEnum

from posture.lessons.lesson import Question


class Rating(IntEnum):
    """The marks in use, with FSRS's numbers.

    FSRS's fourth, Easy, would reward speed in a review, and nobody is to hurry there. It is given in one
    place alone: to what somebody knew before any lesson taught it.
    """

    AGAIN = 1
    HARD = 2
    GOOD = 3
    KNEW_IT = 4


def rating_of(*, right: bool, sure: bool) -> Rating:
    """The mark of an answer that was right or not, by somebody who was sure or guessed."""
    if not right:
        return Rating.AGAIN
    return Rating.GOOD if sure else Rating.HARD


def rating_of_choice(question: Question, chosen: Collection[int], *, sure: bool) -> Rating:
    """The mark of the answers chosen, by their places from 0.

    Where several may be right, a single slip (one missed or one too many) is still a Hard.
    """
    slips = len(question.right ^ frozenset(chosen))
    if question.several and slips == 1:
        return Rating.HARD
    return rating_of(right=slips == 0, sure=sure)
