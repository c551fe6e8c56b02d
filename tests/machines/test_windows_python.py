from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from shipping.windows.wine import windows_path
from windows_python import Answer, WindowsPython

pytestmark = [pytest.mark.machines, pytest.mark.windows, pytest.mark.timeout(1800)]

_PARTS = (
    "application/test_complaint.py", "application/test_home_on_windows.py", "content", "desktop",
    "facts/windows", "host", "lessons", "policy", "store", "words/test_program.py",
)  # fmt: skip
# Wine 8 does not answer by which name a program runs (SystemProcessIdInformation); no programs of Posture lie
# beside this Python; and how fast a disk is there says nothing.
_LEFT_OUT = (
    "host/asking/test_running.py::test_a_program_that_runs_is_seen_with_its_words",
    "host/asking/test_running.py::test_a_socket_of_ours_names_the_program",
    "host/test_live.py::test_this_very_program_is_among_the_running_ones",
    "desktop/test_programs.py::test_the_system_is_told_absolute_paths_of_programs_that_are_there",
    "store/test_database.py::test_opening_again_takes_under_five_milliseconds",
)

Posture = Callable[..., Answer]


@pytest.fixture
def posture(windows: WindowsPython, tmp_path: Path) -> Posture:
    """The terminal's Posture, run by Windows' Python."""

    def ask(*arguments: str) -> Answer:
        return windows("-m", "posture", *arguments, home=tmp_path / "home")

    return ask


def test_the_check_up_ends_and_says_what_it_could_not_tell(posture: Posture) -> None:
    answer = posture("check")
    assert "Traceback" not in answer.out + answer.err
    assert answer.code in (0, 1)
    assert answer.out.startswith("Windows 10, ")
    assert "Could not tell" in answer.out


def test_a_bare_registry_passes_nothing_but_the_room_on_the_disk(posture: Posture) -> None:
    verdicts = json.loads(posture("check", "--json").out)["verdicts"]
    assert len(verdicts) == 12
    outcomes = {verdict["check"]: verdict["outcome"] for verdict in verdicts}
    assert [check for check, outcome in outcomes.items() if outcome == "pass"] == ["disk-space"]
    assert set(outcomes.values()) <= {"pass", "unknown"}


def test_whatever_is_unknown_says_why(posture: Posture) -> None:
    verdicts = json.loads(posture("check", "--json").out)["verdicts"]
    unknown = [verdict for verdict in verdicts if verdict["outcome"] == "unknown"]
    assert unknown
    assert [one["check"] for one in unknown if not one["finding"]] == []
    assert [one["check"] for one in unknown if "went wrong inside" in one["finding"]] == []


def test_every_check_is_listed_and_explained(posture: Posture) -> None:
    listed = posture("checks", "list")
    assert (listed.code, listed.err) == (0, "")
    names = [line.split()[0] for line in listed.out.splitlines()]
    assert len(names) == 12
    for name in names:
        explained = posture("explain", name)
        assert "Traceback" not in explained.out + explained.err
        assert "The rule" in explained.out, name


def test_a_recording_made_there_is_judged_the_same_here(
    posture: Posture, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from posture.cli.main import run

    recording = tmp_path / "recording"
    made = posture("host", "record", windows_path(recording))
    assert (made.code, made.err) == (0, "")
    there = json.loads(posture("check", "--json").out)
    run(["check", "--json", "--host", str(recording)])
    here = json.loads(capsys.readouterr().out)
    assert _outcomes(here) == _outcomes(there)


def _outcomes(checkup: dict[str, object]) -> dict[str, str]:
    return {verdict["check"]: verdict["outcome"] for verdict in checkup["verdicts"]}


def test_the_parts_of_the_suite_that_need_no_unix_and_no_window_pass_there(
    windows: WindowsPython, tmp_path: Path
) -> None:
    plain = ("-q", "-n", "0", "-rfE", "-p", "no:cacheprovider", "--tb=short", "--timeout", "600")
    left_out = [f"--deselect=tests/{name}" for name in _LEFT_OUT]
    parts = [f"tests/{part}" for part in _PARTS]
    answer = windows(
        "-X", "utf8", "-m", "pytest", *plain, *left_out, *parts, home=tmp_path / "home", seconds=1700
    )
    assert answer.code == 0, answer.out[-6000:] + answer.err[-2000:]
