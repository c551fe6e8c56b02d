"""``posture lessons export`` and ``posture lessons import``: lessons for other programs, and from them."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from posture.application.exchanging import Begun, begin_from_gift, write_cmi5, write_gift
from posture.application.session import Session
from posture.cli.terminal import note, print_json, say, wrapped
from posture.words.phrase import phrase
from posture.words.program import typed
from posture.words.speech import spoken

_KINDS = {
    "read": phrase("to read"),
    "spot": phrase("messages with signs"),
    "scenario": phrase("stories"),
    "do-it": phrase("steps to do"),
}
_TOLD = phrase("The platform is told when a lesson is begun, completed and left. No answer is ever sent.")


def export_lessons(session: Session, options: argparse.Namespace) -> int:
    """Write lessons as a package, or their questions as GIFT, and say what of them GIFT has nothing for."""
    if options.cmi5 is not None:
        return _export_package(session, options)
    written = write_gift(session, options.gift, options.lesson)
    if options.json:
        print_json(
            {
                "schema": "posture/lessons-exported/1",
                "file": str(options.gift),
                "lessons": written.lessons,
                "questions": written.questions,
                "left_out": dict(written.left_out),
            }
        )
        return 0
    say(
        wrapped(
            phrase(
                "Written to {file}. Questions, with their variants and lists: {count}.",
                file=str(options.gift),
                count=written.questions,
            )
        )
    )
    if written.left_out:
        say(wrapped(phrase("GIFT has nothing for these, and they stand there as remarks:")))
        say(wrapped(_counted(written.left_out), "  "))
    return 0


def _export_package(session: Session, options: argparse.Namespace) -> int:
    lessons = write_cmi5(session, options.cmi5, options.lesson)
    if options.json:
        data = {"schema": "posture/lessons-exported/1", "file": str(options.cmi5), "lessons": lessons}
        print_json(data)
    else:
        say(wrapped(phrase("Written to {file}. Lessons: {count}.", file=str(options.cmi5), count=lessons)))
        say(wrapped(_TOLD))
    return 0


def import_lessons(_session: Session, options: argparse.Namespace) -> int:
    """Begin a lesson for each category of a GIFT file; 1 where something in it was no GIFT, or gave none."""
    taken = begin_from_gift(options.file, options.folder)
    if options.json:
        print_json(
            {
                "schema": "posture/lessons-imported/1",
                "lessons": [_data(begun) for begun in taken.lessons],
                "problems": [
                    {"line": problem.line, "code": problem.code, "message": problem.message}
                    for problem in taken.problems
                ],
            }
        )
    else:
        for problem in taken.problems:
            note(str(problem))
        for begun in taken.lessons:
            say(wrapped(_told(begun)))
        lint = typed("posture lessons lint DIR")
        if taken.lessons:
            say(wrapped(phrase("{command} says what each of them still wants.", command=lint)))
        else:
            say(wrapped(phrase("There is no question in {file} for a lesson.", file=str(options.file))))
    return int(not taken.lessons or any(problem.code == "G202" for problem in taken.problems))


def _told(begun: Begun) -> str:
    return spoken(
        phrase(
            "{file}. Questions: {count}. Explanations to be written: {missing}.",
            file=str(begun.file),
            count=begun.questions,
            missing=begun.without_why,
        )
    )


def _counted(left_out: Mapping[str, int]) -> str:
    return ", ".join(f"{spoken(_KINDS[kind])}: {count}" for kind, count in left_out.items())


def _data(begun: Begun) -> dict[str, str | int]:
    return {
        "lesson": begun.id,
        "file": str(begun.file),
        "questions": begun.questions,
        "without_why": begun.without_why,
    }
