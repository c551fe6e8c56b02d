"""Programs that keep a session from being idle for as long as they run."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posture.facts.linux.machine.programs import names, program_name
from posture.host.model import Process

_LOGIND = "systemd-inhibit"


def inhibitor(processes: tuple[Process, ...], *, heeds_logind: bool = False) -> str:
    """The one that runs among the person's programs, or nothing.

    gnome-session-inhibit and mate-session-inhibit keep from idleness unless ``--inhibit`` names other things,
    kde-inhibit with ``--screenSaver`` (their manual pages); wlinhibit and vigiland always do. What
    systemd-inhibit(1) blocks counts where the lock ``heeds_logind``. Programs that only do so while a film
    plays are none of them.
    """
    for process in processes:
        name = program_name(process, _KEEPS)
        if name and _KEEPS[name](process.command) and (heeds_logind or name != _LOGIND):
            return name
    return ""


def _named(words: tuple[str, ...], option: str) -> list[str]:
    """The things that an option names, with colons between them."""
    values = [words[at + 1] for at, word in enumerate(words[:-1]) if word == option]
    values += [word.partition("=")[2] for word in words if word.startswith(f"{option}=")]
    return [one for value in values for one in value.split(":")]


def _of_session(words: tuple[str, ...]) -> bool:
    named = _named(words, "--inhibit")
    return not named or "idle" in named


def _of_logind(words: tuple[str, ...]) -> bool:
    named = _named(words, "--what")
    return (not named or "idle" in named) and "delay" not in _named(words, "--mode")


_KEEPS: Mapping[str, Callable[[tuple[str, ...]], bool]] = {
    **dict.fromkeys(sorted(names("wlinhibit vigiland")), lambda _: True),
    **dict.fromkeys(("gnome-session-inhibit", "mate-session-inhibit"), _of_session),
    "kde-inhibit": lambda words: "--screenSaver" in words,
    _LOGIND: _of_logind,
}
