"""The programs that lock an idle screen where the desktop itself does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from posture.facts.linux.machine.desktop_session import BARE, Session
from posture.facts.linux.machine.programs import names, program_name, running
from posture.facts.linux.screen_lock.gsettings import gnome_screensaver, mate
from posture.facts.linux.screen_lock.hypridle import hypridle
from posture.facts.linux.screen_lock.idle_lock import TRY, IdleLock, earliest
from posture.facts.linux.screen_lock.swayidle import swayidle
from posture.facts.linux.screen_lock.x11 import light_locker, xautolock, xidlehook, xss_lock
from posture.facts.linux.screen_lock.xfce import presents, xfce4_power_manager, xfce4_screensaver
from posture.facts.linux.screen_lock.xscreensaver import xscreensaver
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, Process
from posture.words.phrase import phrase

_READERS: Mapping[str, Callable[[Host, Process], IdleLock]] = {
    "swayidle": swayidle,
    "hypridle": hypridle,
    "xautolock": xautolock,
    "xss-lock": xss_lock,
    "xidlehook": xidlehook,
    "light-locker": light_locker,
    "xscreensaver": lambda host, _: xscreensaver(host),
    "xfce4-screensaver": lambda host, _: xfce4_screensaver(host),
    "mate-screensaver": lambda host, _: mate(host),
    "gnome-screensaver": lambda host, _: gnome_screensaver(host),
    "budgie-screensaver": lambda host, _: gnome_screensaver(host),
}
# They follow X's own screen saver, which xfce4-power-manager keeps from starting in its presentation mode.
_FOLLOW_X = names("xautolock xss-lock xidlehook light-locker xscreensaver xfce4-screensaver")
# Shells of tiling desktops and idle daemons that may lock by settings of their own.
_MAY_LOCK = names(
    """
    quickshell qs ags gjs noctalia-shell dms caelestia stasis cosmic-idle
    """
)
_BRINGS_NONE = BARE | {"xfce", "lxqt", "lxde", "mate"}
_CALLED = {
    "budgie": "Budgie",
    "deepin": "Deepin",
    "enlightenment": "Enlightenment",
    "lomiri": "Lomiri",
    "pantheon": "Pantheon",
    "phosh": "Phosh",
    "trinity": "Trinity",
    "ukui": "UKUI",
}


def lock_by_programs(host: Host, session: Session) -> IdleLock:
    """The first lock that one of the person's running programs closes.

    No such program in a session whose desktop is known to bring no lock: it never locks. Undecided
    where the desktop is unknown, or where programs run that may lock in ways Posture cannot see.
    """
    processes = session.processes
    if processes is None:
        processes = tuple(process for process in host.processes() if process.mine)
    locks, unsure = _locks(host, processes)
    found = earliest(locks)
    if found is not None and found.seconds is not None:
        return found
    if unsure is not None:
        raise unsure
    others = bool(running(processes, _MAY_LOCK))
    if found is not None and not (found.asks is not None and others):
        return found
    if found is None and session.desktop in _BRINGS_NONE and not others:
        return IdleLock("", None, None, "processes", "no program that locks an idle screen runs")
    raise Undecided(Reason.UNRECOGNISED, _not_known(session.desktop), TRY, "processes")


def _not_known(desktop: str) -> str:
    if desktop in _CALLED:
        return phrase("Posture does not know how {desktop} locks the screen.", desktop=_CALLED[desktop])
    return phrase("Posture does not know how this desktop locks the screen.")


def _locks(host: Host, processes: tuple[Process, ...]) -> tuple[list[IdleLock], Undecided | HostError | None]:
    """The locks of the programs that could be read, and why the first of the others could not."""
    locks: list[IdleLock] = []
    unsure: Undecided | HostError | None = None
    manages_power = bool(running(processes, names("xfce4-power-manager")))
    presented: bool | None = None
    for process in processes:
        name = program_name(process, _READERS)
        if not name:
            continue
        try:
            lock = _READERS[name](host, process)
            if name in _FOLLOW_X and presented is None:
                presented = manages_power and presents(host)
            locks.append(_kept_open(lock) if name in _FOLLOW_X and presented else lock)
        except (Undecided, HostError) as error:
            unsure = unsure or error
    if locks and manages_power and not presented:
        locks.append(xfce4_power_manager(host))
    return locks, unsure


def _kept_open(lock: IdleLock) -> IdleLock:
    return replace(
        lock, seconds=None, asks=None, sleeps=None, kept_open_by="presentation-mode" if lock.seconds else ""
    )
