"""Programs that keep the screen of a Mac on while nobody is there."""

from __future__ import annotations

import re
from types import MappingProxyType

from posture.facts.macos.machine.running_programs import found_running
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError
from posture.words.phrase import joined, phrase

_METHOD = "pmset -g assertions"
# Their only purpose is that the screen stays on; by process name in lower case.
_PROGRAMS = MappingProxyType(
    {
        "amphetamine": "Amphetamine",
        "caffeinate": "caffeinate",
        "caffeine": "Caffeine",
        "caffeinated": "Caffeinated",
        "coca": "Coca",
        "insomniax": "InsomniaX",
        "jolt of caffeine": "Jolt of Caffeine",
        "keepingyouawake": "KeepingYouAwake",
        "lungo": "Lungo",
        "nosleep": "NoSleep",
        "owly": "Owly",
        "sleepless": "Sleepless",
        "stay awake": "Stay Awake",
        "theine": "Theine",
        "wimoweh": "Wimoweh",
    }
)
# These move the mouse by themselves, for which macOS needs no assertion and notes none.
_ACTING = MappingProxyType(
    {
        "amm": "Automatic Mouse Mover",
        "automatic mouse mover": "Automatic Mouse Mover",
        "jiggler": "Jiggler",
        "mouse jiggler": "Mouse Jiggler",
        "mousejiggler": "Mouse Jiggler",
    }
)
_ASSERTION = re.compile(r"^\s*PreventUserIdleDisplaySleep\s+(\d)\s*$", re.MULTILINE | re.ASCII)


def ensure_sleepable(host: Host) -> None:
    """Undecided while a program that is made for it keeps the screen on.

    Other programs do so for a film or a call, which ends; these are not asked about. While the assertion
    PreventUserIdleDisplaySleep is held neither the display goes dark nor the screen saver starts
    (pmset(1), caffeinate(8)). One that moves the mouse keeps both from coming without it.
    """
    processes = host.processes()
    holding = found_running(processes, _PROGRAMS)
    running = (*found_running(processes, _ACTING), *(holding if holding and _is_held(host) else ()))
    if running:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("{program} keeps the screen on, whatever the settings say.", program=joined(running)),
            phrase("End it, then check again."),
            _METHOD,
        )


def _is_held(host: Host) -> bool:
    """Where macOS does not tell, yes: the program runs for nothing else."""
    try:
        found = _ASSERTION.search(host.run("pmset", "-g", "assertions", deadline=2.0).stdout)
    except HostError:
        return True
    return found is None or found[1] != "0"
