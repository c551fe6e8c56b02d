"""Timers of the person's own launchd. Source: launchd.plist(5), launchctl(1)."""

from __future__ import annotations

import os
import plistlib
from functools import partial
from pathlib import Path
from typing import Final

from posture.desktop.errors import DesktopError
from posture.desktop.folders import whole
from posture.desktop.system_programs import run, succeeds
from posture.desktop.timers.timer import Plan
from posture.words.phrase import phrase

_REFUSED: Final = phrase(
    "macOS keeps no timer for you ({why}). Nothing was changed. Try again while you are signed in at this "
    "Mac itself."
)


class Launchd:
    """Keeps one file a timer in ``~/Library/LaunchAgents``, which is loaded at each sign-in."""

    def turn_on(self, plan: Plan, command: tuple[str, ...]) -> None:
        file = _file(plan)
        with whole(file.parent, partial(self.turn_off, plan), _REFUSED):
            succeeds("launchctl", "bootout", f"{_domain()}/{plan.name}")
            file.write_bytes(agent(plan, command))
            run("launchctl", "bootstrap", _domain(), str(file))

    def turn_off(self, plan: Plan) -> None:
        succeeds("launchctl", "bootout", f"{_domain()}/{plan.name}")
        try:
            _file(plan).unlink(missing_ok=True)
        except OSError as error:
            raise DesktopError(
                phrase("Delete “{file}” yourself: from here it did not work.", file=str(_file(plan)))
            ) from error

    def is_on(self, plan: Plan) -> bool:
        return _file(plan).is_file()


def agent(plan: Plan, command: tuple[str, ...]) -> bytes:
    """The property list of a timer; what it starts has no priority, and says nothing into any log.

    A moment that the Mac slept through is made up for when it wakes.
    """
    when: dict[str, object] = (
        {"StartInterval": 60 * 60}
        if plan.at is None
        else {"StartCalendarInterval": {"Hour": plan.at.hour, "Minute": plan.at.minute}}
    )
    return plistlib.dumps(
        {
            "Label": plan.name,
            "ProgramArguments": list(command),
            **when,
            "ProcessType": "Background",
            "LowPriorityIO": True,
            "Nice": 19,
            "RunAtLoad": False,
            "LimitLoadToSessionType": "Aqua",
            "StandardOutPath": "/dev/null",
            "StandardErrorPath": "/dev/null",
        }
    )


def _file(plan: Plan) -> Path:
    return Path.home() / "Library" / "LaunchAgents" / f"{plan.name}.plist"


def _domain() -> str:
    return f"gui/{os.getuid()}" if hasattr(os, "getuid") else "gui"
