"""Bring what a fresh machine lacks: uv, and the system libraries that Qt and the tests need.

Runs on a bare Python 3.11 without pip, called by ``bootstrap.py``. ``uv`` prints the path of a uv that works.
``libraries run|test|packages`` installs missing Debian packages where that is allowed; for the tests it
otherwise prints the one line that would, for the window the app does; no package is made without it.
``announce run|collector|test`` says before the first time what is about to be fetched, and how much.
"""

from __future__ import annotations

import sys

from machine.announcement import announce
from machine.fetched_uv import print_uv
from machine.libraries import bring_libraries
from machine.libraries import remedy as remedy


def main(arguments: list[str]) -> int:
    """Do what ``bootstrap.py`` was asked for; the exit code."""
    match arguments:
        case ["uv"]:
            return print_uv()
        case ["libraries", ("run" | "test" | "packages") as purpose]:
            return bring_libraries(purpose)
        case ["announce", ("run" | "collector" | "test") as purpose]:
            return announce(purpose)
        case _:
            usage = "bootstrap.py uv | libraries run|test|packages | announce run|collector|test"
            print(f"usage: {usage}", file=sys.stderr)
            return 2
