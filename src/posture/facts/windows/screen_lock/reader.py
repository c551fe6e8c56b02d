"""Whether the screen locks by itself when nobody is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from posture.facts.attempt import attempt
from posture.facts.idle_minutes import idle_minutes
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import registry
from posture.facts.windows.screen_lock.idle_locks import MECHANISMS, IdleLock
from posture.facts.windows.screen_lock.kept_awake import ensure_it_comes
from posture.facts.windows.screen_lock.leaving import refuse_to_deny
from posture.facts.windows.screen_lock.power import BATTERY, MAINS, asks_at_once, setting
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_METHOD = "registry, powrprof"
_FIELDS = ("enabled", "after_minutes", "by")
_SYSTEM_POLICIES = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System"
_LONGEST_CHOICE = 15.0  # minutes; a policy's limits for this check are 5, 10 and 15


def read(host: Host) -> Mapping[str, Answer]:
    """When the first of Windows' own ways locks, on mains or on battery, whichever is later.

    A way that cannot be read may lock earlier: the time is then the latest, never too early, and stays open
    where it is long. With none that locks and one that cannot be read all of it stays open. The one
    policy under which nothing locks is "Remove Lock Computer". A way that a program holds off stays open.
    """
    return {
        **decided(_FIELDS, _read, host, method=_METHOD),
        **decided(("on_sleep",), _on_sleep, host, method=_METHOD),
    }


def _read(host: Host) -> Mapping[str, Answer]:
    if is_locking_forbidden(host):
        kept_open_by = Known("lock-policy", registry.METHOD)
        return {**_answers(None, 0.0, "DisableLockWorkstation=1"), "kept_open_by": kept_open_by}
    looked = [attempt(partial(_coming, look), host, method=_METHOD) for look in MECHANISMS]
    locks = [lock for lock in looked if isinstance(lock, IdleLock)]
    sources = _sources(host)
    first = {source: _first(locks, source) for source in sources}
    excerpt = "; ".join(lock.excerpt for lock in locks)
    found = {source: lock for source, lock in first.items() if lock is not None}
    open_question = next((answer for answer in looked if isinstance(answer, Unreadable)), None)
    if len(found) == len(sources):
        last = max(found, key=lambda source: found[source].seconds[source])
        answers = _answers(found[last], found[last].seconds[last], excerpt)
        late = idle_minutes(found[last].seconds[last]) > _LONGEST_CHOICE
        return {**answers, "after_minutes": open_question} if open_question and late else answers
    refuse_to_deny(host)
    if open_question is not None:
        return dict.fromkeys(_FIELDS, open_question)
    return _answers(None, 0.0, excerpt)


def _coming(look: Callable[[Host], IdleLock], host: Host) -> IdleLock:
    lock = look(host)
    if lock.seconds:
        ensure_it_comes(host, lock.by)
    return lock


def is_locking_forbidden(host: Host) -> bool:
    """Whether the policy "Remove Lock Computer" is set (CtrlAltDel.admx), under which nothing locks."""
    keys = (rf"{hive}\{_SYSTEM_POLICIES}" for hive in ("HKLM", "HKCU"))
    return any(registry.number(host, key, "DisableLockWorkstation") == 1 for key in keys)


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
    password = setting(host, "password")
    asked = all(password[source] == 1 for source in _sources(host))
    excerpt = f"password {'/'.join(map(str, password.values()))}"
    if asked and (is_locking_forbidden(host) or not asks_at_once(host)):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Posture cannot tell here whether waking takes a password at once."),
            phrase("Let the computer sleep, wake it and see whether it asks for your password."),
            _METHOD,
        )
    return {"on_sleep": Known(asked, _METHOD, excerpt)}
