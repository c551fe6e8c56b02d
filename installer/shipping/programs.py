"""How a program is run while packages are made."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from shipping.project import TOP, epoch

_MINUTES = 20


class BuildError(Exception):
    """A package cannot be made; the sentence says why."""


def run(command: Sequence[str | Path], *, more: Mapping[str, str] | None = None) -> str:
    """What a program prints; BuildError, with all it said, where it is missing or fails."""
    name, *arguments = map(str, command)
    found = shutil.which(name)
    if found is None:
        raise BuildError(f"The program {name} is missing; “make packages” says which package brings it.")
    done = subprocess.run(
        [found, *arguments],
        cwd=TOP,
        # Both make a second build the same as the first: no time of today, no order by chance.
        env={**os.environ, "SOURCE_DATE_EPOCH": str(epoch()), "PYTHONHASHSEED": "0", **(more or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=_MINUTES * 60,
        check=False,
    )
    if done.returncode:
        raise BuildError(f"{name} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def empty(folder: Path) -> Path:
    """The folder, with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder
