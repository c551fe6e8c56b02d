"""What went wrong is said where somebody reads it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from posture.application.complaint import complain


def test_it_stands_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    complain("The window cannot open here.")
    assert capsys.readouterr() == ("", "The window cannot open here.\n")


def test_without_standard_error_nothing_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr("posture.application.complaint.shows_windows", lambda: False)
    complain("Nobody hears this.")


def test_the_window_tells_of_a_mistake_inside_it_where_no_traceback_is_read() -> None:
    code = (
        "import sys; sys.stderr = None; import posture.__main__ as program\n"
        "program.complain = lambda text: print(text, flush=True)\n"
        "program._open_window = lambda **_: 1 / 0\n"
        "program.window()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stdout == (
        "Something inside Posture went wrong that should not (ZeroDivisionError: division by zero).\n"
    )
