"""LXQt's idleness watcher."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.battery import own_battery
from posture.facts.linux.screen_lock.effect import Effect
from posture.facts.linux.screen_lock.idle_lock import TRY, IdleLock
from posture.facts.linux.screen_lock.shell_commands import effect
from posture.facts.linux.settings.kconfig import Entry, read_group
from posture.facts.linux.settings.qt_times import milliseconds_of
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_FILE = "lxqt-powermanagement.conf"
_KEYS = (("idlenessACAction", "idlenessACTime"), ("idlenessBatteryAction", "idlenessBatteryTime"))
_LOCK = -2.0
_DEFAULT_SECONDS = 900.0
_DEFAULT_COMMAND = "xdg-screensaver lock"


def lxqt(host: Host) -> IdleLock:
    """What lxqt-powermanagement does to an idle screen.

    Defaults: the watcher off, its action nothing (-1; -2 locks), after 900 s
    (powermanagementsettings.cpp, idlenesswatcher.cpp). Mains and battery have actions and times of their
    own since 0.17; where they are not given, those of older versions count. It locks by session.conf's
    lock_command; what the default ``xdg-screensaver lock`` does depends on what else runs, so that stays
    undecided.
    """
    power = read_group(host, "lxqt/lxqt-powermanagement.conf", "General")
    on = (entry := power.get("enableIdlenessWatcher")) is not None and entry.flag is True
    seconds = _wherever_fed(host, *(_after(power, *keys) for keys in _KEYS)) if on else None
    if seconds is None:
        return IdleLock("lxqt", None, False, _FILE if power else "default")
    session = read_group(host, "lxqt/session.conf", "General")
    command = entry.text if (entry := session.get("lock_command")) is not None else _DEFAULT_COMMAND
    if effect(host, command) is not Effect.LOCKS:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("LXQt is told to lock, but Posture cannot tell whether its lock command works."),
            phrase("Lock the screen from the menu and see whether it asks for your password."),
            "session.conf",
        )
    before = session.get("lock_screen_before_power_actions")
    on_sleep = before is None or before.flag is not False
    return IdleLock("lxqt", seconds, on_sleep, _FILE, command)


def _after(power: Mapping[str, Entry], action_key: str, time_key: str) -> float | None:
    """The seconds until it locks, by the keys for mains or for battery; None where it does not."""
    action = power.get(action_key, power.get("idlenessAction"))
    if action is None or action.number != _LOCK:
        return None
    time = power.get(time_key)
    if time is None:
        older = power.get("idlenessTimeSecs")
        seconds = older.number if older is not None else _DEFAULT_SECONDS
        return seconds if seconds and seconds > 0 else None
    milliseconds = milliseconds_of(time.text)
    if milliseconds is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("{program} was given a time that Posture cannot read.", program="LXQt"),
            TRY,
            _FILE,
        )
    # It reads the minutes and the seconds, and no hours.
    return float(milliseconds // 1000 % 3600) or None


def _wherever_fed(host: Host, mains: float | None, battery: float | None) -> float | None:
    """The later of the two times; the battery's matters only where there is one."""
    if mains == battery or not _may_have_battery(host):
        return mains
    if mains is None or battery is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("LXQt locks the screen on mains alone, or on battery alone."),
            TRY,
            _FILE,
        )
    return max(mains, battery)


def _may_have_battery(host: Host) -> bool:
    try:
        return bool(own_battery(host))
    except HostError:
        return True
