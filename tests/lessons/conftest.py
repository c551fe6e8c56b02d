from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from posture.lessons.format import read_lesson
from posture.lessons.lesson import Lesson
from posture.store.database import Database

sys.path.append(str(Path(__file__).parent))  # for faults/, which is a program too

FORM = """---
lesson: {id}
rev: {rev}
lang: en
title: A title
minutes: 3
track: device
objective: You know something.
behaviour: I do something.
plan: If this, then that.
checks: []
sources:
  - name: Somebody, Something
    year: 2020
reviewed: 2026-11-21
review_by: 2028-05-21
---

"""
QUESTION = """## Question {{#{name} {flags}}}

What now?

- (x) This one.
  > Right.
- ( ) That one.
  > Not so.

"""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "posture.db") as database:
        yield database


@pytest.fixture
def written() -> Callable[..., str]:
    """Text of a lesson with the blocks given, to be read."""

    def write(*blocks: str, name: str = "a-lesson", rev: int = 1) -> str:
        return FORM.format(id=name, rev=rev) + "\n".join(blocks)

    return write


@pytest.fixture
def lesson(written: Callable[..., str]) -> Callable[..., Lesson]:
    """A lesson with core questions of these names; “name v=2” gives a version."""

    def make(name: str, *questions: str, rev: int = 1) -> Lesson:
        blocks = []
        for question in questions:
            block, _, flags = question.partition(" ")
            blocks.append(QUESTION.format(name=block, flags=f"core {flags}".strip()))
        found, problems = read_lesson(written(*blocks, name=name, rev=rev), "lesson.md")
        assert found is not None, problems
        return found

    return make
