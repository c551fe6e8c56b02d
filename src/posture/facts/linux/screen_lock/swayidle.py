"""swayidle, the idle daemon of sway and its relatives."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from posture.facts.linux.screen_lock.idle_lock import IdleLock, IdleRules, lock_of
from posture.facts.linux.settings.config_folders import config_home
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere, Process
from posture.words.phrase import phrase

# swayidle reads the lines of its settings by wordexp(3), which puts in variables and sums.
_EXPANDED = frozenset("$`")
_WITH_VALUE = ("-C", "-S")


def swayidle(host: Host, process: Process) -> IdleLock:
    """What a running swayidle does: the events of its command line and of its settings file.

    Source: swayidle(1).
    """
    if not process.command:
        raise Undecided(
            Reason.UNRECOGNISED, phrase("{program} runs, but its command line is hidden.", program="swayidle")
        )
    options, events = _arguments(process.command[1:])
    rules = parse_events(events)
    text = _config(host, options.get("-C"))
    for line in text.splitlines():
        rules += parse_events(_words(line))
    return lock_of(host, "swayidle", rules, "arguments:swayidle" if events else "file:swayidle")


def _arguments(words: Sequence[str]) -> tuple[dict[str, str], Sequence[str]]:
    options: dict[str, str] = {}
    at = 0
    while at < len(words) and words[at].startswith("-"):
        word = words[at]
        at += 1
        if word in _WITH_VALUE and at < len(words):
            options[word] = words[at]
            at += 1
    return options, words[at:]


def _config(host: Host, named: str | None) -> str:
    if named and not named.startswith("/"):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("{program} runs with settings that Posture cannot find.", program="swayidle"),
        )
    usual = (
        f"{config_home(host)}/swayidle/config",
        f"{host.home()}/.swayidle/config",
        "/etc/swayidle/config",
    )
    for path in (named,) if named else usual:
        try:
            return host.read_text(path)
        except NotThere:
            continue
    return ""


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line, comments=True)
    except ValueError:
        return []


def parse_events(words: Sequence[str]) -> IdleRules:
    """The rules in a list of swayidle events; what is no event is passed over."""
    rules = IdleRules()
    left = iter(words)
    for word in left:
        rules += _event(word, left)
    return rules


def _event(word: str, left: Iterator[str]) -> IdleRules:
    match word:
        case "timeout":
            written, command = next(left, ""), next(left, "")
            if not _EXPANDED.isdisjoint(written):
                return IdleRules(whenever=(command,))
            return IdleRules(timeouts=((_seconds(written), command),))
        case "before-sleep":
            return IdleRules(before_sleep=(next(left, ""),))
        case "lock":
            return IdleRules(on_lock=(next(left, ""),))
        case "idlehint":
            return IdleRules(idle_hint=_seconds(next(left, "")) or None)
        case "resume" | "after-resume" | "unlock":
            next(left, "")
    return IdleRules()


def _seconds(text: str) -> float:
    return float(text) if text.isdecimal() and text.isascii() and len(text) < 10 else 0.0
