from __future__ import annotations

from collections.abc import Callable

import pytest

from posture.lessons.format import read_lesson
from posture.lessons.lesson import Question
from posture.lessons.rating import Rating, rating_of, rating_of_choice


def _question(written: Callable[..., str], right: str, brackets: str) -> Question:
    answers = "".join(
        f"- {brackets[0]}{'x' if letter in right else ' '}{brackets[1]} {letter}\n  > Why.\n"
        for letter in "abcd"
    )
    lesson, problems = read_lesson(written(f"## Question {{#one}}\n\nWhat?\n\n{answers}"), "lesson.md")
    assert lesson is not None, problems
    return lesson.questions[0]


@pytest.mark.parametrize(
    ("right", "sure", "rating"),
    [
        (True, True, Rating.GOOD),
        (True, False, Rating.HARD),
        (False, True, Rating.AGAIN),
        (False, False, Rating.AGAIN),
    ],
)
def test_a_guess_counts_less_than_a_sure_answer(right: bool, sure: bool, rating: Rating) -> None:
    assert rating_of(right=right, sure=sure) is rating


@pytest.mark.parametrize(
    ("chosen", "sure", "rating"),
    [
        ({0, 2}, True, Rating.GOOD),
        ({0, 2}, False, Rating.HARD),
        ({0}, True, Rating.HARD),
        ({0, 1, 2}, True, Rating.HARD),
        ({0, 1}, True, Rating.AGAIN),
        (set(), True, Rating.AGAIN),
    ],
)
def test_one_slip_among_several_answers_is_still_hard(
    written: Callable[..., str], chosen: set[int], sure: bool, rating: Rating
) -> None:
    assert rating_of_choice(_question(written, "ac", "[]"), chosen, sure=sure) is rating


@pytest.mark.parametrize(
    ("chosen", "rating"), [({0}, Rating.GOOD), ({1}, Rating.AGAIN), (set(), Rating.AGAIN)]
)
def test_one_right_answer_is_right_or_not(
    written: Callable[..., str], chosen: set[int], rating: Rating
) -> None:
    assert rating_of_choice(_question(written, "a", "()"), chosen, sure=True) is rating
