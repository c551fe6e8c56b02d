"""Checks and lessons for those who edit them: their problems, and what they are as data."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from posture.application.session import Session
from posture.checks import catalogue
from posture.checks.check import Check
from posture.checks.names import lessons_by_check
from posture.content.problems import Problem as Problem
from posture.content.problems import Severity as Severity
from posture.content.suggestion import did_you_mean
from posture.lessons import library
from posture.lessons.data import as_data
from posture.lessons.lesson import Lesson
from posture.lessons.pack import sequence
from posture.words.languages import translated_languages


def lint_checks(session: Session, folder: Path | None = None) -> tuple[Problem, ...]:
    """What is wrong with the check files in ``folder`` (default: the shipped), by file and line.

    Code beside those of the catalogue: C142 a lesson that is not there.
    """
    place = folder or session.content / "checks"
    problems = [*catalogue.lint(place)]
    for check in catalogue.load(place).checks.values():
        if check.lesson is not None and check.lesson not in session.library.lessons:
            hint = did_you_mean(check.lesson, session.library.lessons)
            message = f"There is no lesson “{check.lesson}”.{hint}"
            problems.append(Problem(check.path, _line_of_lesson(place, check), "C142", message))
    return tuple(sorted(problems))


def lint_lessons(session: Session, folder: Path | None = None) -> tuple[Problem, ...]:
    """What is wrong with the lessons in ``folder`` (default: the shipped), by file and line."""
    place = folder or session.content / "lessons"
    return library.lint(
        place, checks=lessons_by_check(session.content / "checks"), today=session.now().date()
    )


def check_data(session: Session, check: Check) -> dict[str, Any]:
    """A check as ``posture checks list --json`` prints it; its languages are those that have words for it."""
    files = session.content / "checks"
    others = (code for code in translated_languages() if (files / f"{check.id}.{code}.po").is_file())
    return {
        "id": check.id,
        "rev": check.rev,
        "title": check.title,
        "act": check.act,
        "area": check.area,
        "systems": sorted(check.systems),
        "facts": list(check.facts),
        "weight": check.weight,
        "minutes": check.minutes,
        "ballot": check.ballot,
        "lesson": check.lesson,
        "limits": {
            name: {"default": limit.default, "allowed": list(limit.allowed)}
            for name, limit in check.limits.items()
        },
        "maps": {name: list(values) for name, values in check.maps.items()},
        "languages": ["en", *others],
    }


def lesson_data(session: Session, lesson: Lesson) -> dict[str, Any]:
    """A lesson as ``posture lessons list --json`` prints it: as it is written, in English.

    Its languages are those in which all of it is translated.
    """
    return {
        "id": lesson.id,
        "rev": lesson.rev,
        "title": lesson.title,
        "minutes": lesson.minutes,
        "track": lesson.track,
        "objective": lesson.objective,
        "behaviour": lesson.behaviour,
        "checks": list(lesson.checks),
        "roles": list(lesson.roles),
        "blocks": list(sequence(lesson)),
        "core": [question.name for question in lesson.core],
        "variants": {
            question.name: [variant.name for variant in lesson.variants.get(question.name, ())]
            for question in lesson.core
        },
        "languages": list(library.languages_of(lesson, session.content / "lessons")),
        "reviewed": lesson.reviewed.isoformat(),
        "review_by": lesson.review_by.isoformat(),
        "readings": len(lesson.readings),
        "maps": {name: list(values) for name, values in lesson.maps.items()},
    }


def lesson_parsed(lesson: Lesson) -> Any:
    """The whole lesson as data, as ``docs/lesson.schema.json`` describes it."""
    return as_data(lesson)


def _line_of_lesson(folder: Traversable, check: Check) -> int:
    lines = (folder / f"{check.id}.md").read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith("lesson:")), 1)
