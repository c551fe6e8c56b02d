"""What a shell command does to the screen."""

from __future__ import annotations

from posture.facts.linux.screen_lock.effect import UNSURE, Effect, Outcome, strongest
from posture.facts.linux.screen_lock.lockers import expanded
from posture.facts.linux.screen_lock.shell_run import Run
from posture.facts.linux.screen_lock.shell_words import SHELLS, program, tokens
from posture.host.model import Host, HostError

_LONGEST_SCRIPT = 32_768
_DEEPEST = 4


def outcome(host: Host, command: str) -> Outcome:
    """What a command line does when nobody is there and the screen is open.

    Only what surely runs counts: a lock that hangs on a condition which Posture cannot tell is UNSURE,
    but for the question whether the locker runs already. A script of the person's own is looked into.
    """
    return _run(host, command, 0)


def effect(host: Host, command: str) -> Effect:
    """The effect alone."""
    return outcome(host, command).effect


def _run(host: Host, text: str, depth: int) -> Outcome:
    try:
        words = tokens(text)
    except ValueError:
        return UNSURE
    if depth > _DEEPEST:
        return UNSURE

    def inner(command: str) -> Outcome:
        return _run(host, command, depth + 1)

    def script(command: tuple[str, ...]) -> Outcome:
        return _script(host, command, depth + 1)

    return Run(host, words, inner, script).outcome()


def _script(host: Host, words: tuple[str, ...], depth: int) -> Outcome:
    """What a script does; UNSURE where it is none, or where nothing in it locks for sure."""
    named = words[1] if program(words) in SHELLS and len(words) > 1 else words[0]
    path = expanded(host, named)
    if not path.startswith("/"):
        return UNSURE
    try:
        text = host.read_text(path)
    except HostError:
        return UNSURE
    if not text.startswith("#!") or len(text) > _LONGEST_SCRIPT:
        return UNSURE
    return strongest((UNSURE, _run(host, text, depth)))
