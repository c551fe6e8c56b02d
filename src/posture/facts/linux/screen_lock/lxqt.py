"""LXQt's idleness watcher."""

from __future__ import annotations

from posture.facts.linux.screen_lock.effect import Effect
from posture.facts.linux.screen_lock.idle_lock import IdleLock
from posture.facts.linux.screen_lock.shell_commands import effect
from posture.facts.linux.settings.kconfig import read_group
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

_LOCK = -2.0
_DEFAULT_COMMAND = "xdg-screensaver lock"


def lxqt(host: Host) -> IdleLock:
    """What lxqt-powermanagement does to an idle screen.

    Defaults: the watcher off, its action nothing (-1; -2 locks), after 900 s
    (powermanagementsettings.cpp, watcher.cpp). It locks by session.conf's lock_command; what the
    default ``xdg-screensaver lock`` does depends on what else runs, so that stays undecided.
    """
    power = read_group(host, "lxqt/lxqt-powermanagement.conf", "General")
    on = (entry := power.get("enableIdlenessWatcher")) is not None and entry.flag is True
    action = entry.number if (entry := power.get("idlenessAction")) is not None else None
    seconds = entry.number if (entry := power.get("idlenessTimeSecs")) is not None else 900.0
    if not on or action != _LOCK or not seconds or seconds < 0:
        return IdleLock("lxqt", None, False, "lxqt-powermanagement.conf" if power else "default")
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
    return IdleLock("lxqt", seconds, on_sleep, "lxqt-powermanagement.conf", command)
