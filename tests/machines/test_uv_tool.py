"""With uv alone, in an empty home: installed from the source or from a wheel, every command works."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from supplies import TOP, run, uv

pytestmark = [pytest.mark.machines, pytest.mark.timeout(1700)]


class Home:
    """An empty home, and what is typed in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        cache = os.environ.get("UV_CACHE_DIR") or run(uv(), "cache", "dir").strip()
        self._environment = {
            "HOME": str(folder), "PATH": f"{folder}/.local/bin:{Path(uv()).parent}:/usr/bin:/bin",
            "UV_CACHE_DIR": cache, "UV_SYSTEM_CERTS": "true", "LC_ALL": "C.UTF-8", "POSTURE_KEYRING": "off",
            "QT_QPA_PLATFORM": "offscreen", "POSTURE_PASSPHRASE": "for tests alone",
        }  # fmt: skip

    def ends(self, *words: str | Path, at: Path | None = None) -> subprocess.CompletedProcess[str]:
        found = shutil.which(words[0], path=self._environment["PATH"])
        assert found is not None, f"{words[0]} is not there"
        return subprocess.run(
            [found, *map(str, words[1:])],
            cwd=at or self.folder, env=self._environment, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=900, check=False,
        )  # fmt: skip

    def said(self, *words: str | Path, at: Path | None = None, codes: tuple[int, ...] = (0,)) -> str:
        done = self.ends(*words, at=at)
        assert done.returncode in codes, f"{words} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        assert "Traceback" not in done.stderr
        return done.stdout


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def _check(home: Home) -> None:
    """The app looks, teaches and keeps; its window opens and stays."""
    outcomes = {
        each["outcome"]
        for each in json.loads(home.said("posture", "check", "--json", codes=(0, 1)))["verdicts"]
    }
    assert outcomes
    assert "screen-lock" in home.said("posture", "checks", "list")
    assert "The rule" in home.said("posture", "explain", "screen-lock")
    home.said("posture", "except", "backup", "--reason", "on the server", "--days", "30")
    assert "on the server" in home.said("posture", "exceptions")
    commands = re.findall(r"(?m)^ {4}([a-z]+) ", home.said("posture", "--help"))
    assert len(commands) > 15
    for command in commands:
        home.said("posture", command, "--help")
    with pytest.raises(subprocess.TimeoutExpired):  # it stays open until somebody closes it
        subprocess.run(
            [shutil.which("posture-window", path=home._environment["PATH"]) or ""],
            env=home._environment, cwd=home.folder, capture_output=True, timeout=10, check=False,
        )  # fmt: skip


def test_from_the_source_all_commands_work(home: Home) -> None:
    home.said("uv", "tool", "install", "--quiet", f"{TOP}[collector]")
    _check(home)
    assert home.said("posture-collector", "--version").startswith("posture-collector ")
    (home.folder / "words").write_text("a sentence for tests\n")
    made = ("--name", "Heron", "--address", "http://127.0.0.1:8799", "--passphrase-file", "words")
    home.said("posture-collector", "init", "practice", *made)
    home.said("posture-collector", "invite", "practice", "-n", "2", "--out", "invites")
    assert len(list((home.folder / "invites").iterdir())) == 2
    home.said("uv", "tool", "uninstall", "--quiet", "posture-checkup")
    assert shutil.which("posture", path=home._environment["PATH"]) is None
    assert (home.folder / ".local/share/posture/posture.db").is_file()  # what was kept stays


def test_from_a_wheel_all_commands_work_and_its_side_says_what_it_lacks(home: Home, tmp_path: Path) -> None:
    run(uv(), "build", "--quiet", "--wheel", "--out-dir", tmp_path / "dist", TOP)
    [wheel] = (tmp_path / "dist").glob("*.whl")
    home.said("uv", "tool", "install", "--quiet", wheel)
    _check(home)
    done = home.ends("posture-collector", "members", "practice")
    assert done.returncode == 2
    assert "[collector]" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_installing_it_runs_once_from_the_source(home: Home) -> None:
    once = (
        "uv",
        "tool",
        "run",
        "--quiet",
        "--from",
        ".",
        "posture",
        "check",
        "--json",
    )  # what uvx is short for
    told = home.said(*once, at=TOP, codes=(0, 1))
    assert json.loads(told)["verdicts"]
    assert not (home.folder / ".local/bin/posture").exists()
