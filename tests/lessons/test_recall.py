"""What a short weekly review holds over two years, as ``benchmarks/recall.py`` plays it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

TOP = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def recall() -> Iterator[ModuleType]:
    spec = spec_from_file_location("benchmark_of_recall", TOP / "benchmarks" / "recall.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


def test_two_core_questions_and_five_reviews_a_week_hold_what_was_learned(recall: ModuleType) -> None:
    # Found before Posture was built, with another program and the same model: 13, 28, 52 and 104 weeks
    weeks = recall.middle(recall.WEEKLY, seeds=20)

    told = [weeks[week - 1].recall for week in recall.TOLD]
    assert told == pytest.approx([0.85, 0.82, 0.88, 0.94], abs=0.03)


def test_without_a_review_most_of_it_is_forgotten(recall: ModuleType) -> None:
    (without,) = [habit for habit in recall.HABITS if habit.reviews == 0]
    weeks = recall.middle(without, seeds=5)

    told = [weeks[week - 1].recall for week in recall.TOLD]
    assert told == pytest.approx([0.60, 0.54, 0.45, 0.39], abs=0.03)


def test_the_picture_shows_every_habit_by_more_than_its_colour(recall: ModuleType) -> None:
    drawing = ET.parse(TOP / "docs" / "pictures" / "recall.svg").getroot()
    lines = drawing.findall(f".//{SVG}polyline")
    words = {text.text for text in drawing.findall(f".//{SVG}text")}

    assert len({line.get("stroke-dasharray") for line in lines}) == len(recall.HABITS)
    assert {habit.says for habit in recall.HABITS} <= words
    assert all(len(str(line.get("points")).split()) == recall.WEEKS for line in lines)
