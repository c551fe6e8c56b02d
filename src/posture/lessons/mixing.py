"""Answers and items in another order each day, and the same all day long."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from posture.lessons.lesson import Question


def mixed(count: int, seed: str) -> tuple[int, ...]:
    """The places 0 to ``count`` - 1 in an order that follows from ``seed``."""
    return tuple(Random(seed).sample(range(count), count))  # noqa: S311 - it guards nothing


def out_of_order(count: int, seed: str) -> tuple[int, ...]:
    """As ``mixed``, and not in their own order where there is another."""
    places = mixed(count, seed)
    return (*places[1:], places[0]) if count > 1 and places == tuple(range(count)) else places


def shuffled(question: Question, seed: str) -> Question:
    """The question with its answers in an order that follows from ``seed``."""
    places = mixed(len(question.answers), f"{question.name}/{seed}")
    return replace(question, answers=tuple(question.answers[place] for place in places))
