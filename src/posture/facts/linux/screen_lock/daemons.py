"""The programs that lock an idle screen where the desktop itself does not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from posture.facts.linux.machine.desktop_session import BARE, Session
from posture.facts.linux.machine.programs import names, program_name
from posture.facts.linux.screen_lock.gsettings import gnome_screensaver, mate
from posture.facts.linux.screen_lock.hypridle import hypridle
from posture.facts.linux.screen_lock.idle_lock import IdleLock, earliest
from posture.facts.linux.screen_lock.swayidle import swayidle
from posture.facts.linux.screen_lock.x11 import light_locker, xautolock, xidlehook, xss_lock
from posture.facts.linux.screen_lock.xfce import xfce4_screensaver
from posture.facts.linux.screen_lock.xscreensaver import xscreensaver
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError, Process

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
# Shells of tiling desktops and idle daemons that may lock by settings of their own.
_MAY_LOCK = names(
    """
    quickshell qs ags gjs noctalia-shell dms caelestia stasis cosmic-idle
    """
)
_BRINGS_NONE = BARE | {"xfce", "lxqt", "mate"}


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
    if found is not None and (found.seconds is not None or unsure is None):
        return found
    if unsure is not None:
        raise unsure
    if session.desktop in _BRINGS_NONE and not any(program_name(one, _MAY_LOCK) for one in processes):
        return IdleLock("", None, None, "processes", "no program that locks an idle screen runs")
    raise Undecided(
        Reason.UNRECOGNISED,
        "Posture does not know how this desktop locks the screen.",
        "Leave the computer alone for a while and see whether it asks for your password.",
        "processes",
    )


def _locks(host: Host, processes: tuple[Process, ...]) -> tuple[list[IdleLock], Undecided | HostError | None]:
    """The locks of the programs that could be read, and why the first of the others could not."""
    locks: list[IdleLock] = []
    unsure: Undecided | HostError | None = None
    for process in processes:
        name = program_name(process, _READERS)
        if not name:
            continue
        try:
            locks.append(_READERS[name](host, process))
        except (Undecided, HostError) as error:
            unsure = unsure or error
    return locks, unsure
