"""Lessons in the language that is spoken: each whole, or in English."""

from __future__ import annotations

from collections.abc import Collection
from importlib.resources.abc import Traversable

from posture.lessons.lesson import Lesson
from posture.lessons.library import Library
from posture.lessons.sentences import Unmarked, said, sentences
from posture.words.catalogue import read_catalogue
from posture.words.languages import translated_languages
from posture.words.phrase import ENGLISH

_FILE = "lesson.{code}.po"


def library_in(library: Library, folder: Traversable, code: str) -> Library:
    """The library with every lesson in the language of that code that is translated to its last sentence."""
    if code not in translated_languages():
        return library
    lessons = {name: lesson_in(lesson, folder, code) or lesson for name, lesson in library.lessons.items()}
    return Library(lessons, library.problems)


def lesson_in(lesson: Lesson, folder: Traversable, code: str) -> Lesson | None:
    """The lesson in that language; None where one of its sentences has no translation, or other marks."""
    catalogue = read_catalogue(folder / lesson.id / _FILE.format(code=code))
    try:
        if not all(map(catalogue.has, sentences(lesson))):
            return None
        return said(lesson, lambda sentence: catalogue.template(sentence, None, None))
    except Unmarked:
        return None


def languages_of(lesson: Lesson, folder: Traversable) -> Collection[str]:
    """The codes of the languages that the lesson is shown in, its own first."""
    others = (code for code in translated_languages() if lesson_in(lesson, folder, code) is not None)
    return (lesson.lang or ENGLISH.code, *others)
