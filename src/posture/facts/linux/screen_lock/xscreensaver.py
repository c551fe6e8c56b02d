"""xscreensaver."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.linux.screen_lock.idle_lock import IdleLock
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere
from posture.words.phrase import phrase

_SYSTEM = (
    "/usr/share/X11/app-defaults/XScreenSaver",
    "/etc/X11/app-defaults/XScreenSaver",
)
_LINE = re.compile(r"(?:XScreenSaver[.*]|[*.])?([A-Za-z]+)\s*:\s*(.*)")
_TIME = re.compile(r"(?:(?:([0-9]{1,4}):)?([0-9]{1,6}):)?([0-9]{1,6})").fullmatch
_TRUE = frozenset({"true", "on", "yes", "1"})


def xscreensaver(host: Host) -> IdleLock:
    """The lock of a running xscreensaver, by the person's file over the system's.

    Defaults: lock off, timeout 10 min, lockTimeout 0, mode random; with mode off nothing starts
    by itself. Before sleep it locks when lock is on. Source: xscreensaver(1).
    """
    settings, method = _settings(host)
    locks = settings.get("lock", "false").lower() in _TRUE
    starts = settings.get("mode", "random").lower() != "off"
    idle = _seconds(settings.get("timeout", "0:10:00"))
    delay = _seconds(settings.get("locktimeout", "0:00:00"))
    return IdleLock(
        "xscreensaver",
        idle + delay if locks and starts and idle else None,
        locks,
        method,
        ", ".join(
            f"{key}: {settings[key]}" for key in ("lock", "timeout", "locktimeout", "mode") if key in settings
        ),
    )


def _settings(host: Host) -> tuple[Mapping[str, str], str]:
    own = _file(host, f"{host.home()}/.xscreensaver")
    system = [_file(host, path) or {} for path in _SYSTEM]
    merged = {key: value for part in (*system, own or {}) for key, value in part.items()}
    return merged, "default" if own is None else "~/.xscreensaver"


def _file(host: Host, path: str) -> Mapping[str, str] | None:
    try:
        text = host.read_text(path)
    except NotThere:
        return None
    found = (_LINE.fullmatch(line.strip()) for line in text.splitlines() if not line.startswith(("#", "!")))
    return {match[1].lower(): match[2].strip() for match in found if match is not None}


def _seconds(text: str) -> float:
    """The time in ``h:mm:ss``; a bare number is minutes."""
    found = _TIME(text)
    if found is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("A time in xscreensaver's settings is not one."),
            method="~/.xscreensaver",
        )
    if found[2] is None:
        return 60.0 * int(found[3])
    return 3600.0 * int(found[1] or 0) + 60 * int(found[2]) + int(found[3])
