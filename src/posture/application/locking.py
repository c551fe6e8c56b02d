"""Locking the screen now, to see that it locks: the way each system documents, and nothing else."""

from __future__ import annotations

import subprocess
import sys

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.host.asking.commands import NO_CONSOLE
from posture.host.asking.programs import find
from posture.host.model import HostError, System
from posture.words.phrase import phrase

CHECK = "screen-lock"
"""The check that is tried by it."""

_PATIENCE = 5.0  # seconds

_COMMANDS = {System.LINUX: ("loginctl", "lock-session"), System.MACOS: ("pmset", "displaysleepnow")}


def what_happens(session: Session) -> str:
    """What locking does here, in a sentence, to be said before."""
    if session.host.system is System.MACOS:
        return phrase(
            "The display turns off at once. Wake it: it should ask for your password. All that is open stays."
        )
    return phrase("The screen locks at once, and opens with your password. All that is open stays as it is.")


def lock_screen(session: Session) -> None:
    """Lock it now; ApplicationError where the system does not.

    Linux: ``loginctl lock-session`` (systemd), which every desktop with a locker of its own heeds. macOS:
    ``pmset displaysleepnow`` (pmset(1)), for it has no documented way to lock as such. Windows:
    ``LockWorkStation`` of user32 (winuser.h).
    """
    if not session.live:
        raise ApplicationError(phrase("The screen of a recorded computer cannot be locked."))
    try:
        _lock(session.host.system)
    except (OSError, HostError, subprocess.SubprocessError) as error:
        raise ApplicationError(
            phrase(
                "The screen could not be locked from here. Lock it as you do when you leave your place, and "
                "see whether it asks for your password."
            )
        ) from error


def _lock(system: System) -> None:
    if sys.platform == "win32":
        import ctypes

        if not ctypes.windll.user32.LockWorkStation():
            raise ctypes.WinError()
        return
    name, *arguments = _COMMANDS[system]
    subprocess.run(
        [find(name, system), *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=_PATIENCE,
        creationflags=NO_CONSOLE,
    )
