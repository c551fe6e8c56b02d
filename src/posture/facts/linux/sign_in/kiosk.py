"""Services that start somebody's desktop, or one program of it, without a display manager."""

from __future__ import annotations

import re

from posture.facts.linux.machine.optional_files import names as names_in
from posture.facts.linux.machine.programs import names
from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.facts.linux.machine.unit_files import Unit, UnitFolders
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host

_METHOD = "systemd:services"
_ETC = "/etc/systemd/system"
_TARGETS = ("graphical", "multi-user", "default")
# Programs that open a screen of their own: servers, compositors and the sessions of desktops.
_SESSIONS = names(
    """
    startx xinit Xorg sway sway-run swayfx labwc cage weston wayfire hyprland Hyprland start-hyprland niri
    niri-session river kiosk gamescope gamescope-session dwl dwm qtile uwsm hikari miracle-wm jay i3 bspwm
    awesome openbox openbox-session icewm-session fluxbox startfluxbox enlightenment_start gnome-session
    gnome-shell gnome-kiosk startplasma-x11 startplasma-wayland startplasmamobile kwin_wayland
    kwin_wayland_wrapper plasma-bigscreen-wayland startxfce4 xfce4-session startlxqt startlxde lxsession
    lxqt-session mate-session cinnamon-session cinnamon-session-cinnamon budgie-session budgie-desktop
    start-cosmic cosmic-session cosmic-comp startdde miriway miriway-session ubuntu-frame mir-kiosk phosh
    phosh-session phoc sxmo_winit.sh sxmo_xinit.sh
    """
)
_PREFIXES = "@-:+!|"
_BETWEEN = re.compile(r"[\s'\";&|]+")
_SYSTEM_ACCOUNTS = frozenset(
    {"root", "0", "gdm", "sddm", "lightdm", "greeter", "greetd", "cosmic-greeter", "nobody"}
)
_DISPLAY_MANAGERS = re.compile(
    r"(?:gdm3?|sddm|lightdm|lxdm|ly|greetd|cosmic-greeter|plasmalogin|display-manager)\b"
)


def read(host: Host) -> SigningIn:
    """Whether a service that an administrator made starts a session as a person when the computer starts.

    Those that a target in ``/etc`` asks for, with a ``User=`` who is nobody of the system's own, as cage's
    and weston's documentation set them up; and ``xlogin@``, which is made for it.
    """
    folders = UnitFolders(host, SYSTEM_UNITS)
    for target in _TARGETS:
        for unit in names_in(host, f"{_ETC}/{target}.target.wants"):
            if not unit.endswith(".service") or _DISPLAY_MANAGERS.match(unit):
                continue
            if _starts_a_session(host, folders, unit):
                name = f"{unit.partition('@')[0].removesuffix('.service')}.service"
                return SigningIn(True, _METHOD, f"{name}: User=…", name, _ETC)
    return SigningIn(False, _METHOD)


def _starts_a_session(host: Host, folders: UnitFolders, name: str) -> bool:
    if name.startswith(("xlogin@", "x11-autologin")):
        return not folders.is_masked(name)
    if not {name, f"{name.partition('@')[0]}@.service"} & set(names_in(host, _ETC)):
        return False
    unit = folders.unit(name)
    account = unit.last("Service", "User")
    if not account or account in _SYSTEM_ACCOUNTS:
        return False
    return _opens_a_session(unit) or any(map(_starts, unit.values("Service", "ExecStart")))


def _opens_a_session(unit: Unit) -> bool:
    """Whether it signs its account in at a screen and keyboard, whatever it starts there.

    Source: systemd.exec(5): ``PAMName=`` makes a session, ``TTYPath=`` names the console that it is for.
    """
    at_console = unit.last("Service", "TTYPath") or unit.last("Service", "StandardInput").startswith("tty")
    return bool(at_console) and unit.last("Service", "PAMName") not in ("", "systemd-user")


def _starts(command: str) -> bool:
    words = _BETWEEN.split(command.lstrip(_PREFIXES))
    return any(word.rpartition("/")[2] in _SESSIONS or word.endswith("/X") for word in words)
