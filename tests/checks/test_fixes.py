"""The body of a check's file: why it matters, and the steps of each fix."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from posture.checks.catalogue import Catalogue, lint, load
from posture.checks.check import Case, Check
from posture.checks.explanation import explain
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


_ERASES = re.compile(r"\b(format|erases?|wipe|mkfs|reinstall|new installation|deletes?)\b", re.IGNORECASE)
_WARNS = re.compile(r"^Only with that copy[^:]*erases")


def test_nothing_erases_without_a_warning_in_a_case_of_its_own_behind_a_copy(catalogue: Catalogue) -> None:
    erasing = 0
    for check in catalogue.checks.values():
        for fix in check.fixes:
            for way in fix.ways:
                for place, step in enumerate(way.steps):
                    if not _ERASES.search(re.sub("`[^`]+`", "", step)):
                        continue
                    erasing += 1
                    assert isinstance(way, Case), (check.id, step)
                    assert "erases everything" in way.text, (check.id, step)
                    assert _WARNS.match(step), (check.id, step)
                    assert way.steps[0].startswith("Copy all"), (check.id, step)
                    assert place > 0
    assert erasing  # the words are found where something does erase


def test_steps_are_one_way_that_can_be_followed_in_order(catalogue: Catalogue) -> None:
    for check in catalogue.checks.values():
        for fix in check.fixes:
            for way in fix.ways:
                assert not any(re.match(r"Only (?!with)", step) for step in way.steps), (check.id, way.steps)


@pytest.mark.parametrize(
    ("state", "headings"),
    [
        ("swap-open", ["Only the swap is not encrypted"]),
        ("off", ["The system or your home folder is not encrypted"]),
        ("beside-open", ["Another disk or partition is not encrypted"]),
        ("partly", ["Another disk or partition is not encrypted"]),
        ("starting", ["Encrypting is not finished"]),
    ],
)
def test_only_the_steps_for_what_was_found_are_shown(
    state: str, headings: list[str], catalogue: Catalogue
) -> None:
    check = catalogue.checks["disk-encryption"]
    told = explain(check, System.LINUX, found={"disk_encryption.state": state})
    assert [way.heading for way in told.ways] == headings
    everything = explain(check, System.LINUX)
    assert len(everything.ways) == 4
    assert all(way.heading for way in everything.ways)


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("### Slow {clock.synced=true}", "C178"),
        ("### Slow {clocks.state=a}", "C121"),
        ("### Slow", "C177"),
    ],
)
def test_a_case_that_no_fact_decides_is_told(heading: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "clock.md").write_text(SOURCE.replace(STEPS, f"{heading}\n\n{STEPS}"), encoding="utf-8")
    assert code in [problem.code for problem in lint(tmp_path)]
