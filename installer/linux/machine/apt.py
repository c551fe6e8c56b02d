"""A Debian's packages, and what of them is there already."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path


def is_there(name: str) -> bool:
    """Whether there is a program of that name, or such a file."""
    return shutil.which(name) is not None or Path(name).exists()


def loads(library: str) -> bool:
    """Whether a library of that name can be loaded."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_line(packages: Iterable[str]) -> str:
    """What an administrator types to install them."""
    return f"sudo apt-get install -y {' '.join(packages)}"


def install(packages: list[str]) -> bool:
    """Whether the packages are there now; only root on a Debian-like system may add them."""
    if sys.platform == "win32" or os.geteuid() != 0 or not Path("/usr/bin/apt-get").exists():
        return False
    print(f"Installing {' '.join(packages)} ...", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["/usr/bin/apt-get", "update", "-q"],
        ["/usr/bin/apt-get", "install", "-y", "-q", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=900, check=False
        )
        if done.returncode:
            print(done.stderr.strip(), file=sys.stderr)
            return False
    return True
