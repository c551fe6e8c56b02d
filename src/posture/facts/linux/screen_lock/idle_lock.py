"""When an idle screen locks, and the rules of the daemons that see to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from posture.facts.linux.machine.sleeping import can_sleep
from posture.facts.linux.machine.systemd import idle_action
from posture.facts.linux.screen_lock.effect import NOTHING, Effect, Outcome
from posture.facts.linux.screen_lock.shell_commands import effect, outcome
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase

_KINDS = ("suspend-then-hibernate", "hybrid-sleep", "hibernate")
TRY = phrase("Leave the computer alone for a while and see whether it asks for your password.")


@dataclass(frozen=True, slots=True)
class IdleLock:
    """What one program does to an idle screen.

    ``seconds`` without a key until it is locked, None where it never locks by itself; ``on_sleep``
    None where that cannot be told; ``sleeps`` is when it puts the computer to sleep, if it does;
    ``asks`` is when it has logind ask for a lock, without doing it itself; with ``answers`` it does what
    logind asks for. ``fixed_by`` names the file by which somebody else fixed what decides, and
    ``kept_open_by`` what keeps the screen open although a lock is set; one that ``heeds_logind`` does not
    close while a program has logind keep the session from idleness.
    """

    by: str
    seconds: float | None
    on_sleep: bool | None
    method: str
    excerpt: str = ""
    sleeps: float | None = None
    asks: float | None = None
    answers: bool = False
    fixed_by: str = ""
    kept_open_by: str = ""
    heeds_logind: bool = False


def earliest(locks: Iterable[IdleLock]) -> IdleLock | None:
    """The lock that closes first, with what any of them does before sleep; None for no locks.

    Where one of them locks before sleep, a sleep that another one begins locks as well; where one of them
    answers logind, what another one has it ask for locks.
    """
    found = tuple(locks)
    if not found:
        return None
    asleep = {lock.on_sleep for lock in found}
    on_sleep = True if True in asleep else None if None in asleep else False
    if any(lock.answers for lock in found):
        found = tuple(replace(lock, seconds=least(lock.seconds, lock.asks), asks=None) for lock in found)
    if on_sleep:
        found = tuple(replace(lock, seconds=least(lock.seconds, lock.sleeps)) for lock in found)
    first = min(found, key=lambda lock: float("inf") if lock.seconds is None else lock.seconds)
    return replace(first, on_sleep=on_sleep, asks=least(*(lock.asks for lock in found)))


def least(*seconds: float | None) -> float | None:
    """The least of the times that there are, None where there is none."""
    return min((one for one in seconds if one is not None), default=None)


@dataclass(frozen=True, slots=True)
class IdleRules:
    """The commands of an idle daemon.

    ``timeouts`` are (seconds, command); ``on_lock`` runs when logind asks the session to lock;
    ``idle_hint`` is after how many seconds logind is told of the idleness; ``whenever`` are commands that
    start after a time which is written in a way that Posture cannot read.
    """

    timeouts: tuple[tuple[float, str], ...] = ()
    before_sleep: tuple[str, ...] = ()
    on_lock: tuple[str, ...] = ()
    idle_hint: float | None = None
    whenever: tuple[str, ...] = ()

    def __add__(self, other: IdleRules) -> IdleRules:
        return IdleRules(
            self.timeouts + other.timeouts,
            self.before_sleep + other.before_sleep,
            self.on_lock + other.on_lock,
            self.idle_hint if other.idle_hint is None else other.idle_hint,
            self.whenever + other.whenever,
        )


def lock_of(host: Host, by: str, rules: IdleRules, method: str) -> IdleLock:
    """When these rules lock the screen.

    Undecided where only commands could that Posture does not know, or that hang on a condition.
    """
    answers = [done.seconds for one in rules.on_lock if (done := outcome(host, one)).effect is Effect.LOCKS]
    found = [(seconds, _done(host, command)) for seconds, command in rules.timeouts if seconds > 0]
    found += _by_logind(host, rules)
    locking = [after + one.seconds for after, one in found if one.effect is Effect.LOCKS]
    asking = _first(found, Effect.ASKS_LOGIND)
    if answers and asking is not None:
        locking.append(asking + min(answers))
        asking = None
    if not locking and asking is None and any(_done(host, one) != NOTHING for one in rules.whenever):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("{program} was given a time that Posture cannot read.", program=by),
            TRY,
            method,
        )
    if not locking and asking is None and Effect.UNSURE in {one.effect for _, one in found}:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "{program} runs a command that Posture does not know, or one that locks only on a condition, "
                "so Posture could not tell whether the screen locks.",
                program=by,
            ),
            TRY,
            method,
        )
    excerpt = "; ".join(f"timeout {seconds:g} {command}" for seconds, command in rules.timeouts)[:200]
    return IdleLock(
        by,
        min(locking, default=None),
        _before_sleep(host, rules, answers=bool(answers)),
        method,
        excerpt,
        sleeps=_first(found, Effect.SLEEPS),
        asks=asking,
        answers=bool(answers),
    )


def _done(host: Host, command: str) -> Outcome:
    """What a command does; nothing where it lets a computer sleep that cannot."""
    done = outcome(host, command)
    kind = next((kind for kind in _KINDS if kind in command), "suspend")
    return NOTHING if done.effect is Effect.SLEEPS and not can_sleep(host, kind) else done


def _by_logind(host: Host, rules: IdleRules) -> list[tuple[float, Outcome]]:
    """What logind does some time after it was told that the session is idle."""
    if not rules.idle_hint:
        return []
    action, after = idle_action(host)
    done = {"lock": Effect.ASKS_LOGIND, "suspend": Effect.SLEEPS, "hibernate": Effect.SLEEPS}.get(action)
    if done is Effect.SLEEPS and not can_sleep(host, action):
        return []
    return [] if done is None else [(rules.idle_hint + after, Outcome(done))]


def _first(found: Iterable[tuple[float, Outcome]], kind: Effect) -> float | None:
    return min((after + one.seconds for after, one in found if one.effect is kind), default=None)


def _before_sleep(host: Host, rules: IdleRules, *, answers: bool) -> bool | None:
    done = {effect(host, command) for command in rules.before_sleep}
    if Effect.LOCKS in done or (answers and Effect.ASKS_LOGIND in done):
        return True
    return None if done & {Effect.UNSURE, Effect.ASKS_LOGIND} else False
