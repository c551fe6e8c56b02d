"""KDE Plasma's screen lock."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.screen_lock.idle_lock import IdleLock
from posture.facts.linux.settings.kconfig import Entry, read_group
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host

_FILE = "kscreenlockerrc"


def kde(host: Host) -> IdleLock:
    """The lock that Plasma 5 and 6 have built in.

    Defaults (kscreenlockersettings.kcfg): Autolock true, Timeout 5 min, Lock true, LockGrace 5 s,
    RequirePassword true, LockOnResume true. A Timeout of zero never locks, for old settings' sake
    (ksldapp.cpp); with Lock or RequirePassword off the screen opens again without a password.
    """
    entries = read_group(host, _FILE, "Daemon")
    password = _flag(entries, "RequirePassword") and _flag(entries, "Lock")
    timeout = _number(entries, "Timeout", 5.0)
    grace = _number(entries, "LockGrace", 5.0)
    locks = _flag(entries, "Autolock") and password and timeout > 0 and grace >= 0
    return IdleLock(
        "kde",
        60 * timeout + grace if locks else None,
        _flag(entries, "LockOnResume") and password,
        _method(entries),
        ", ".join(f"{key}={entry.text}" for key, entry in sorted(entries.items()))[:200],
    )


def _method(entries: Mapping[str, Entry]) -> str:
    if any(entry.fixed for entry in entries.values()):
        return f"{_FILE} (locked)"
    return _FILE if entries else "default"


def _flag(entries: Mapping[str, Entry], key: str) -> bool:
    """The value of a switch, all of which are on by default."""
    entry = entries.get(key)
    return True if entry is None or entry.flag is None else entry.flag


def _number(entries: Mapping[str, Entry], key: str, default: float) -> float:
    entry = entries.get(key)
    if entry is None:
        return default
    if entry.number is None:
        raise Undecided(Reason.UNRECOGNISED, f"“{key}” in {_FILE} is not a number.", method=_FILE)
    return entry.number
