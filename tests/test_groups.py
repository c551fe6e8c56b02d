"""Tests that would see each other's programs, or share what costs minutes, run in one process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_APART = """
import os
from pathlib import Path

import pytest

@pytest.mark.xdist_group("together")
@pytest.mark.parametrize("number", range(8))
def test_where_it_runs(number):
    (Path(__file__).parent / f"{number}.txt").write_text(os.environ["PYTEST_XDIST_WORKER"])
"""


def test_a_group_stays_in_one_process(tmp_path: Path) -> None:
    """pytest-xdist parted groups with a pytest that it did not know, and said nothing (its issue 1386)."""
    (tmp_path / "test_apart.py").write_text(_APART, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-n",
        "2",
        "--dist",
        "loadgroup",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(
        [*command, "--rootdir", str(tmp_path), str(tmp_path)],
        env={name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    ran = [file.read_text() for file in tmp_path.glob("*.txt")]
    assert (len(ran), len(set(ran))) == (8, 1), ran
