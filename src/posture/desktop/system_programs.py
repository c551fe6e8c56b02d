"""Programs of the system that Posture has do something for it, and what came of it."""

from __future__ import annotations

import subprocess
from typing import Final

from posture.desktop.errors import DesktopError
from posture.host.asking.commands import NO_CONSOLE
from posture.host.asking.programs import find
from posture.host.live import this_system
from posture.host.model import HostError
from posture.words.phrase import phrase

_PATIENCE: Final = 20.0  # seconds; they answer in fractions of one


def run(name: str, *arguments: str) -> str:
    """What an allow-listed program prints, once it has done its work; DesktopError where it did not."""
    try:
        done = subprocess.run(
            [find(name, this_system()), *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
            timeout=_PATIENCE,
            creationflags=NO_CONSOLE,
        )
    except HostError as error:
        raise DesktopError(error.sentence) from error
    except (OSError, subprocess.SubprocessError) as error:
        raise DesktopError(
            phrase("“{program}” did not do what Posture asked of it: {why}.", program=name, why=_why(error))
        ) from error
    return done.stdout.decode(errors="replace")


def succeeds(name: str, *arguments: str) -> bool:
    """Whether the program did it."""
    try:
        run(name, *arguments)
    except DesktopError:
        return False
    return True


def _why(error: OSError | subprocess.SubprocessError) -> str:
    """What the program itself said last, or what kept it from saying anything."""
    if isinstance(error, subprocess.CalledProcessError):
        said = error.stderr.decode(errors="replace").strip().splitlines()
        return said[-1].rstrip(".") if said else f"{error.returncode}"
    return type(error).__name__ if not isinstance(error, OSError) else str(error.strerror or error)
