"""Every sentence of a lesson is asked for once where it stands, and nothing but words changes."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from posture.lessons.data import as_data
from posture.lessons.lesson import Lesson
from posture.lessons.library import load
from posture.lessons.message import Header
from posture.lessons.translation.rewording import Said, reworded

SHIPPED = Path(__file__).parents[3] / "lessons"
LESSONS = (*load(SHIPPED).lessons.values(), *load(Path(__file__).parents[1] / "shelf").lessons.values())
_NOT_READ = {
    *("sources", "readings", "id", "lang", "track", "reviewed", "review_by", "maps", "checks", "roles"),
    *("name", "check", "kind", "verdict", "channel", "file", "leads_to", "ending", "of", "only", "sign"),
    *("path", "lines"),
}


def _same(block: str, role: str, english: str, hint: str = "") -> Said:
    return Said(english, 1)


def _words(thing: Any) -> list[str]:
    """All text that a person may read in a lesson or a part of it."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple):
        return [words for each in thing for words in _words(each)]
    if isinstance(thing, dict):
        return [words for each in thing.values() for words in _words(each)]
    if isinstance(thing, Header):
        return [thing.name.removeprefix("Address"), *_words(thing.parts)]  # which a browser's bar goes by
    if is_dataclass(thing):
        named = [part.name for part in fields(thing) if part.name not in _NOT_READ]
        return [words for name in named for words in _words(getattr(thing, name))]
    return []


def _flowed(data: Any) -> Any:
    """The data of a lesson, wherever its lines are broken, and without their numbers."""
    match data:
        case str():
            return " ".join(data.split())
        case list():
            return [_flowed(each) for each in data]
        case dict():
            return {name: _flowed(each) for name, each in data.items() if not name.endswith("line")}
        case _:
            return data


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_nothing_that_is_read_is_left_out(lesson: Lesson) -> None:
    def say(block: str, role: str, english: str, hint: str = "") -> Said:
        return Said("…", 1)

    left = [words for words in _words(reworded(lesson, say, lang="xx", path="xx.po")) if words.strip()]
    assert [words for words in left if re.search(r"[A-Za-z]{2}", words) and "{region." not in words] == []


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_in_the_same_words_it_is_the_same_lesson(lesson: Lesson) -> None:
    again = reworded(lesson, _same, lang="en", path=lesson.path)
    assert _flowed(as_data(again)) == _flowed(as_data(lesson))


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_its_lines_are_those_of_the_file_with_its_words(lesson: Lesson) -> None:
    def say(block: str, role: str, english: str, hint: str = "") -> Said:
        return Said(english, 4711)

    again = reworded(lesson, say, lang="xx", path="xx.po")
    assert {block.line for block in again.blocks} == {4711}
    assert {each.line for question in again.questions for each in question.answers} == {4711}
    assert (again.path, again.lang, again.lines["title"]) == ("xx.po", "xx", 4711)
