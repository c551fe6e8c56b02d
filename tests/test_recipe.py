"""The recipe for a new check in ``docs/architecture.md``, followed word for word."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
_BLOCK = re.compile(r"^   ```\w+ (?P<path>\S+)\n(?P<text>.*?)^   ```$", re.MULTILINE | re.DOTALL)
HOST = {
    "schema": "posture/host/1",
    "system": "linux",
    "taken": "2026-11-21T09:00:00Z",
    "home": "/home/person",
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the house to which the recipe was applied, and nothing else."""
    folder = tmp_path_factory.mktemp("house")
    for part in ("src", "checks", "lessons", "ui"):
        shutil.copytree(TOP / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(TOP / "pyproject.toml", folder)
    page = (TOP / "docs" / "architecture.md").read_text(encoding="utf-8")
    recipe = page.partition("## Adding a check")[2].partition("\n## ")[0]
    blocks = {found["path"]: textwrap.dedent(found["text"]) for found in _BLOCK.finditer(recipe)}
    assert len(blocks) == 3
    for path, text in blocks.items():
        _put(folder / path, text)
    return folder


def _put(file: Path, text: str) -> None:
    """Write a new file, or put the text at the end of the families that stand in one."""
    if not file.exists():
        file.write_text(text, encoding="utf-8")
        return
    families = file.read_text(encoding="utf-8").rstrip()
    assert families.endswith(")")
    file.write_text(f"{families[:-1]}{textwrap.indent(text, '    ')})\n", encoding="utf-8")


def _run(house: Path, *command: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(house / "src"), "POSTURE_HOME": str(house / "home")}
    return subprocess.run(
        command, cwd=house, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


def _posture(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return _run(house, sys.executable, "-m", "posture", *arguments)


def test_the_check_has_nothing_to_mend(house: Path) -> None:
    done = _posture(house, "checks", "lint", "--strict")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("settings", "outcome"),
    [("[Login]\n", "pass"), ("[Login]\nHandleLidSwitch=ignore\n", "fail"), (None, "pass")],
)
def test_the_check_judges_a_computer(house: Path, tmp_path: Path, settings: str | None, outcome: str) -> None:
    header = {**HOST, "origin": "made up for a test", "complete": ["/"]}
    (tmp_path / "host.json").write_text(json.dumps(header), encoding="utf-8")
    if settings is not None:
        (tmp_path / "files" / "etc" / "systemd").mkdir(parents=True)
        (tmp_path / "files" / "etc" / "systemd" / "logind.conf").write_text(settings, encoding="utf-8")
    done = _posture(house, "check", "lid", "--json", "--host", str(tmp_path))
    [verdict] = json.loads(done.stdout)["verdicts"]
    assert verdict["outcome"] == outcome, done.stdout
    explained = _posture(house, "explain", "lid", "--host", str(tmp_path)).stdout
    assert "Passes when closing the lid lets the computer sleep." in " ".join(explained.split())


def test_its_room_keeps_the_house_in_order(house: Path) -> None:
    done = _run(house, str(Path(sys.executable).parent / "lint-imports"), "--no-cache")
    assert done.returncode == 0, done.stdout
