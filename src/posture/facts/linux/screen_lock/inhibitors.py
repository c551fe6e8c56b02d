"""Programs that keep a session from being idle for as long as they run."""

from __future__ import annotations

from posture.facts.linux.machine.programs import names, program_name
from posture.host.model import Process

_ALWAYS = names("wlinhibit vigiland")
_GNOME = "gnome-session-inhibit"


def inhibitor(processes: tuple[Process, ...]) -> str:
    """The one that runs among the person's programs, or nothing.

    gnome-session-inhibit keeps from idleness unless ``--inhibit`` names other things (its manual page);
    wlinhibit and vigiland always do. Programs that only do so while a film plays are none of them.
    """
    for process in processes:
        name = program_name(process, _ALWAYS | {_GNOME})
        if name in _ALWAYS or (name == _GNOME and _keeps_from_idleness(process)):
            return name
    return ""


def _keeps_from_idleness(process: Process) -> bool:
    words = process.command
    named = [words[at + 1] for at, word in enumerate(words[:-1]) if word == "--inhibit"]
    named += [word.partition("=")[2] for word in words if word.startswith("--inhibit=")]
    return not named or any("idle" in one.split(":") for one in named)
