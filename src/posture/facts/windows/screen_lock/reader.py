"""Whether the screen locks by itself when nobody is there."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.attempt import attempt
from posture.facts.idle_minutes import idle_minutes
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.screen_lock.idle_locks import (
    BATTERY,
    MAINS,
    MECHANISMS,
    IdleLock,
    asks_at_once,
    is_locking_forbidden,
    power_setting,
)
from posture.host.model import Host, HostError

_METHOD = "registry, powrprof"


def read(host: Host) -> Mapping[str, Answer]:
    """When the first of Windows' own ways locks, on mains or on battery, whichever is later.

    A way that cannot be read may lock earlier: the time is then the latest, never too early. With
    none that locks and one that cannot be read it stays open. A display that goes dark is no lock.
    """
    return {
        **decided(("enabled", "after_minutes", "by"), _read, host, method=_METHOD),
        **decided(("on_sleep",), _on_sleep, host, method=_METHOD),
    }


def _read(host: Host) -> Mapping[str, Answer]:
    if is_locking_forbidden(host):
        return _answers(None, 0.0, "DisableLockWorkstation=1")
    looked = [attempt(look, host, method=_METHOD) for look in MECHANISMS]
    locks = [lock for lock in looked if isinstance(lock, IdleLock)]
    sources = _sources(host)
    first = {source: _first(locks, source) for source in sources}
    excerpt = "; ".join(lock.excerpt for lock in locks)
    found = {source: lock for source, lock in first.items() if lock is not None}
    if len(found) == len(sources):
        last = max(found, key=lambda source: found[source].seconds[source])
        return _answers(found[last], found[last].seconds[last], excerpt)
    open_question = next((answer for answer in looked if isinstance(answer, Unreadable)), None)
    if open_question is not None:
        return dict.fromkeys(("enabled", "after_minutes", "by"), open_question)
    return _answers(None, 0.0, excerpt)


def _first(locks: list[IdleLock], source: str) -> IdleLock | None:
    """The lock that closes first on that power source."""
    locking = [lock for lock in locks if source in lock.seconds]
    return min(locking, key=lambda lock: lock.seconds[source], default=None)


def _sources(host: Host) -> tuple[str, ...]:
    """The power sources that count: a computer without a battery knows only the mains."""
    try:
        return (MAINS,) if host.native("battery") is False else (MAINS, BATTERY)
    except HostError:
        return (MAINS, BATTERY)


def _answers(lock: IdleLock | None, seconds: float, excerpt: str) -> Mapping[str, Answer]:
    return {
        "enabled": Known(lock is not None, _METHOD, excerpt[:200]),
        "after_minutes": Known(idle_minutes(seconds), _METHOD, excerpt[:200]),
        "by": Known(lock.by if lock else "", _METHOD),
    }


def _on_sleep(host: Host) -> Mapping[str, Answer]:
    password = power_setting(host, "password")
    asked = all(password[source] == 1 for source in _sources(host))
    excerpt = f"password {'/'.join(map(str, password.values()))}"
    if asked and (is_locking_forbidden(host) or not asks_at_once(host)):
        raise Undecided(
            Reason.UNRECOGNISED,
            "Posture cannot tell here whether waking takes a password at once.",
            "Let the computer sleep, wake it and see whether it asks for your password.",
            _METHOD,
        )
    return {"on_sleep": Known(asked, _METHOD, excerpt)}
