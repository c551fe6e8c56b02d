from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

import pytest

from posture.desktop import autostart, programs
from posture.desktop.errors import DesktopError
from posture.desktop.timers import timer


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


@pytest.mark.skipif(sys.platform != "linux", reason="what systemd and Linux' desktops read otherwise")
@pytest.mark.parametrize(
    ("odd", "shown"),
    [
        *((sign, sign) for sign in "\"'`\\$%="),
        ("\n", "\\n"), ("\x1b", "\\x1b"), ("\x7f", "\\x7f"), ("\udcff", "\\udcff"),
    ],
)  # fmt: skip
def test_a_path_that_the_system_reads_otherwise_is_refused_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, odd: str, shown: str
) -> None:
    home, place = tmp_path / "home", tmp_path / f"a{odd}ExecStart"
    for folder in (home, place):
        folder.mkdir()
    for name in ("posture", "posture-window"):
        (place / name).touch()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setattr(sys, "executable", str(place / "python"))
    for turn_on in (partial(timer.turn_on, timer.Timer.LOOK), autostart.turn_on):
        with pytest.raises(DesktopError, match="Nothing was changed") as refused:
            turn_on()
        assert f"“{shown}”" in str(refused.value)
        assert str(refused.value).isprintable()
    assert list(home.iterdir()) == []


def test_usual_folders_are_taken_as_they_are() -> None:
    for usual in ("/home/zoë/.local/bin/posture", "/opt/a b/c-d_e.f+g@1,2;3&4(5)#~/posture"):
        assert programs.plain(Path(usual)) == Path(usual)


def test_where_the_program_is_gone_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    with pytest.raises(DesktopError, match="Install Posture again"):
        programs.command("watch", "run")
