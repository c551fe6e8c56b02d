"""An answer that nobody reads to its end, or that finds no room."""

from __future__ import annotations

import os
import sys
from typing import Final

NOBODY_READS: Final = 141
"""The exit code then: what shells give for SIGPIPE."""


def forget_output() -> None:
    """Whatever is still to be printed goes nowhere, so that the program can end in peace."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
