"""On a machine without Qt's libraries the tests say what they leave out, and the line that brings it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
_WITHOUT_QT = """
import importlib.abc, sys, pytest
class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name in {"PySide6.QtGui", "PySide6.QtWidgets"}:
            raise ImportError("libEGL.so.1: cannot open shared object file")
sys.meta_path.insert(0, Missing())
sys.exit(pytest.main(sys.argv[1:]))
"""


def _tested(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-c", _WITHOUT_QT, "-n", "0", "-p", "no:cacheprovider", *arguments],
        cwd=TESTS.parent,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.mark.parametrize("asked", ["tests/ui", "tests/ui/test_look.py"])
def test_the_windows_tests_alone_end_with_a_sentence(asked: str) -> None:
    done = _tested(asked)
    assert done.returncode != 0
    assert done.stderr.startswith("tests/ui cannot run here: libEGL.so.1: cannot open shared object file")
    assert "Traceback" not in done.stdout + done.stderr
    assert "conftest.py" not in done.stdout + done.stderr


def test_the_end_of_a_run_counts_the_files_that_are_left_out() -> None:
    done = _tested("tests/words/test_notation.py")
    assert done.returncode == 0, done.stdout + done.stderr
    files = len(list((TESTS / "ui").rglob("test_*.py")))
    assert f"tests/ui, {files} files of tests of the window: libEGL.so.1: cannot open" in done.stdout
