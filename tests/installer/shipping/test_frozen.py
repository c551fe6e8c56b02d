"""What is frozen starts nothing with our libraries, and carries nothing of whoever built it."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import PathDistribution
from pathlib import Path

import pytest
from shipping.frozen import trim_notes

from posture import __main__ as launchers

PROGRAM = Path(__file__).parents[3] / "installer" / "frozen" / "program.py"
_SAYS = """
import os, sys
import posture.__main__ as launchers
launchers.main = lambda: print("main", os.environ.get("LD_LIBRARY_PATH")) or 3
launchers.window = lambda: print("window", os.environ.get("LD_LIBRARY_PATH")) or 4
sys.argv = [sys.argv[2]]
exec(compile(open({program!r}).read(), {program!r}, "exec"))
"""


def _started(name: str, **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", _SAYS.format(program=str(PROGRAM)), "-", name],
        env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout.strip()


def test_the_name_it_is_called_by_says_which_of_the_two_it_is() -> None:
    assert {"main", "window"} <= vars(launchers).keys()
    assert _started("posture") == (3, "main None")
    assert _started("/usr/bin/posture") == (3, "main None")
    assert _started("/usr/bin/posture-window") == (4, "window None")
    assert _started("/Posture/posture.exe") == (3, "main None")
    assert _started("/Posture/posture-window.exe") == (4, "window None")


@pytest.mark.parametrize(
    ("before", "left"), [({}, "None"), ({"LD_LIBRARY_PATH_ORIG": "/opt/lib"}, "/opt/lib")]
)
def test_other_programs_get_the_library_path_of_before(before: dict[str, str], left: str) -> None:
    assert _started("posture", LD_LIBRARY_PATH="/usr/lib/posture/_internal", **before) == (3, f"main {left}")


def test_notes_keep_licences_and_lose_who_installed_it_and_where(tmp_path: Path) -> None:
    notes = tmp_path / "a-1.dist-info"
    (notes / "licenses").mkdir(parents=True)
    (notes / "METADATA").write_text("Metadata-Version: 2.4\nName: a\nVersion: 1\n")
    (notes / "licenses" / "LICENSE").write_text("as you like")
    (notes / "direct_url.json").write_text('{"url": "file:///home/somebody/posture"}')
    (notes / "RECORD").write_text("../../bin/a,,\na/__init__.py,,\n")
    trim_notes(notes)
    kept = PathDistribution(notes)
    assert sorted(file.as_posix() for file in kept.files) == [
        "a-1.dist-info/METADATA", "a-1.dist-info/RECORD", "a-1.dist-info/licenses/LICENSE",
    ]  # fmt: skip
    assert all(file.locate().is_file() for file in kept.files)
    assert not (notes / "direct_url.json").exists()
