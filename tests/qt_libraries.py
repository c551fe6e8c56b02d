"""Whether Qt and its tools run on this machine, and the line that installs what they lack."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

_BRINGS = str(Path(__file__).parents[1] / "installer" / "linux")


@cache
def missing_for_the_window() -> str:
    """Why Qt cannot be loaded, and what installs it; "" where it can be."""
    try:
        import PySide6.QtWidgets  # noqa: F401 - whether its libraries are there shows only so
    except ImportError as error:
        return _with_its_remedy(str(error))
    return ""


@cache
def missing_for_lupdate() -> str:
    """Why Qt's lupdate does not run, and what installs what it lacks; "" where it does."""
    program = Path(sys.executable).parent / "pyside6-lupdate"
    try:
        tried = subprocess.run([program, "-version"], capture_output=True, text=True, timeout=60, check=False)
    except OSError as error:
        return _with_its_remedy(str(error))
    return _with_its_remedy(tried.stderr.partition("\n")[0]) if tried.returncode else ""


def _with_its_remedy(why: str) -> str:
    sys.path.append(_BRINGS)
    try:
        import machine
    finally:
        sys.path.remove(_BRINGS)
    line = machine.remedy("test")
    return f"{why}. This line installs what is missing: {line}" if line else why
