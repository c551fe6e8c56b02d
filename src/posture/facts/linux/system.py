"""What kind of computer this is, and whether somebody works at its screen."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.battery import own_battery
from posture.facts.linux.machine.desktop_session import running_session
from posture.facts.linux.machine.optional_files import names_if_asked
from posture.facts.linux.machine.os_release import read_os_release
from posture.facts.linux.machine.programs import running
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.linux.machine.virtual_machine import virtual
from posture.facts.model import Answer, Known, Unreadable, unreadable
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError

_DISPLAY_MANAGER = "/etc/systemd/system/display-manager.service"
_SESSION_FOLDERS = (
    "/usr/share/xsessions",
    "/usr/share/wayland-sessions",
    "/run/current-system/sw/share/xsessions",
    "/run/current-system/sw/share/wayland-sessions",
)
_GRAPHICAL = frozenset(
    {
        "Hyprland",
        "X",
        "Xorg",
        "cosmic-comp",
        "gdm",
        "gdm3",
        "gnome-shell",
        "kwin_wayland",
        "labwc",
        "lightdm",
        "lxdm",
        "niri",
        "sddm",
        "sway",
        "weston",
    }
)


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers, each read on its own."""
    place = virtual(host)
    desktop = _desktop(host)
    screen = _has_screen(host, desktop, place)
    if isinstance(screen, Known) and not screen.value:
        desktop = Known("none", screen.method)
    return {
        "name": _name(host),
        "has_screen": screen,
        "desktop": desktop,
        "virtual": place,
        "portable": _portable(host),
    }


def _name(host: Host) -> Answer:
    try:
        release = read_os_release(host)
    except HostError as error:
        return unreadable(error, method="os-release")
    name = release.get("PRETTY_NAME") or " ".join(
        filter(None, (release.get("NAME", "Linux"), release.get("VERSION", "")))
    )
    return Known(name, "os-release")


def _desktop(host: Host) -> Answer:
    try:
        session = running_session(host)
    except Undecided as undecided:
        return undecided.answer
    except HostError as error:
        return unreadable(error, method="processes")
    return Known(session.desktop or "other", "environment, processes")


def _has_screen(host: Host, desktop: Answer, place: Answer) -> Answer:
    if isinstance(desktop, Known):
        return Known(True, desktop.method, str(desktop.value))
    try:
        kind = host.environment("XDG_SESSION_TYPE") or ""
        if kind in ("x11", "wayland", "mir"):
            return Known(True, "environment", f"XDG_SESSION_TYPE={kind}")
        shown = running(host.processes(), _GRAPHICAL)
        if shown:
            return Known(True, "processes", ", ".join(shown))
        if isinstance(desktop, Unreadable) and surroundings(host) is Surroundings.SANDBOX:
            return desktop
        if isinstance(place, Known) and place.value in ("container", "wsl"):
            # An image may bring sessions that nobody can sign in to.
            return Known(False, "processes")
        return _installed(host)
    except HostError as error:
        return unreadable(error, method="processes")


def _installed(host: Host) -> Known:
    if host.exists(_DISPLAY_MANAGER):
        return Known(True, "systemd", _DISPLAY_MANAGER)
    for folder in _SESSION_FOLDERS:
        sessions = [name for name in names_if_asked(host, folder) if name.endswith(".desktop")]
        if sessions:
            return Known(True, "installed sessions", ", ".join(sessions)[:200])
    return Known(False, "processes, installed sessions")


def _portable(host: Host) -> Answer:
    try:
        battery = own_battery(host)
    except HostError as error:
        return unreadable(error, method="sysfs:power_supply")
    return Known(bool(battery), "sysfs:power_supply", battery)
