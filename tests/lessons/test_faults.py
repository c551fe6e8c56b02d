"""Every fault is put into every lesson by program, and is reported with its code on its line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from faults import count, translated
from faults.every import CHECKS, FAULTS, LESSONS, inject
from hypothesis import given
from hypothesis import strategies as st

from posture.lessons.format import read_lesson

pytestmark = pytest.mark.xdist_group("faults")  # each lesson is broken once, and looked at by all of them


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.parent.name)
def test_every_fault_in_a_lesson_is_reported_by_its_code_on_its_line(path: Path) -> None:
    assert [result.missed for result in inject(path) if result.missed] == []


def test_every_kind_of_fault_is_put_into_some_lesson() -> None:
    tried = {result.name for path in LESSONS for result in inject(path)}

    assert tried == FAULTS.keys()


def test_the_program_counts_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert count.main(LESSONS[:2], translated.TRANSLATIONS[:2]) == 0
    assert f"{len(FAULTS)} classes of faults: " in capsys.readouterr().out


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.parent.name)
def test_a_lesson_in_the_wrong_folder_is_reported(path: Path) -> None:
    lesson, (problem,) = read_lesson(path.read_text(encoding="utf-8"), "lesson.md", folder="elsewhere")

    assert lesson is None
    assert (problem.code, problem.line) == ("E013", 2)


def test_all_lessons_of_the_checkout_are_tried() -> None:
    folders = {path.parent.name for path in (Path(__file__).parents[2] / "lessons").glob("*/lesson.md")}

    assert folders < {path.parent.name for path in LESSONS}


@given(st.integers(0, 2**32))
def test_a_damaged_lesson_never_raises_and_every_problem_has_a_line(seed: int) -> None:
    rng = random.Random(seed)
    lines = rng.choice(LESSONS).read_text(encoding="utf-8").split("\n")
    for _ in range(rng.randint(1, 5)):
        place = rng.randrange(len(lines))
        middle = rng.randint(0, len(lines[place]))
        damage = rng.choice(["lose", "double", "swap", "cut", "insert"])
        if damage == "lose":
            del lines[place]
        elif damage == "double":
            lines.insert(place, lines[place])
        elif damage == "swap":
            other = rng.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        elif damage == "cut":
            lines[place] = lines[place][:middle]
        else:
            lines[place] = lines[place][:middle] + rng.choice("{}[]()#>`*:-\"'\t") + lines[place][middle:]
    lesson, problems = read_lesson("\n".join(lines), "lesson.md", folder="screen-lock", checks=CHECKS)

    assert lesson is not None or problems
    assert all(1 <= problem.line <= max(len(lines), 1) for problem in problems)
