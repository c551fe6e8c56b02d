"""What is wrong with content files, as a note beside an answer or as the answer of a lint."""

from __future__ import annotations

from collections.abc import Sequence

from posture.application import Problem, Severity
from posture.cli.terminal import note, print_json, say


def note_left_out(problems: Sequence[Problem]) -> None:
    """Say on standard error which files were left out, and why."""
    for problem in problems:
        if problem.severity is Severity.ERROR:
            note(f"posture: left out: {problem}")


def report(problems: Sequence[Problem], what: str, *, json: bool) -> int:
    """Print every problem by file and line; 1 when there is one."""
    if json:
        print_json({"schema": "posture/lint/1", "problems": [_data(problem) for problem in problems]})
        return int(bool(problems))
    for problem in problems:
        say(str(problem))
    match len(problems):
        case 0:
            say(f"There is nothing to mend in the {what}.")
        case 1:
            say("1 thing to mend.")
        case count:
            say(f"{count} things to mend.")
    return int(bool(problems))


def _data(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
    }
