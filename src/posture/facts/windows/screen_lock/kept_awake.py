"""Programs that keep a Windows computer awake, or act as if somebody worked at it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine.running_programs import seen_running
from posture.host.model import Host
from posture.words.phrase import joined, phrase

_METHOD = "processes"
_REMEDY = phrase("End it, then check again.")
# By process name in lower case. These press a key or move the mouse by themselves, or say that they hold off
# the screen saver as well (their makers' pages).
_ACTING: Mapping[str, str] = MappingProxyType(
    {
        "caffeine.exe": "Caffeine",
        "caffeine32.exe": "Caffeine",
        "caffeine64.exe": "Caffeine",
        "dontsleep.exe": "Don't Sleep",
        "dontsleep_p.exe": "Don't Sleep",
        "dontsleep_x64.exe": "Don't Sleep",
        "dontsleep_x64_p.exe": "Don't Sleep",
        "mouse jiggler.exe": "Mouse Jiggler",
        "mouse mover.exe": "Mouse Mover",
        "mouse_jiggler.exe": "Mouse Jiggler",
        "mouse-jiggler.exe": "Mouse Jiggler",
        "mousejiggle.exe": "Mouse Jiggler",
        "mousejiggler.exe": "Mouse Jiggler",
        "mousemover.exe": "Mouse Mover",
        "move mouse.exe": "Move Mouse",
        "movemouse.exe": "Move Mouse",
        "nosleep.exe": "NoSleep",
        "presentationsettings.exe": "Presentation Settings",
        "stayawake.exe": "StayAwake",
    }
)
# These ask Windows to stay awake (SetThreadExecutionState), which holds off sleep and the dark display alone.
_ASKING: Mapping[str, str] = MappingProxyType(
    {"awake.exe": "Awake", "keepawake.exe": "KeepAwake", "powertoys.awake.exe": "PowerToys Awake"}
)
_HELD_OFF = ("sleep", "display")


def ensure_it_comes(host: Host, way: str) -> None:
    """Undecided while a program that is made for it keeps that way of locking from coming.

    Every way counts from the last key or move of the mouse, and some programs make one each minute (Zhorn
    Software, "Caffeine"). Others ask Windows to stay awake, and "this function does not stop the screen saver
    from executing" (Microsoft, "SetThreadExecutionState"); whether they do so at the moment none of them
    tells ("PowerToys Awake"). Players and calls ask for it as well, and end; they are not asked about.
    """
    running = seen_running(host, _ACTING)
    if running:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "{program} runs, which makes Windows believe that somebody is there, so that nothing locks "
                "by itself.",
                program=joined(running),
            ),
            _REMEDY,
            _METHOD,
        )
    running = seen_running(host, _ASKING) if way in _HELD_OFF else ()
    if running:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase(
                "{program} runs, which can keep the computer and its screen awake, whatever the settings "
                "say.",
                program=joined(running),
            ),
            _REMEDY,
            _METHOD,
        )
