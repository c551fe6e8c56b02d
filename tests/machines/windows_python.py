"""The Python of Windows, run by Wine: the interfaces of Windows that Wine has, and little behind them."""

from __future__ import annotations

import hashlib
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from shipping.windows.python import install_posture, install_wheels, make_python
from shipping.windows.wine import Wine, windows_path, wine
from supplies import BUILD, TOP, need


@dataclass(frozen=True, slots=True)
class Answer:
    """What a program printed, and how it ended."""

    out: str
    err: str
    code: int


@dataclass(frozen=True, slots=True)
class WindowsPython:
    """A Windows Python with Posture in it."""

    program: Path
    machine: Wine

    def __call__(
        self, *arguments: str, home: Path, seconds: int = 120, display: str = "", **environment: str
    ) -> Answer:
        """Run Python; both streams are pipes, since Wine 8 gives Python no plain file to print into."""
        done = subprocess.run(
            ["wine", str(self.program), *arguments],
            env={
                **{name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
                **self.machine.environment(display=display),
                "POSTURE_HOME": windows_path(home),
                "POSTURE_KEYRING": "off",
                **environment,
            },
            capture_output=True, stdin=subprocess.DEVNULL, timeout=seconds, check=False, cwd=TOP,
        )  # fmt: skip
        return Answer(done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"), done.returncode)


def windows_python() -> WindowsPython:
    """Windows' Python with what the tests need; kept while the lock file is the same, but for Posture."""
    need(wine="wine wine64", **{"x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"})
    lock = hashlib.sha256((TOP / "uv.lock").read_bytes()).hexdigest()[:12]
    site = BUILD / f"windows-{lock}"
    if not (site / ".complete").exists():
        install_wheels(site, "dev")
        (site / ".complete").touch()
    install_posture(site)
    return WindowsPython(make_python(BUILD / "windows-python", site), wine(BUILD / "wine"))
