"""The body of a check's file: why it matters, and the steps of each fix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.checks.catalogue import lint, load
from posture.checks.check import Check
from posture.content.locate import shipped
from posture.content.problems import Severity
from posture.host.model import System

SOURCE = (shipped() / "checks" / "clock.md").read_text(encoding="utf-8")
STEPS = """1. Open Settings, then “Time & language”, then “Date & time”.
2. Turn on “Set time automatically”.
3. Choose “Sync now”.
"""


@pytest.fixture
def written(tmp_path: Path) -> Callable[[str, str], Check]:
    """The clock's check with one part of its file replaced."""

    def check(old: str, new: str) -> Check:
        assert SOURCE.count(old) == 1
        (tmp_path / "clock.md").write_text(SOURCE.replace(old, new), encoding="utf-8")
        return load(tmp_path).checks["clock"]

    return check


@pytest.mark.parametrize(
    "steps",
    [STEPS.replace(". ", ") ", 1), STEPS.replace("\n2. ", "\n2) ").replace("\n3. ", "\n 3. "), f"   {STEPS}"],
)
def test_steps_may_be_numbered_as_people_number_them(
    steps: str, written: Callable[[str, str], Check]
) -> None:
    usual = written(STEPS, STEPS).fix(System.WINDOWS, "")
    assert written(STEPS, steps).fix(System.WINDOWS, "") == usual


@pytest.mark.parametrize(("why", "count"), [("One is too few.", 1), ("One. Two. And three?", 3)])
def test_another_number_of_reasons_than_two_is_worth_a_word(
    why: str, count: int, written: Callable[[str, str], Check], tmp_path: Path
) -> None:
    reasons = SOURCE.partition("## Why\n\n")[2].partition("\n\n## ")[0]
    assert written(reasons, why).why == why
    [problem] = lint(tmp_path)
    assert (problem.code, problem.severity) == ("W171", Severity.WARNING)
    assert problem.line == SOURCE.partition("## Why")[0].count("\n") + 1
    assert problem.message.endswith(f"this has {count}.")
