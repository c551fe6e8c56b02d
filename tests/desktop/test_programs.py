from __future__ import annotations

import sys
from pathlib import Path

import pytest

from posture.desktop import programs
from posture.desktop.errors import DesktopError


def test_the_system_is_told_absolute_paths_of_programs_that_are_there() -> None:
    if not list(Path(sys.executable).parent.glob("posture-window*")):
        pytest.skip("Posture is not installed beside this Python")
    for program in (programs.window(), Path(programs.command("watch", "run")[0])):
        assert program.is_absolute()
        assert program.is_file()


def test_windows_is_told_the_program_that_opens_no_console(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "posture-window.exe").touch()
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python.exe"))
    assert programs.command("watch", "run") == (
        str(tmp_path / "posture-window.exe"), "--run", "watch", "run",
    )  # fmt: skip


def test_where_the_program_is_gone_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(DesktopError, match="Install Posture again"):
        programs.command("watch", "run")
