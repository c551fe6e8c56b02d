"""For those who edit content: list, lint and show checks and lessons."""

from __future__ import annotations

import argparse
from pathlib import Path

from posture.application.editing import check_data, lesson_data, lesson_parsed
from posture.application.editing import lint_checks as problems_of_checks
from posture.application.editing import lint_lessons as problems_of_lessons
from posture.application.errors import ApplicationError
from posture.application.learning import Lesson, find_lesson
from posture.application.opening import lesson_to_read
from posture.application.session import Session
from posture.application.transcript import lesson_text
from posture.application.untranslated import IN_ENGLISH, STAYS_ENGLISH, stays_english
from posture.cli.problems import note_left_out, report
from posture.cli.reading import plain
from posture.cli.terminal import print_json, say, table, wrapped
from posture.words.phrase import phrase
from posture.words.speech import spoken


def list_checks(session: Session, options: argparse.Namespace) -> int:
    """Print every check of the catalogue."""
    checks = session.catalogue.checks.values()
    if options.json:
        print_json({"schema": "posture/checks/1", "checks": [check_data(session, check) for check in checks]})
    else:
        say(table([(check.id, check.title) for check in checks]))
    note_left_out(session.catalogue.problems)
    return 0


def lint_checks(session: Session, options: argparse.Namespace) -> int:
    """Print what is wrong with the check files; 1 for an error, and with ``--strict`` for advice."""
    problems = problems_of_checks(session, _folder(options.folder))
    return report(problems, "checks", strict=options.strict, json=options.json)


def list_lessons(session: Session, options: argparse.Namespace) -> int:
    """Print every lesson."""
    if options.json:
        written = session.written_library.lessons.values()
        print_json(
            {"schema": "posture/lessons/1", "lessons": [lesson_data(session, lesson) for lesson in written]}
        )
    else:
        lessons = session.library.lessons.values()
        say(
            table(
                [
                    (lesson.id, spoken(phrase("{n} min", n=lesson.minutes)), _title(lesson))
                    for lesson in lessons
                ]
            )
        )
    note_left_out(session.library.problems)
    return 0


def lint_lessons(session: Session, options: argparse.Namespace) -> int:
    """Print what is wrong with the lessons; 1 for an error, and with ``--strict`` for advice."""
    problems = problems_of_lessons(session, _folder(options.folder))
    return report(problems, "lessons", strict=options.strict, json=options.json)


def show_lesson(session: Session, options: argparse.Namespace) -> int:
    """Print one lesson as text."""
    lesson = find_lesson(session, options.lesson)
    if options.json:
        lesson = session.written_library.lessons[lesson.id]
        data = {**lesson_data(session, lesson), "plan": lesson.plan, "text": lesson_text(lesson)}
        data["parsed"] = lesson_parsed(lesson)
        print_json({"schema": "posture/lesson/1", **data})
    else:
        if stays_english(lesson):
            say(wrapped(STAYS_ENGLISH))
            say()
        say(plain(lesson_text(lesson_to_read(session, lesson))))
    return 0


def _title(lesson: Lesson) -> str:
    return f"{lesson.title} ({spoken(IN_ENGLISH)})" if stays_english(lesson) else lesson.title


def _folder(folder: Path | None) -> Path | None:
    if folder is None or folder.is_dir():
        return folder
    if folder.is_file():
        raise ApplicationError(
            phrase(
                "{folder} is a file. Name the folder of all of them, and each is looked at.",
                folder=str(folder),
            )
        )
    raise ApplicationError(phrase("There is no folder {folder}.", folder=str(folder)))
