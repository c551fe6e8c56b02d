"""The idle lockers of X11 that a session starts by itself: xautolock, xss-lock, xidlehook, light-locker."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence

from posture.facts.linux.screen_lock.idle_lock import IdleLock, IdleRules, lock_of
from posture.facts.linux.settings.dconf import Settings
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, Process
from posture.words.phrase import phrase

_TIMES = re.compile(r"timeout:\s+([0-9]{1,9})\s+cycle:\s+([0-9]{1,9})\s")
_XAUTOLOCK_TIME = 10


def xautolock(host: Host, process: Process) -> IdleLock:
    """The lock of xautolock: ``-time`` in minutes (1 to 60, default 10), ``-locker`` (default xlock).

    Source: xautolock(1).
    """
    words = _words(process)
    minutes = _number(_after(words, "-time"), _XAUTOLOCK_TIME)
    seconds = 60.0 * min(60, max(1, minutes))
    rules = IdleRules(timeouts=((seconds, _after(words, "-locker") or "xlock"),))
    return lock_of(host, "xautolock", rules, "arguments:xautolock")


def xss_lock(host: Host, process: Process) -> IdleLock:
    """The lock of xss-lock, which acts when X's own screen saver starts, and before sleep.

    It locks as well when logind asks for it. With a notifier the notifier runs first, and the lock
    follows after X's cycle time.
    Source: xss-lock(1).
    """
    words = list(_words(process))
    notifies = ignores_sleep = False
    while words and words[0].startswith("-"):
        word = words.pop(0)
        if word == "--":
            break
        notifies = notifies or word.startswith(("-n", "--notifier"))
        ignores_sleep = ignores_sleep or word == "--ignore-sleep"
        if word in ("-n", "--notifier", "-s", "--session") and words:
            words.pop(0)
    timeout, cycle = _x_times(host)
    command = shlex.join(words)
    idle = timeout + cycle if notifies and timeout else timeout
    rules = IdleRules(((idle, command),), () if ignores_sleep else (command,), (command,))
    return lock_of(host, "xss-lock", rules, "xss-lock's command line, xset")


def xidlehook(host: Host, process: Process) -> IdleLock:
    """The lock of xidlehook, each of whose timers starts when the one before it ended.

    Source: xidlehook's README.
    """
    words = _words(process)
    elapsed = 0.0
    timeouts: list[tuple[float, str]] = []
    for at, word in enumerate(words):
        if word != "--timer":
            continue
        # Old versions name the timer's kind first: --timer normal 300 …
        first = at + 1 if at + 1 < len(words) and words[at + 1].isdecimal() else at + 2
        elapsed += _number("".join(words[first : first + 1]), 0)
        timeouts.append((elapsed, "".join(words[first + 1 : first + 2])))
    return lock_of(host, "xidlehook", IdleRules(tuple(timeouts)), "arguments:xidlehook")


def light_locker(host: Host, process: Process) -> IdleLock:
    """The lock of light-locker: so many seconds after X's screen saver, never for 0.

    Defaults: lock-after-screensaver 5 s, lock-on-suspend true (light-locker's schema).
    """
    settings = Settings(host)
    words = _words(process)
    delay = settings.get("apps.light-locker", "lock-after-screensaver", 5)
    asleep = settings.get("apps.light-locker", "lock-on-suspend", True)
    seconds = _number(_option(words, "--lock-after-screensaver"), delay.value)
    on_sleep = (asleep.value or "--lock-on-suspend" in words) and "--no-lock-on-suspend" not in words
    timeout, _ = _x_times(host)
    locks = seconds > 0 and timeout > 0
    return IdleLock(
        "light-locker",
        timeout + seconds if locks else None,
        on_sleep,
        f"{delay.method}, xset",
        f"screen saver after {timeout:g} s, lock {seconds} s later",
        answers=True,
    )


def _x_times(host: Host) -> tuple[float, float]:
    """X's screen saver timeout and cycle in seconds, 0 where it is off."""
    found = _TIMES.search(host.run("xset", "q").stdout)
    if found is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("The X server did not say when its screen saver starts."),
            method="xset",
        )
    return float(found[1]), float(found[2])


def _words(process: Process) -> Sequence[str]:
    if not process.command:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("{program} runs, but its command line is hidden.", program=process.name),
        )
    return process.command[1:]


def _after(words: Sequence[str], option: str) -> str:
    return words[words.index(option) + 1] if option in words[:-1] else ""


def _option(words: Sequence[str], option: str) -> str:
    written = next((word.partition("=")[2] for word in words if word.startswith(f"{option}=")), "")
    return written or _after(words, option)


def _number(text: str, default: int) -> int:
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 10 else default
