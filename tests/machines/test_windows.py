"""A life of the installer on a Windows that Wine makes: installed, used, upgraded as it runs, taken away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from bare import made
from screens import colours, picture, screen
from shipping.project import WORK
from shipping.windows.setup import make_setup
from shipping.windows.wine import Wine, end, wine
from supplies import BUILD, need, run

pytestmark = [pytest.mark.machines, pytest.mark.windows, pytest.mark.timeout(1700)]

_UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\Posture"
# Below the person's folder. Windows empties the first when it starts, with the uninstaller's copy in it.
_NOT_OURS = ("Temp/", "AppData/Local/Temp/", "AppData/Local/Microsoft/Windows/INetCache/")
_WINES_OWN, _CREDENTIALS = r"Software\\Wine\\", "Credential Manager"
_WINES_KEY = '"EncryptionKey"='  # of its credential manager, made when that is first used
_ON_DISPLAY = {"POSTURE_LANGUAGE": "de"}

_IN_EVERY_CHECKUP = "Disk encryption"

Display = tuple[str, Path]


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Wine]:
    """A Windows as new."""
    need(wine="wine", makensis="nsis", **{"x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"})
    origin = wine(BUILD / "bare-windows")
    end(origin)
    run("cp", "-a", "--reflink=auto", origin.folder, tmp_path / "windows")
    fresh = Wine(tmp_path / "windows")
    yield fresh
    end(fresh)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[Display]:
    with screen(tmp_path) as there:
        yield there


def test_it_is_installed_used_upgraded_while_it_runs_and_taken_away(
    machine: Wine, display: Display, tmp_path: Path
) -> None:
    setup = made("posture-*-setup.exe")
    files, entries = _files(machine), _entries(machine)

    _starts(machine, _earlier(tmp_path), "/S")
    assert _told(machine, "DisplayVersion") == "0.0.9"
    assert (machine.installed / "_internal" / "only-there.txt").exists()
    checked = _posture(machine, "check")
    assert _IN_EVERY_CHECKUP in checked.stdout
    assert checked.returncode in (0, 1), checked.stderr
    outcomes = json.loads(_posture(machine, "check", "--json").stdout)["verdicts"]
    assert len(outcomes) == 12
    assert _IN_EVERY_CHECKUP in _posture(machine).stdout  # nobody could see a window
    reason = ("--reason", "on the server", "--days", "30")
    assert _posture(machine, "except", "backup", *reason).returncode == 0

    elsewhere = machine.drive / "elsewhere"
    elsewhere.mkdir()
    for folder in (elsewhere, machine.installed):
        _make_idle(folder / "posture.exe")
    end(machine)  # the first program says for all of them whether there is a display
    with (
        _started(machine, machine.installed / "posture-window.exe", display=display[0]),
        _started(machine, elsewhere / "posture.exe") as other,
        _started(machine, machine.installed / "posture.exe") as idle,
    ):
        _see(display, BUILD / "window-windows.png")
        assert (other.poll(), idle.poll()) == (None, None)
        before = _running(machine, "posture-window.exe")
        assert len(before) == 1
        _starts(machine, setup, "/S", display=display[0])
        assert idle.wait(30) is not None
        assert other.poll() is None, "another copy of Posture was ended"
        _see(display, BUILD / "window-windows-after.png")
        after = _running(machine, "posture-window.exe")
        assert len(after) == 1
        assert after != before
    assert _told(machine, "DisplayVersion") == setup.name.split("-")[1]
    assert not (machine.installed / "_internal" / "only-there.txt").exists()
    assert "on the server" in _posture(machine, "exceptions").stdout
    shutil.rmtree(elsewhere)

    _uninstall(machine)
    assert [name for name in _files(machine) - files if "/Local/posture/" not in name] == []
    assert [name for name in _files(machine) - files if name.endswith("/posture.db")]
    kept = _entries(machine) - entries
    assert [entry for entry in kept if _CREDENTIALS not in entry[0]] == []
    assert kept, "the key of what stayed went"

    _starts(machine, setup, "/S")
    assert "on the server" in _posture(machine, "exceptions").stdout
    _uninstall(machine, "/DELETEDATA")
    assert _files(machine) - files == set()
    assert _entries(machine) - entries == set()


def test_a_folder_with_somebodys_files_in_it_is_left_as_it_is(machine: Wine) -> None:
    folder = machine.drive / "mine"
    folder.mkdir()
    (folder / "posture.exe").write_text("mine")
    assert _ends(machine, made("posture-*-setup.exe"), "/S", r"/D=C:\mine") == 2
    assert [path.name for path in folder.iterdir()] == ["posture.exe"]
    assert (folder / "posture.exe").read_text() == "mine"


def test_what_somebody_laid_beside_it_stays_when_it_is_taken_away(machine: Wine) -> None:
    _starts(machine, made("posture-*-setup.exe"), "/S", r"/D=C:\some\Posture")
    folder = machine.drive / "some" / "Posture"
    assert _told(machine, "InstallLocation") == r"C:\some\Posture"
    (folder / "_internal" / "notes.txt").write_text("mine")
    _uninstall(machine, folder=folder)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == ["notes.txt"]


def _earlier(folder: Path) -> Path:
    """The installer of an earlier version, which has a file that the newer one has not."""
    tree = folder / "earlier"
    if not (WORK / "windows" / "tree").exists():
        pytest.skip("no package was made (make packages)")
    shutil.copytree(WORK / "windows" / "tree", tree)
    (tree / "_internal" / "only-there.txt").write_text("of 0.0.9")
    os.environ["POSTURE_UNSIGNED"] = "1"
    try:
        return make_setup(tree, "0.0.9", folder, compression="zlib")
    finally:
        del os.environ["POSTURE_UNSIGNED"]


def _environment(machine: Wine, display: str = "") -> dict[str, str]:
    """A person's, which names no home and no keyring of a test's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("POSTURE_")}
    return {**kept, **machine.environment(display=display), **(_ON_DISPLAY if display else {})}


def _make_idle(program: Path) -> None:
    """A program that neither ends nor has a window."""
    source = program.with_suffix(".c")
    source.write_text("#include <windows.h>\nint main(void) { Sleep(INFINITE); }\n")
    program.unlink(missing_ok=True)
    run("x86_64-w64-mingw32-gcc", "-o", program, source)
    source.unlink()


def _posture(machine: Wine, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["wine", machine.installed / "posture.exe", *arguments],
        env=_environment(machine), input="", capture_output=True, encoding="utf-8",
        timeout=120, check=False,
    )  # fmt: skip


@contextmanager
def _started(
    machine: Wine, program: Path, *arguments: str, display: str = ""
) -> Iterator[subprocess.Popen[bytes]]:
    """Wine has a program print into a pipe or nowhere, and no plain file will do."""
    with subprocess.Popen(
        ["wine", program, *arguments],
        env=_environment(machine, display),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        try:
            yield process
        finally:
            end(machine)


def _ends(machine: Wine, program: Path | str, *arguments: str, display: str = "") -> int:
    """Its exit code. What it starts may outlive it, so nobody waits for the end of what they print."""
    with subprocess.Popen(
        ["wine", program, *arguments],
        env=_environment(machine, display),
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        return process.wait(300)


def _starts(machine: Wine, program: Path | str, *arguments: str, display: str = "") -> None:
    assert _ends(machine, program, *arguments, display=display) == 0


def _uninstall(machine: Wine, *arguments: str, folder: Path | None = None) -> None:
    """As Windows does it, by the line in the registry; a copy of the program does the work."""
    _, there, words = _told(machine, "QuietUninstallString").split('"')
    _starts(machine, there, *words.split(), *arguments)
    program = (folder or machine.installed) / "uninstall.exe"
    for _ in range(120):
        if not program.exists():
            break
        time.sleep(1)
    end(machine)
    assert not program.exists()


def _told(machine: Wine, name: str) -> str:
    """What the registry says of the installed program."""
    line = machine.run("reg", "query", _UNINSTALL, "/v", name).strip().splitlines()[-1]
    return line.split("REG_SZ", 1)[1].strip()


def _running(machine: Wine, name: str) -> set[int]:
    """The numbers, on this computer, of the programs of that name that run in this Windows."""
    return {
        process.pid
        for process in psutil.process_iter()
        if _words(process)[:1]
        and _words(process)[0].endswith(name)
        and _prefix(process) == str(machine.folder)
    }


def _words(process: psutil.Process) -> list[str]:
    with suppress(psutil.Error):
        return process.cmdline()
    return []


def _prefix(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        return process.environ().get("WINEPREFIX", "")
    return ""


def _see(display: Display, target: Path) -> None:
    """Wait until the window stands there with its first check-up; its picture is kept to be looked at."""
    for _ in range(60):
        time.sleep(1)
        picture(display, target)
        if colours(target) > 100:
            break
    time.sleep(15)  # until the check-up is through
    picture(display, target)
    assert colours(target) > 100


def _files(machine: Wine) -> set[str]:
    found = {str(path.relative_to(machine.person)) for path in machine.person.rglob("*") if path.is_file()}
    return {name for name in found if not name.startswith(_NOT_OURS)}


def _entries(machine: Wine) -> set[tuple[str, str]]:
    """Each value of the person's part of the registry with its key, as Wine writes it down when it ends."""
    end(machine)
    key, found = "", set()
    for line in (machine.folder / "user.reg").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            key = line.partition("]")[0]
        elif line.startswith(_WINES_KEY):
            continue
        elif line.startswith(('"', "@")) and (_WINES_OWN not in key or _CREDENTIALS in key):
            found.add((key, line))
    return found
