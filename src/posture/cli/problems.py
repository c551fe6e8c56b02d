"""What is wrong with content files, as a note beside an answer or as the answer of a lint."""

from __future__ import annotations

from collections.abc import Sequence

from posture.application.editing import Problem, Severity
from posture.cli.terminal import note, print_json, say
from posture.words.phrase import phrase


def note_left_out(problems: Sequence[Problem]) -> None:
    """Say on standard error which files were left out, and why."""
    for problem in problems:
        if problem.severity is Severity.ERROR:
            note(phrase("posture: left out: {problem}", problem=str(problem)))


def report(problems: Sequence[Problem], what: str, *, strict: bool, json: bool) -> int:
    """Print every problem by file and line; 1 when one is an error, or with ``strict`` when there is any.

    Advice alone is no failure: a lesson asks to be read again when its day has come, and is no worse for it.
    """
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if json:
        print_json({"schema": "posture/lint/1", "problems": [_data(problem) for problem in problems]})
    else:
        for problem in problems:
            say(str(problem))
        say(_summary(what, errors, len(problems) - errors))
    return int(bool(problems if strict else errors))


def _summary(what: str, errors: int, advice: int) -> str:
    told = []
    if errors or not advice:
        mend = {0: f"There is nothing to mend in the {what}", 1: "1 thing to mend"}
        told.append(mend.get(errors, f"{errors} things to mend"))
    if advice:
        told.append("1 piece of advice" if advice == 1 else f"{advice} pieces of advice")
    return f"{', and '.join(told)}."


def _data(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
    }
