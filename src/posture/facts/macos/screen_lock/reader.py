"""Whether the screen locks by itself when nobody is there."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.idle_minutes import idle_minutes
from posture.facts.macos.machine.plists import settings
from posture.facts.macos.machine.power_plan import power_plan
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError

_FIELDS = ("enabled", "after_minutes", "by", "on_sleep")
_METHOD = "sysadminctl, pmset, defaults"
_REMEDY = "Leave the computer alone for a while and see whether it asks for your password."
_OFF = re.compile(r"\bscreenLock is off\b")
_DELAY = re.compile(r"\bscreenLock delay is (?:(immediate)|(\d{1,10}) seconds)", re.ASCII)
_AT_ONCE = 60  # seconds within which a person who goes away would still notice
_MANAGED = ("com.apple.screensaver.user.plist", "com.apple.screensaver.plist")


def read(host: Host) -> Mapping[str, Answer]:
    """The earlier of screen saver and dark display, then the delay until the password is asked for.

    Of mains and battery the later counts. A screen saver whose time was never set starts after a time
    that Apple does not document: the display then gives the latest moment, never one too early.
    """
    return decided(_FIELDS, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    delay = _delay(host)
    if delay is None:
        return _answers(None, None, "screenLock is off")
    displays = _displays(host)
    saver = _saver(host)
    times = [_first(display, saver) for display in displays.values()]
    known = [time for time in times if time is not None]
    excerpt = f"delay {delay} s, screen saver {'unset' if saver is None else f'{saver} s'}, " + ", ".join(
        f"display on {source} {seconds // 60} min" for source, seconds in displays.items()
    )
    if len(known) == len(times):
        return _answers(max(known) + delay, delay, excerpt)
    if saver is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            "The display stays on, and when the screen saver starts was never set.",
            _REMEDY,
            _METHOD,
        )
    return _answers(None, delay, excerpt)


def _answers(seconds: int | None, delay: int | None, excerpt: str) -> Mapping[str, Answer]:
    return {
        "enabled": Known(seconds is not None, _METHOD, excerpt[:200]),
        "after_minutes": Known(idle_minutes(seconds or 0), _METHOD, excerpt[:200]),
        "by": Known("loginwindow" if seconds is not None else "", _METHOD),
        "on_sleep": Known(delay is not None and delay <= _AT_ONCE, _METHOD, excerpt[:200]),
    }


def _delay(host: Host) -> int | None:
    """Seconds between a dark screen and the password, None where none is asked for.

    sysadminctl prints it on its error output.
    """
    output = host.run("sysadminctl", "-screenLock", "status", deadline=3.0)
    printed = output.stderr + output.stdout
    if _OFF.search(printed):
        return None
    found = _DELAY.search(printed)
    if found is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            "macOS does not tell whether it asks for the password.",
            "System Settings › Lock Screen shows it.",
            "sysadminctl",
        )
    return int(found[2] or 0)


def _displays(host: Host) -> Mapping[str, int]:
    """After how many seconds the display goes dark, by power source; 0 for never."""
    found = {
        source: 60 * plan["displaysleep"]
        for source, plan in power_plan(host).items()
        if "displaysleep" in plan
    }
    if not found:
        raise Undecided(
            Reason.UNRECOGNISED, "macOS does not tell when the display goes dark.", _REMEDY, "pmset"
        )
    return found


def _saver(host: Host) -> int | None:
    """After how many seconds the screen saver starts, 0 for never; None where nobody set it."""
    try:
        managed = _managed_saver(host)
        if managed is not None:
            return managed
        output = host.run(
            "defaults", "-currentHost", "read", "com.apple.screensaver", "idleTime", deadline=2.0
        )
    except HostError:
        return None
    text = output.stdout.strip()
    return int(text) if output.exit_code == 0 and re.fullmatch(r"[0-9]{1,9}", text) else None


def _managed_saver(host: Host) -> int | None:
    """What an organisation's profile says, which counts before the person's choice."""
    name = host.home().rstrip("/").rpartition("/")[2]
    for file in _MANAGED:
        time = settings(host, f"/Library/Managed Preferences/{name}/{file}").get("idleTime")
        if isinstance(time, int) and not isinstance(time, bool) and time >= 0:
            return time
    return None


def _first(display: int, saver: int | None) -> int | None:
    """The earlier of the two, None where neither comes."""
    return min(filter(None, (display, saver)), default=None)
