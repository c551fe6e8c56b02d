"""From the wheel to the installer for Windows, step by step."""

from __future__ import annotations

import platform
from pathlib import Path

from shipping.project import WORK
from shipping.room import table
from shipping.windows.frozen import freeze
from shipping.windows.python import python_for_freezing
from shipping.windows.setup import make_setup
from shipping.windows.signing import begin_signing, end_signing
from shipping.windows.tree import lay_out
from shipping.windows.wine import wine


def make_for_windows(version: str) -> list[Path]:
    """The installer, as the only one; none on a processor on which Wine cannot run Windows' Python."""
    if platform.machine() != "x86_64":
        print(f"No installer for Windows: its Python does not run on {platform.machine()}.")
        return []
    print("Freezing the program for Windows ...", flush=True)
    machine = wine(WORK / "windows" / "wine")
    python = python_for_freezing()
    tree = lay_out(machine, python, freeze(machine, python, version))
    print(f"On the disk of a Windows:\n{table(tree, '.')}")
    try:
        print(begin_signing())
        print("Packing for Windows ...", flush=True)
        return [make_setup(tree, version)]
    finally:
        end_signing()
