"""Posture's own two programs, as the system has to start them: by their absolute paths."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from posture.desktop.errors import DesktopError
from posture.words.phrase import phrase

RUN: Final = "--run"
"""What makes ``posture-window`` a ``posture`` without a console: everything behind it is a command."""


def window() -> Path:
    """The program that opens the window; DesktopError where it is not to be found."""
    return _beside("posture-window")


def command(*arguments: str) -> tuple[str, ...]:
    """A command of Posture's for a timer; on Windows no console opens for it. DesktopError."""
    if sys.platform == "win32":
        return str(window()), RUN, *arguments
    return str(_beside("posture")), *arguments


def _beside(name: str) -> Path:
    """Frozen programs lie in one folder, installed ones beside the Python that runs them."""
    suffix = ".exe" if sys.platform == "win32" else ""
    found = Path(sys.executable).parent / f"{name}{suffix}"
    if not found.is_file():
        raise DesktopError(
            phrase(
                "The system cannot start Posture by itself: “{program}” is not there. Install Posture again.",
                program=str(found),
            )
        )
    return found
