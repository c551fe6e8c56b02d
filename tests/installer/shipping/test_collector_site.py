"""The collector's package leaves out what it does without, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from shipping.collector_site import _OF_POSTURE, _OF_THE_DESKTOP, _trim

TOP = Path(__file__).parents[3]
_WITHOUT = """
import importlib.abc, pkgutil, sys
kept = {kept!r}
left_out = {left_out!r}
class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        top, _, rest = name.partition(".")
        if top in left_out or (top == "posture" and rest and rest.partition(".")[0] not in kept):
            raise ModuleNotFoundError(name)
sys.meta_path.insert(0, Missing())
import posture.collector
names = [found.name for found in pkgutil.walk_packages(posture.collector.__path__, "posture.collector.")]
for name in names:
    if not name.endswith((".env", ".work")):
        __import__(name)
print(len(names))
"""
_MODULES = {"pyside6-essentials": "PySide6"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="made on Linux alone")


def test_all_of_the_collector_can_be_imported_without_what_is_left_out() -> None:
    left_out = {_MODULES.get(name, name) for name in _OF_THE_DESKTOP} | {"shiboken6", "secretstorage"}
    kept = {name.removesuffix(".py") for name in _OF_POSTURE}
    done = subprocess.run(
        [sys.executable, "-c", _WITHOUT.format(kept=kept, left_out=left_out)],
        capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 40


def test_what_is_left_out_is_what_the_project_asks_for() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = " ".join(project["dependencies"])
    assert [name for name in _OF_THE_DESKTOP if name not in wanted] == []


def test_of_posture_stays_what_the_collector_may_import() -> None:
    """As the table in docs/architecture.md has it: no window, nothing that looks at a computer."""
    assert {"collector", "ballots", "policy", "content", "words", "shipped"} <= set(_OF_POSTURE)
    apps = {"ui", "cli", "application", "facts", "host", "store", "reports", "checks", "lessons"}
    assert not apps & set(_OF_POSTURE)


@pytest.fixture
def gathered(tmp_path: Path) -> Path:
    names = (
        "posture/__init__.py", "posture/__main__.py", "posture/ui/window.py", "posture/collector/cli.py",
        "posture/shipped/checks/backup.md", "posture/shipped/ui/icon.svg", "babel/locale-data/root.dat",
        "babel/locale-data/fr_FR.dat", "bin/granian", "yaml/_yaml.pyx",
    )  # fmt: skip
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    return tmp_path


def test_the_rest_goes(gathered: Path) -> None:
    _trim(gathered)
    left = {str(path.relative_to(gathered)) for path in gathered.rglob("*") if path.is_file()}
    assert left == {
        "posture/__init__.py",
        "posture/collector/cli.py",
        "posture/shipped/checks/backup.md",
        "babel/locale-data/root.dat",
    }
