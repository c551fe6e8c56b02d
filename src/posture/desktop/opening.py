"""Starting Posture's window, or its icon in the tray, as a program of its own and with its own priority."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Thread
from typing import Final

from posture.desktop.autostart import TRAY
from posture.desktop.errors import DesktopError
from posture.desktop.programs import window
from posture.desktop.system_programs import succeeds
from posture.words.phrase import phrase

TOLD: Final = "--told"
"""Has the window begin at the page that the newest notification was about."""

ODD: Final = "--odd"
"""Has the window begin at the page for when something odd happened."""

_BY_SYSTEMD: Final = (
    "--user", "--collect", "--quiet", "--description=Posture", "--property=LogLevelMax=crit",
    "--property=StandardOutput=null", "--property=StandardError=null",
)  # fmt: skip

if sys.platform == "win32":
    _FLAGS = subprocess.NORMAL_PRIORITY_CLASS | subprocess.DETACHED_PROCESS
else:
    _FLAGS = 0


def open_window() -> None:
    """Open the window, or have the one that is open show itself; DesktopError."""
    _start(window())


def open_odd() -> None:
    """Open the window where something odd happened, or have the one that is open go there; DesktopError."""
    _start(window(), ODD)


def open_tray() -> None:
    """Have the icon in the tray now; nothing where it is there. DesktopError."""
    _start(window(), TRAY)


def open_told() -> None:
    """Open the window at what was told, or have the one that is open go there; DesktopError.

    systemd ends all that a timer's run has started when the run ends, and what is started by it is as slow as
    itself: there it is systemd that starts the window, and logs nothing of it.
    """
    program = window()
    if sys.platform == "linux" and succeeds("systemd-run", *_BY_SYSTEMD, "--", str(program), TOLD):
        return
    _start(program, TOLD)


def _start(program: Path, *arguments: str) -> None:
    """Start it beside us, so that it goes on when we end."""
    try:
        started = subprocess.Popen(
            [str(program), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=sys.platform != "win32",
            creationflags=_FLAGS,
        )
    except OSError as error:
        raise DesktopError(
            phrase("Posture’s window could not be opened from here. Open it yourself.")
        ) from error
    # Somebody has to wait for it, or it stays behind as a zombie.
    Thread(target=started.wait, daemon=True, name="posture-started").start()
