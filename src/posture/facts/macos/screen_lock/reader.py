"""Whether the screen locks by itself when nobody is there."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.idle_minutes import idle_minutes
from posture.facts.macos.machine.power_plan import MAINS, power_plan
from posture.facts.macos.screen_lock.kept_awake import ensure_sleepable
from posture.facts.macos.screen_lock.leaving import refuse_to_deny
from posture.facts.macos.screen_lock.passcode_profile import ensure_not_earlier
from posture.facts.macos.screen_lock.password_delay import password_delay
from posture.facts.macos.screen_lock.screen_saver import starts_after
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host
from posture.words.phrase import phrase

_FIELDS = ("enabled", "after_minutes", "by", "on_sleep")
_METHOD = "sysadminctl, pmset, defaults, profiles"
_REMEDY = phrase("Leave the computer alone for a while and see whether it asks for your password.")
_AT_ONCE = 60  # seconds within which a person who goes away would still notice


def read(host: Host) -> Mapping[str, Answer]:
    """The earlier of screen saver and dark display, then the delay until the password is asked for.

    Of mains and battery the later counts. A screen saver whose time was never set starts after a time
    that Apple does not document: the display then gives the latest moment, never one too early.
    """
    return decided(_FIELDS, _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    delay = password_delay(host)
    if delay is None:
        refuse_to_deny(host)
        return _answers(None, None, "screenLock is off")
    displays = _displays(host)
    saver = starts_after(host)
    times = [_first(display, saver) for display in displays.values()]
    known = [time for time in times if time is not None]
    excerpt = f"delay {delay} s, screen saver {'unset' if saver is None else f'{saver} s'}, " + ", ".join(
        f"display on {source} {seconds // 60} min" for source, seconds in displays.items()
    )
    if len(known) == len(times):
        ensure_not_earlier(host, max(known) + delay)
        ensure_sleepable(host)
        return _answers(max(known) + delay, delay, excerpt)
    ensure_not_earlier(host, None)
    if saver is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("The display stays on, and when the screen saver starts was never set."),
            _REMEDY,
            _METHOD,
        )
    refuse_to_deny(host)
    return _answers(None, delay, excerpt)


def _answers(seconds: int | None, delay: int | None, excerpt: str) -> Mapping[str, Answer]:
    return {
        "enabled": Known(seconds is not None, _METHOD, excerpt[:200]),
        "after_minutes": Known(idle_minutes(seconds or 0), _METHOD, excerpt[:200]),
        "by": Known("loginwindow" if seconds is not None else "", _METHOD),
        "on_sleep": Known(delay is not None and delay <= _AT_ONCE, _METHOD, excerpt[:200]),
    }


def _displays(host: Host) -> Mapping[str, int]:
    """After how many seconds the display goes dark, by power source; 0 for never.

    Every Mac has a plan for the mains, and each plan says when: what lacks either is not whole.
    """
    plan = power_plan(host)
    found = {
        source: 60 * settings["displaysleep"]
        for source, settings in plan.items()
        if "displaysleep" in settings
    }
    if MAINS not in found or found.keys() != plan.keys():
        raise Undecided(
            Reason.UNRECOGNISED, phrase("macOS does not tell when the display goes dark."), _REMEDY, "pmset"
        )
    return found


def _first(display: int, saver: int | None) -> int | None:
    """The earlier of the two, None where neither comes."""
    return min(filter(None, (display, saver)), default=None)
