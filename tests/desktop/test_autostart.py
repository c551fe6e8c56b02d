from __future__ import annotations

import plistlib
import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path, PurePosixPath

import pytest

from posture.desktop import autostart, programs
from posture.desktop.autostart import agent, desktop_entry
from posture.desktop.errors import DesktopError

linux = pytest.mark.skipif(sys.platform != "linux", reason="files of Linux desktops")
ODD = PurePosixPath('/opt/a "b" 100% $HOME `x` \\/posture-window')


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    return tmp_path


def files(home: Path) -> list[Path]:
    return [path for path in home.rglob("*") if path.is_file()]


@linux
def test_it_is_off_until_asked_and_leaves_nothing(home: Path) -> None:
    assert not autostart.is_on()
    autostart.turn_on()
    assert autostart.is_on()
    assert [path.relative_to(home).as_posix() for path in files(home)] == [
        ".config/autostart/posture-tray.desktop"
    ]
    autostart.turn_off()
    autostart.turn_off()
    assert not autostart.is_on()
    assert files(home) == []
    assert not (home / ".config" / "autostart").exists()


@linux
def test_what_does_not_come_about_leaves_no_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    entry = home / ".config" / "autostart" / "posture-tray.desktop"
    (entry / "of-somebody").mkdir(parents=True)
    with pytest.raises(DesktopError, match="could not be changed"):
        autostart.turn_on()
    assert (entry / "of-somebody").is_dir()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "file" / "config"))
    (home / "file").touch()
    with pytest.raises(DesktopError, match="could not be changed"):
        autostart.turn_on()
    autostart.turn_off()
    assert (home / "file").is_file()


@linux
def test_a_program_that_desktops_would_not_find_is_refused_before_anything_is_written(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(autostart, "window", lambda: Path("/opt/100%/posture-window"))
    with pytest.raises(DesktopError, match="Nothing was changed"):
        autostart.turn_on()
    assert list(home.iterdir()) == []


@linux
@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_a_desktop_that_switched_it_off_is_believed(home: Path, line: str) -> None:
    autostart.turn_on()
    [file] = files(home)
    name = line.partition("=")[0]
    kept = [each for each in file.read_text().splitlines() if not each.startswith(name)]
    file.write_text("\n".join([*kept, line, ""]))
    assert not autostart.is_on()


@linux
def test_it_starts_the_icon_of_the_program_that_runs(home: Path) -> None:
    autostart.turn_on()
    entry = ConfigParser(interpolation=None)
    entry.read(files(home))
    assert shlex.split(entry["Desktop Entry"]["Exec"]) == [str(programs.window()), "--tray"]
    assert entry["Desktop Entry"]["TryExec"] == str(programs.window())


def test_a_path_means_nothing_but_itself() -> None:
    entry = ConfigParser(interpolation=None)
    entry.read_string(desktop_entry(ODD))
    value = entry["Desktop Entry"]["Exec"].replace("\\\\", "\\")  # the value of a key
    quoted = re.fullmatch(r'"((?:[^"\\]|\\.)*)" --tray', value)
    assert quoted is not None
    assert re.sub(r"\\(.)", r"\1", quoted[1]).replace("%%", "%") == str(ODD)
    assert entry["Desktop Entry"]["TryExec"].replace("\\\\", "\\") == str(ODD)


@pytest.mark.skipif(shutil.which("desktop-file-validate") is None, reason="desktop-file-utils not here")
def test_the_entry_is_one(tmp_path: Path) -> None:
    file = tmp_path / "posture-tray.desktop"
    file.write_text(desktop_entry(Path("/usr/bin/posture-window")))
    done = subprocess.run(
        ["desktop-file-validate", str(file)], capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_agent_of_macos_is_a_property_list() -> None:
    read = plistlib.loads(agent(ODD))
    assert read["ProgramArguments"] == [str(ODD), "--tray"]
    assert read["RunAtLoad"] is True


@linux
def test_a_folder_that_cannot_be_made_is_said(home: Path) -> None:
    (home / ".config").write_text("a file where a folder is to be")
    with pytest.raises(DesktopError, match="could not be changed"):
        autostart.turn_on()
    assert not autostart.is_on()


@pytest.mark.skipif(sys.platform != "win32", reason="the registry of Windows")
def test_on_windows_it_is_a_value_of_ones_own_registry(monkeypatch: pytest.MonkeyPatch) -> None:
    import winreg

    program = Path("C:\\Program Files\\Posture\\posture-window.exe")
    monkeypatch.setattr(autostart, "window", lambda: program)
    assert not autostart.is_on()
    autostart.turn_on()
    assert autostart.is_on()
    with winreg.OpenKey(winreg.HKEY_CURRENT_USER, autostart._RUN) as key:
        assert winreg.QueryValueEx(key, "posture-tray") == (f'"{program}" --tray', winreg.REG_SZ)
    autostart.turn_off()
    autostart.turn_off()
    assert not autostart.is_on()
