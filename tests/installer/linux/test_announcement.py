"""What is about to be fetched is said before it is, and nothing where all of it is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import machine
import pytest
from machine import announcement

TOP = Path(__file__).parents[3]


def test_the_first_time_says_how_much_is_fetched(monkeypatch, capsys, tmp_path) -> None:
    (tmp_path / "uv.lock").write_bytes((TOP / "uv.lock").read_bytes())
    monkeypatch.setattr(announcement, "TOP", tmp_path)
    amounts = []
    for purpose in ("run", "collector", "test"):
        assert machine.main(["announce", purpose]) == 0
        said = capsys.readouterr().err
        amounts.append(int(re.search(r"about (\d+) MB", said)[1]))
    assert 50 < amounts[0] < amounts[1] < amounts[2] < 500
    _install(tmp_path, "run")
    assert machine.main(["announce", "run"]) == 0
    assert capsys.readouterr().err == ""


def test_what_the_tests_fetch_on_top_of_the_application_is_said(tmp_path, monkeypatch, capsys) -> None:
    _copy_the_lock(tmp_path, monkeypatch)
    _install(tmp_path, "run")
    assert machine.main(["announce", "test"]) == 0
    said = capsys.readouterr().err
    more, packages = re.search(r"About (\d+) MB more are fetched.*: (\d+) packages for", said).groups()
    assert 10 < int(more) < 100
    assert 20 < int(packages) < 60
    _install(tmp_path, "test")
    assert machine.main(["announce", "test"]) == 0
    assert capsys.readouterr().err == ""


def test_what_only_another_python_needs_is_not_waited_for(monkeypatch) -> None:
    assert announcement._fits("python_full_version < '99.1'")
    assert not announcement._fits("python_full_version < '3.1'")
    assert not announcement._fits("sys_platform == 'of another system'")


def _install(top: Path, purpose: str) -> None:
    locked = tomllib.loads((top / "uv.lock").read_text(encoding="utf-8"))["package"]
    packages = {package["name"]: package for package in locked}
    for name in announcement._needed(packages, purpose):
        written = name.replace("-", "_") if len(name) % 2 else name.replace("-", ".")
        folder = top / ".venv" / "lib" / "python3.11" / "site-packages"
        (folder / f"{written}-{packages[name]['version']}.dist-info").mkdir(parents=True, exist_ok=True)


def _copy_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "uv.lock").write_bytes((TOP / "uv.lock").read_bytes())
    monkeypatch.setattr(announcement, "TOP", tmp_path)
