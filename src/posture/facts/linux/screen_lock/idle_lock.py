"""When an idle screen locks, and the rules of the daemons that see to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from posture.facts.linux.machine.systemd import lock_after_idle_hint
from posture.facts.linux.screen_lock.shell_commands import Effect, effect
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host


@dataclass(frozen=True, slots=True)
class IdleLock:
    """What one program does to an idle screen.

    ``seconds`` without a key until it is locked, None where it never locks by itself; ``on_sleep``
    None where that cannot be told; ``sleeps`` is when it puts the computer to sleep, if it does.
    """

    by: str
    seconds: float | None
    on_sleep: bool | None
    method: str
    excerpt: str = ""
    sleeps: float | None = None


def earliest(locks: Iterable[IdleLock]) -> IdleLock | None:
    """The lock that closes first, with what any of them does before sleep; None for no locks.

    Where one of them locks before sleep, a sleep that another one begins locks as well.
    """
    found = tuple(locks)
    if not found:
        return None
    asleep = {lock.on_sleep for lock in found}
    on_sleep = True if True in asleep else None if None in asleep else False
    if on_sleep:
        found = tuple(replace(lock, seconds=_least(lock.seconds, lock.sleeps)) for lock in found)
    first = min(found, key=lambda lock: float("inf") if lock.seconds is None else lock.seconds)
    return replace(first, on_sleep=on_sleep)


def _least(*seconds: float | None) -> float | None:
    return min((one for one in seconds if one is not None), default=None)


@dataclass(frozen=True, slots=True)
class IdleRules:
    """The commands of an idle daemon.

    ``timeouts`` are (seconds, command); ``on_lock`` runs when logind asks the session to lock;
    ``idle_hint`` is after how many seconds logind is told of the idleness.
    """

    timeouts: tuple[tuple[float, str], ...] = ()
    before_sleep: tuple[str, ...] = ()
    on_lock: tuple[str, ...] = ()
    idle_hint: float | None = None

    def __add__(self, other: IdleRules) -> IdleRules:
        return IdleRules(
            self.timeouts + other.timeouts,
            self.before_sleep + other.before_sleep,
            self.on_lock + other.on_lock,
            self.idle_hint if other.idle_hint is None else other.idle_hint,
        )


def lock_of(host: Host, by: str, rules: IdleRules, method: str) -> IdleLock:
    """When these rules lock the screen; Undecided where only commands that Posture does not know could."""
    answers = any(effect(host, command) is Effect.LOCKS for command in rules.on_lock)
    timeouts = [
        (seconds, _final(effect(host, command), answers))
        for seconds, command in rules.timeouts
        if seconds > 0
    ]
    locking = [seconds for seconds, found in timeouts if found is Effect.LOCKS]
    sleeps = min((seconds for seconds, found in timeouts if found is Effect.SLEEPS), default=None)
    hinted = lock_after_idle_hint(host) if answers and rules.idle_hint else None
    if hinted is not None and rules.idle_hint is not None:
        locking.append(rules.idle_hint + hinted)
    if not locking and Effect.UNSURE in {found for _, found in timeouts}:
        raise Undecided(
            Reason.UNRECOGNISED,
            f"{by} runs a command that Posture does not know, so it could not tell whether the screen locks.",
            "Leave the computer alone for a while and see whether it asks for your password.",
            method,
        )
    asleep = {_final(effect(host, command), answers) for command in rules.before_sleep}
    on_sleep = True if Effect.LOCKS in asleep else None if Effect.UNSURE in asleep else False
    excerpt = "; ".join(f"timeout {seconds:g} {command}" for seconds, command in rules.timeouts)[:200]
    return IdleLock(by, min(locking, default=None), on_sleep, method, excerpt, sleeps)


def _final(found: Effect, answers: bool) -> Effect:
    """What comes of a command, knowing whether the daemon answers logind's wish to lock."""
    if found is Effect.ASKS_LOGIND:
        return Effect.LOCKS if answers else Effect.UNSURE
    return found
