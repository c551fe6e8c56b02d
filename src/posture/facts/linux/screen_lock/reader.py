"""Whether the screen locks by itself when nobody is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from posture.facts.idle_minutes import idle_minutes
from posture.facts.linux.machine.desktop_session import Session, running_session
from posture.facts.linux.screen_lock.cosmic import cosmic
from posture.facts.linux.screen_lock.daemons import lock_by_programs
from posture.facts.linux.screen_lock.gsettings import cinnamon, gnome
from posture.facts.linux.screen_lock.idle_lock import IdleLock, earliest
from posture.facts.linux.screen_lock.inhibitors import inhibitor
from posture.facts.linux.screen_lock.kde import kde
from posture.facts.linux.screen_lock.lxqt import lxqt
from posture.facts.linux.screen_lock.waybar import begins_pressed
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, NotRecorded, Process
from posture.words.phrase import phrase

# They are told of idleness by the compositor, which Waybar's button keeps from it.
_FOLLOW_WAYLAND = frozenset({"swayidle", "hypridle"})
_FIELDS = ("enabled", "after_minutes", "by", "on_sleep")


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers for the desktop session that runs, never for one that is only installed.

    ``after_minutes`` is the time until a password is needed: idleness plus every grace that follows, or
    until the computer sleeps where it is locked then, to the nearest half minute.
    A setting that is not there counts as the documented default of that desktop (method
    ``default``); what an administrator fixed counts before what the person chose.
    """
    return decided(_FIELDS, _read, host)


def _read(host: Host) -> Mapping[str, Answer]:
    session = running_session(host)
    found = _READERS.get(session.desktop, lock_by_programs)(host, session)
    lock = _held_open(host, earliest((found,)) or found, session)
    minutes = 0.0 if lock.seconds is None else idle_minutes(lock.seconds)
    answers: dict[str, Answer] = {
        "enabled": Known(lock.seconds is not None, lock.method, lock.excerpt),
        "after_minutes": Known(minutes, lock.method, lock.excerpt),
        "by": Known(lock.by, lock.method),
        "on_sleep": _on_sleep(lock),
    }
    hindrances = {"fixed_by": lock.fixed_by, "kept_open_by": lock.kept_open_by}
    return answers | {name: Known(value, lock.method) for name, value in hindrances.items() if value}


def _held_open(host: Host, lock: IdleLock, session: Session) -> IdleLock:
    """The lock, which never closes while a program of the person's keeps the session from being idle.

    A HostError for a lock where the system refuses to list the programs.
    """
    if lock.seconds is None:
        return lock
    programs = _programs(host, session)
    if lock.by in _FOLLOW_WAYLAND and begins_pressed(host, programs):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "Waybar was told to keep the screen open from its start; whether it still does is unknown."
            ),
            phrase("See whether Waybar's button against idleness is pressed."),
            "waybar:idle_inhibitor",
        )
    program = inhibitor(programs, heeds_logind=lock.heeds_logind)
    return replace(lock, seconds=None, kept_open_by=program) if program else lock


def _programs(host: Host, session: Session) -> tuple[Process, ...]:
    if session.processes is not None:
        return session.processes
    try:
        return tuple(process for process in host.processes() if process.mine)
    except NotRecorded:
        return ()


def _on_sleep(lock: IdleLock) -> Answer:
    if lock.on_sleep is not None:
        return Known(lock.on_sleep, lock.method, lock.excerpt)
    return Unreadable(
        Reason.UNRECOGNISED,
        phrase("Posture cannot see here whether the screen is locked after sleep."),
        phrase("Let the computer sleep, wake it and see whether it asks for your password."),
        lock.method,
    )


def _lxqt(host: Host, session: Session) -> IdleLock:
    found = lxqt(host)
    if found.seconds is not None:
        return found
    return lock_by_programs(host, session)


def _gnome(host: Host, session: Session) -> IdleLock:
    return gnome(host, session.desktop)


_READERS: Mapping[str, Callable[[Host, Session], IdleLock]] = {
    "gnome": _gnome,
    "gnome-flashback": _gnome,
    "unity": _gnome,
    "kde": lambda host, session: kde(host, session.processes),
    "cinnamon": lambda host, _: cinnamon(host),
    "cosmic": lambda host, _: cosmic(host),
    "lxqt": _lxqt,
}
