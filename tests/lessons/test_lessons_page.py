"""The page about the lessons, the schema beside it, and what programs get."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lessons_page import PAGE, SCHEMA, page, schema

from posture.content.locate import shipped
from posture.lessons.data import as_data
from posture.lessons.lesson import Lesson
from posture.lessons.library import load
from posture.lessons.schema import lesson_schema

SHELF = Path(__file__).parent / "shelf"
LESSONS = [*load(shipped() / "lessons").lessons.values(), *load(SHELF).lessons.values()]


def test_the_page_is_true_to_the_lessons() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make docs writes it anew"


def test_the_schema_is_true_to_the_types() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == schema(), "make docs writes it anew"


def test_every_lesson_stands_on_the_page_with_its_sources() -> None:
    text = page()
    for lesson in load(shipped() / "lessons").lessons.values():
        assert f"## {lesson.title} (`{lesson.id}`)" in text
        for source in lesson.sources:
            assert source.name in text
            assert all(sentence.strip("“”") in text for sentence in source.supports)


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(lesson_schema())
    return Draft202012Validator(lesson_schema(), format_checker=FormatChecker())


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_a_lesson_as_data_is_as_the_schema_says(lesson: Lesson, validator: Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(json.loads(json.dumps(as_data(lesson))))] == []


@pytest.mark.parametrize(
    ("place", "value"), [("minutes", "three"), ("blocks", [{"kind": "film"}]), ("mood", "calm")]
)
def test_the_schema_refuses_what_is_no_lesson(
    place: str, value: object, validator: Draft202012Validator
) -> None:
    assert not validator.is_valid({**as_data(LESSONS[0]), place: value})
