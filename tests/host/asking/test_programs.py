"""Only programs of a fixed list are found, in fixed places."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from posture.host.asking import programs
from posture.host.asking.programs import PROGRAMS, find
from posture.host.model import NotThere, System, Unsupported

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the programs here are shell scripts")


@pytest.mark.parametrize("program", ["rm", "sh", "bash", "python3", "../bin/ls", "/usr/bin/id", ""])
def test_only_programs_of_the_list_are_run(program: str) -> None:
    with pytest.raises(Unsupported):
        find(program, System.LINUX)


def test_every_program_of_the_list_has_absolute_places() -> None:
    for system, listed in PROGRAMS.items():
        start = "%SystemRoot%\\" if system is System.WINDOWS else "/"
        for name, places in listed.items():
            assert places
            assert all(place.startswith(start) and ".." not in place for place in places), name


def test_a_program_is_found_in_the_first_place_that_has_it(monkeypatch, tmp_path: Path) -> None:
    for folder in ("b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "tool").write_text("#!/bin/sh\n")
        (tmp_path / folder / "tool").chmod(0o755)
    places = tuple(str(tmp_path / folder / "tool") for folder in ("a", "b", "c"))
    monkeypatch.setattr(programs, "PROGRAMS", {System.LINUX: {"tool": places, "other": places[:1]}})
    assert find("tool", System.LINUX) == places[1]
    with pytest.raises(NotThere, match="“other” is not installed"):
        find("other", System.LINUX)


def test_windows_programs_lie_in_the_system_folder(monkeypatch, tmp_path: Path) -> None:
    place = tmp_path / "System32\\powercfg.exe"
    place.write_text("")
    place.chmod(0o755)
    monkeypatch.setenv("SYSTEMROOT", str(tmp_path))
    monkeypatch.setattr(
        programs, "PROGRAMS", {System.WINDOWS: {"powercfg": ("%SystemRoot%/System32\\powercfg.exe",)}}
    )
    assert find("powercfg", System.WINDOWS) == str(place)
