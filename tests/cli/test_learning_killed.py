"""A week of learning that is killed wherever it is loses the answer being given, and nothing more."""

from __future__ import annotations

import random
import shutil
import time
from itertools import pairwise
from pathlib import Path

import pytest

from laid_out import lay_out

from .learning import Kept, Learner, kept_of

QUESTIONS = 27  # that are asked in the week
SHORT = 4  # every one of so many is where it is killed in a usual run
LONGEST = 0.02  # seconds: about what an answer takes until the next question


def _of(questions: int) -> list[object]:
    """Every question; most of them in the long run only."""
    return [
        each if each % SHORT == 0 else pytest.param(each, marks=pytest.mark.soak) for each in range(questions)
    ]


def _copy(laid_out: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(laid_out, tmp_path / "week", symlinks=True))


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("week") / "laid-out"
    lay_out(folder)
    return folder


@pytest.fixture(scope="module")
def steps(laid_out: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Kept]:
    """What is kept at each question of a week that nothing breaks off, and when it is over."""
    folder = _copy(laid_out, tmp_path_factory.mktemp("whole"))
    with Learner(folder) as learner:
        found = [kept_of(folder)]
        while learner.question:
            learner.answer()
            found.append(kept_of(folder))
    return found


def _to_the_end(folder: Path) -> Kept:
    with Learner(folder) as learner:
        while learner.question:
            learner.answer()
    return kept_of(folder)


def test_a_week_asks_this_often_and_keeps_something_of_every_part(steps: list[Kept]) -> None:
    assert len(steps) == QUESTIONS + 1
    changed = {key for before, after in pairwise(steps) for key in after if after[key] != before[key]}
    assert changed == {"part", "asked", "states", "places", "answers", "words"}
    assert steps[-1]["asked"] == (2, 2, 1, 1)


@pytest.mark.parametrize("question", _of(QUESTIONS))
def test_killed_while_it_waits_it_has_kept_every_answer_and_goes_on(
    laid_out: Path, steps: list[Kept], tmp_path: Path, question: int
) -> None:
    folder = _copy(laid_out, tmp_path)
    with Learner(folder) as learner:
        for _ in range(question):
            learner.answer()
    assert kept_of(folder) == steps[question]
    assert _to_the_end(folder) == steps[-1]


@pytest.mark.parametrize("question", _of(QUESTIONS))
def test_killed_in_the_midst_it_loses_one_answer_at_most_and_counts_none_twice(
    laid_out: Path, steps: list[Kept], tmp_path: Path, question: int
) -> None:
    chance = random.Random(question)
    folder = _copy(laid_out, tmp_path)
    with Learner(folder) as learner:
        for _ in range(question):
            learner.answer()
        learner.say()
        time.sleep(chance.uniform(0, LONGEST))
    now, before, after = kept_of(folder), steps[question], steps[question + 1]
    assert {key: value for key, value in now.items() if value not in (before[key], after[key])} == {}
    assert _to_the_end(folder) == steps[-1]
