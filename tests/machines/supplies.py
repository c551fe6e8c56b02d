"""What the machines are made of; all of it is kept in build/machines, so that it is fetched once."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
BUILD = TOP / "build" / "machines"
_WITHOUT_THE_WINDOW = ("pyside6-essentials", "shiboken6")


def need(**packages: str) -> None:
    """Skip where a program is missing, with the line that brings it: program="Debian package"."""
    missing = {program: package for program, package in packages.items() if shutil.which(program) is None}
    if missing:
        pytest.skip(f"{', '.join(missing)} not here (apt-get install {' '.join(missing.values())})")


def need_root() -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can make a machine; run make machines as root")


def run(*command: str | Path, **options: object) -> str:
    """What a program that makes something prints; a failure shows all it said."""
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=1800, check=False, **options,
    )  # fmt: skip
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
    return done.stdout


def uv() -> str:
    """The uv that runs these tests, or the one that make test has fetched."""
    return os.environ.get("UV") or shutil.which("uv") or str(TOP / "build" / "uv")


def libraries(name: str, platform: str, *, tests: bool, window: bool = False) -> Path:
    """A folder with Posture, as its wheel installs it, and what it stands on, for Python 3.11 on a platform.

    The window is left out where it is not asked for. The libraries are those of uv.lock and kept while it is
    the same; Posture itself is built anew each time.
    """
    lock = hashlib.sha256((TOP / "uv.lock").read_bytes()).hexdigest()[:12]
    folder = BUILD / f"{name}-{lock}"
    target = ("--target", folder, "--python-version", "3.11", "--python-platform", platform, "--no-deps")
    if not (folder / ".complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        unused = () if window else _WITHOUT_THE_WINDOW
        left_out = [word for package in unused for word in ("--no-emit-package", package)]
        wanted = BUILD / f"{name}.txt"
        BUILD.mkdir(parents=True, exist_ok=True)
        wanted.write_text(
            run(
                uv(), "export", "-q", "--locked", "--no-emit-project", *left_out,
                *(() if tests else ("--no-dev",)), cwd=TOP,
            )
        )  # fmt: skip
        run(uv(), "pip", "install", "-q", "--only-binary", ":all:", *target, "-r", wanted)
        (folder / ".complete").touch()
    wheels = BUILD / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    run(uv(), "build", "-q", "--wheel", "-o", wheels, TOP)
    run(uv(), "pip", "install", "-q", "--reinstall", *target, next(wheels.glob("*.whl")))
    return folder
