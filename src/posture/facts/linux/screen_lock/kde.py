"""KDE Plasma's screen lock."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.programs import names, running
from posture.facts.linux.machine.sleeping import can_sleep
from posture.facts.linux.screen_lock.idle_lock import IdleLock
from posture.facts.linux.screen_lock.idle_sleep import on_mains_and_battery, sooner
from posture.facts.linux.settings.config_folders import knows_session
from posture.facts.linux.settings.kconfig import Entry, read_group
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, Process
from posture.words.phrase import phrase

_FILE = "kscreenlockerrc"
# PowerDevil's action values; 8 turns off and 32 locks.
_SLEEPS: Mapping[float, str] = {1: "suspend", 2: "hibernate", 4: "hybrid-sleep"}


def kde(host: Host, processes: tuple[Process, ...] | None = None) -> IdleLock:
    """The lock that Plasma 5 and 6 have built in.

    Defaults (kscreenlockersettings.kcfg): Autolock true, Timeout 5 min, Lock true, LockGrace 5 s,
    RequirePassword true, LockOnResume true. A Timeout of zero never locks, for old settings' sake
    (ksldapp.cpp); with Lock or RequirePassword off the screen opens again without a password. Where KDE's
    kiosk forbids the action lock_screen, nothing locks it. Undecided for a lock in a session whose folders
    of settings are unknown: one of them may hold another default, or fix it.
    """
    entries = read_group(host, _FILE, "Daemon")
    forbidden = read_group(host, "kdeglobals", "KDE Action Restrictions").get("action/lock_screen")
    allowed = forbidden is None or forbidden.flag is not False
    password = _flag(entries, "RequirePassword") and _flag(entries, "Lock") and allowed
    timeout = _number(entries, "Timeout", 5.0)
    grace = _number(entries, "LockGrace", 5.0)
    locks = _flag(entries, "Autolock") and password and timeout > 0 and grace >= 0
    on_resume = _flag(entries, "LockOnResume") and password
    if locks and not knows_session(host):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Posture was started outside your session, and cannot know where its settings lie."),
            phrase("Start Posture from the menu of your desktop."),
            _FILE,
        )
    seconds = 60 * timeout + grace if locks else None
    return IdleLock(
        "kde",
        seconds,
        on_resume,
        _method(entries),
        ", ".join(f"{key}={entry.text}" for key, entry in sorted(entries.items()))[:200],
        sleeps=sooner(seconds, lambda: _sleeps(host, processes)) if on_resume else None,
        fixed_by=_fixed_by(entries, forbidden),
    )


def _sleeps(host: Host, processes: tuple[Process, ...] | None) -> float | None:
    """When a running PowerDevil puts the computer to sleep, as far as that was set; seconds.

    Sources: Plasma 6 keeps it in powerdevilrc (PowerDevilProfileSettings.kcfg; 15 minutes on mains unless
    another time is given), Plasma 5 in powermanagementprofilesrc, in milliseconds.
    """
    if not running(processes or (), names("org_kde_powerdevil powerdevil")):
        return None
    return on_mains_and_battery(host, lambda place: _sleeps_on(host, place), ("AC", "Battery"))


def _sleeps_on(host: Host, place: str) -> float | None:
    newer = read_group(host, "powerdevilrc", f"{place}][SuspendAndShutdown")
    if "AutoSuspendAction" in newer or "AutoSuspendIdleTimeoutSec" in newer:
        seconds = _number(newer, "AutoSuspendIdleTimeoutSec", 900.0 if place == "AC" else 600.0)
        action = _number(newer, "AutoSuspendAction", 1.0)
        return seconds if seconds > 0 and _is_possible(host, action) else None
    older = read_group(host, "powermanagementprofilesrc", f"{place}][SuspendSession")
    milliseconds = _number(older, "idleTime", 0.0)
    possible = milliseconds > 0 and _is_possible(host, _number(older, "suspendType", 0.0))
    return milliseconds / 1000 if possible else None


def _is_possible(host: Host, action: float) -> bool:
    kind = _SLEEPS.get(action)
    return kind is not None and can_sleep(host, kind)


def _fixed_by(entries: Mapping[str, Entry], forbidden: Entry | None) -> str:
    """The file that fixes what keeps the screen from locking, or from locking sooner."""
    if forbidden is not None and forbidden.flag is False:
        return forbidden.file
    off = [entries[key] for key in ("Autolock", "Lock", "RequirePassword") if not _flag(entries, key)]
    culprits = off or [entries[key] for key in ("Timeout", "LockGrace") if key in entries]
    return next((entry.fixed_by for entry in culprits if entry.fixed), "")


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
        raise Undecided(
            Reason.UNRECOGNISED, phrase("“{key}” in KDE's settings is not a number.", key=key), method=_FILE
        )
    return entry.number
