"""A lesson with every kind of block, and its German."""

from __future__ import annotations

from pathlib import Path

import pytest

from posture.lessons.format import read_lesson
from posture.lessons.lesson import Lesson

FOLDER = Path(__file__).parents[1] / "shelf" / "everything"


@pytest.fixture(scope="session")
def english() -> Lesson:
    lesson, problems = read_lesson((FOLDER / "lesson.md").read_text(encoding="utf-8"), "lesson.md")
    assert lesson is not None, problems
    return lesson


@pytest.fixture(scope="session")
def german() -> str:
    """Its PO file."""
    return (FOLDER / "de.po").read_text(encoding="utf-8")
