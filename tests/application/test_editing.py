from __future__ import annotations

import pytest

from posture.application.editing import (
    Problem,
    Severity,
    check_data,
    lesson_data,
    lint_checks,
    lint_lessons,
)
from posture.application.learning import find_lesson


def _errors(problems: tuple[Problem, ...]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def test_what_is_shipped_has_nothing_to_mend(session, clock) -> None:
    clock.on(days=10)  # when they were read
    assert lint_checks(session) == ()
    assert lint_lessons(session) == ()


def test_a_check_that_names_no_lesson_is_found_by_its_line(session, content) -> None:
    file = content / "checks" / "screen-lock.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("\nlesson: screen-lock\n", "\nlesson: screen-look\n"), encoding="utf-8")
    [problem] = lint_checks(session, content / "checks")
    assert problem.code == "C142"
    assert problem.message == "There is no lesson “screen-look”. Did you mean “screen-lock”?"
    assert text.splitlines()[problem.line - 1].startswith("lesson:")
    assert problem.path.endswith("screen-lock.md")


def test_a_lesson_that_names_no_check_is_found_by_its_line(session, content) -> None:
    file = content / "lessons" / "screen-lock" / "lesson.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("checks: [screen-lock,", "checks: [screen-look,"), encoding="utf-8")
    [problem] = _errors(lint_lessons(session, content / "lessons"))
    assert text.splitlines()[problem.line - 1].startswith("checks:")
    assert "screen-look" in problem.message


def test_a_lesson_that_nobody_read_again_in_time_is_found(session, clock) -> None:
    clock.on(days=3 * 365)
    assert len({problem.path for problem in lint_lessons(session)}) == len(session.library.lessons)


@pytest.mark.parametrize("lint", [lint_checks, lint_lessons])
def test_a_folder_that_is_not_there_is_a_problem_and_no_error(session, tmp_path, lint) -> None:
    assert lint(session, tmp_path / "nothing")


def test_a_check_as_data(session) -> None:
    data = check_data(session, session.check("screen-lock"))
    assert data["languages"] == ["en", "de"]
    assert data["id"] == "screen-lock"
    assert data["systems"] == ["linux", "macos", "windows"]
    assert data["limits"] == {"screen-lock-minutes": {"default": 15, "allowed": [5, 10, 15]}}
    assert data["maps"]["cis"] == ["4.3"]


def test_a_lesson_as_data(session) -> None:
    data = lesson_data(session, find_lesson(session, "screen-lock"))
    assert data["checks"] == ["screen-lock", "auto-login"]
    assert data["core"] == ["doorbell", "encrypted-but-open"]
    assert data["reviewed"] == "2026-11-28"
