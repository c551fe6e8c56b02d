"""The code that makes the packages lies in ``installer/``, and a small tree to try it on."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[3] / "installer"))


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A few files as they would lie on a computer."""
    files = {
        "usr/lib/posture/posture": 2000,
        "usr/lib/posture/_internal/PySide6/Qt/lib/libQt6Gui.so.6": 3000,
        "usr/lib/posture/_internal/PySide6/QtGui.abi3.so": 500,
        "usr/lib/posture/_internal/posture/shipped/checks/a check.md": 10,
        "usr/share/doc/posture/copyright": 1,
    }
    top = tmp_path / "tree"
    for name, size in files.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_bytes(b"x" * size)
    (top / "usr/bin").mkdir()
    (top / "usr/bin/posture").symlink_to("../lib/posture/posture")
    return top
