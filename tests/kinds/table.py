"""All computers of kinds, put together from the modules below ``computers``."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

from kinds import Computer

MODULES = sorted(
    path.stem for path in (Path(__file__).parent / "computers").glob("*.py") if path.stem != "__init__"
)
COMPUTERS: list[Computer] = [
    computer for name in MODULES for computer in importlib.import_module(f"computers.{name}").COMPUTERS
]

SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
# Every fourth where time is short: neighbours in the table are much alike.
SHARE = 1 if SOAK else 4
