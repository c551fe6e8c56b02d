"""All lessons of a folder, and what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib.resources.abc import Traversable

from posture.content.form import read_text
from posture.content.locate import shown
from posture.content.problems import Problem, Severity
from posture.content.strays import stray_files
from posture.lessons.format import TRACKS, read_lesson
from posture.lessons.lesson import Lesson, Question
from posture.lessons.lint import lint_lesson
from posture.lessons.pack import lint_pack
from posture.lessons.translation.lint import lint_translation
from posture.lessons.translation.made_up import accented
from posture.lessons.translation.translation import read_translation
from posture.words.choice import ENGLISH, PSEUDO

_FILE = "lesson.md"
_TRANSLATION = re.compile(r"(?P<code>[a-z]{2,3}(?:_[A-Z][A-Za-z]+)?)\.po")
_DRAWING = ".svg"
_NOT_LESSONS = ("regions",)
_NO_LESSON = "There is no lesson in this folder. Name the one above it, with a folder for each lesson in it."


@dataclass(frozen=True, slots=True)
class Library:
    """The lessons that can be used, by id, track by track, and the problems of those that cannot."""

    lessons: Mapping[str, Lesson]
    problems: tuple[Problem, ...]

    def surfaces(self, card: str) -> tuple[Lesson, tuple[Question, ...]] | None:
        """The lesson of a card “lesson-id/block-id”, and the question with its variants; None as below."""
        found = self.question(card)
        return None if found is None else (found[0], found[0].surfaces(found[1].name))

    def question(self, card: str) -> tuple[Lesson, Question] | None:
        """The lesson and question of a card “lesson-id/block-id”, or None when there is none any more."""
        lesson_id, _, name = card.partition("/")
        lesson = self.lessons.get(lesson_id)
        question = lesson.question(name) if lesson else None
        return (lesson, question) if lesson and question else None


def load(folder: Traversable, *, checks: Collection[str] | None = None) -> Library:
    """The lessons in ``folder``, one sub-folder each. A broken one is left out and reported; never raises.

    ``checks`` are the ids that a lesson may name; None allows any.
    """
    lessons: dict[str, Lesson] = {}
    problems: list[Problem] = []
    for read in _read_all(folder, checks):
        problems += read.problems
        if read.lesson:
            lessons[read.lesson.id] = read.lesson
    by_track = sorted(lessons.values(), key=lambda lesson: (TRACKS.index(lesson.track), lesson.id))
    return Library({lesson.id: lesson for lesson in by_track}, tuple(problems))


def in_language(written: Library, folder: Traversable, code: str) -> Library:
    """The library with each lesson in the language ``code`` whose translation is whole and sound.

    A lesson is never half in one language and half in another: its ``lang`` tells which it is in. In the
    made-up language all of them are.
    """
    if code == ENGLISH.code:
        return written
    if code == PSEUDO:
        return replace(written, lessons={each.id: accented(each) for each in written.lessons.values()})
    lessons = {
        lesson.id: _translated(lesson, folder / lesson.id / f"{code}.po", code) or lesson
        for lesson in written.lessons.values()
    }
    return replace(written, lessons=lessons)


def languages_of(lesson: Lesson, folder: Traversable) -> tuple[str, ...]:
    """The codes of the languages that the lesson can be shown in, its own first."""
    place = folder / lesson.id
    others = (code for code, name in _translations(place) if _translated(lesson, place / name, code))
    return (lesson.lang, *others)


def lint(
    folder: Traversable, *, checks: Collection[str] | None = None, today: date | None = None
) -> tuple[Problem, ...]:
    """Every error and warning in ``folder``, by file and line; without ``today`` no date is judged.

    Codes, beside those of single lessons: E012 also for a folder without lessons, W190 a file that nothing
    reads.
    """
    problems: list[Problem] = []
    lessons: list[Lesson] = []
    files = list(_read_all(folder, checks))
    if not files:
        return (Problem(shown(folder), 1, "E012", _NO_LESSON),)
    for read in files:
        problems += read.problems
        if read.lesson:
            lessons.append(read.lesson)
            problems += lint_lesson(read.lesson, read.text, today)
            problems += _lint_translations(read.lesson, folder / read.lesson.id)
    problems += stray_files(folder, readable="", wanted="A lesson is a folder with “lesson.md” in it.")
    return tuple(sorted((*problems, *lint_pack(lessons, shown(folder)))))


@dataclass(frozen=True, slots=True)
class _Read:
    lesson: Lesson | None
    text: str
    problems: tuple[Problem, ...]


def _read_all(folder: Traversable, checks: Collection[str] | None) -> Iterator[_Read]:
    try:
        entries = [entry for entry in folder.iterdir() if entry.is_dir()]
    except OSError:
        yield _Read(None, "", (Problem(shown(folder), 1, "E012", "I cannot open this folder of lessons."),))
        return
    for entry in sorted(entries, key=lambda entry: entry.name):
        if entry.name in _NOT_LESSONS or entry.name.startswith((".", "_")):
            continue
        path = f"{shown(folder)}/{entry.name}/{_FILE}"
        text, problems = read_text(entry / _FILE, path)
        if text is None:
            yield _Read(None, "", problems)
            continue
        drawings = _drawings(entry)
        lesson, problems = read_lesson(text, path, folder=entry.name, checks=checks, drawings=drawings)
        yield _Read(lesson, text, (*problems, *_unseen(entry, lesson, drawings)))


def _translations(folder: Traversable) -> list[tuple[str, str]]:
    """The languages of the PO files beside a lesson, and the names of the files."""
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return []
    return [(match["code"], name) for name in names if (match := _TRANSLATION.fullmatch(name))]


def _translated(lesson: Lesson, file: Traversable, code: str) -> Lesson | None:
    text, _ = read_text(file, file.name)
    return None if text is None else read_translation(lesson, text, file.name, code).lesson


def _lint_translations(lesson: Lesson, folder: Traversable) -> Iterator[Problem]:
    for code, name in _translations(folder):
        path = f"{shown(folder)}/{name}"
        text, problems = read_text(folder / name, path)
        yield from problems if text is None else lint_translation(lesson, text, path, code)


def _drawings(folder: Traversable) -> dict[str, str]:
    """The drawings beside a lesson, by the names of their files."""
    try:
        files = [entry for entry in folder.iterdir() if entry.name.endswith(_DRAWING) and entry.is_file()]
    except OSError:
        return {}
    return {file.name: text for file in files if (text := read_text(file, file.name)[0]) is not None}


def _unseen(folder: Traversable, lesson: Lesson | None, drawings: Mapping[str, str]) -> Iterator[Problem]:
    """A warning for each drawing that the lesson does not show. Code W190."""
    shown_files = {picture.file for picture in lesson.pictures} if lesson else drawings.keys()
    for name in sorted(drawings.keys() - shown_files):
        message = "The lesson does not show this drawing; write “![what it explains](…)” in it."
        yield Problem(f"{shown(folder)}/{name}", 1, "W190", message, Severity.WARNING)
