"""Services that start somebody's desktop, or one program of it, without a display manager."""

from __future__ import annotations

import re

from posture.facts.linux.machine.optional_files import names
from posture.facts.linux.machine.timers import SYSTEM_UNITS
from posture.facts.linux.machine.unit_files import UnitFolders
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host

_METHOD = "systemd:services"
_ETC = "/etc/systemd/system"
_TARGETS = ("graphical", "multi-user", "default")
# Programs that open a screen of their own: servers, compositors and the sessions of desktops.
_SESSIONS = re.compile(
    r"(?:^|[\s/'\"])(?:startx|xinit|sway|labwc|cage|weston|wayfire|hyprland|Hyprland|niri|river|kiosk|gamescope|"
    r"openbox-session|gnome-session|gnome-kiosk|startplasma-(?:x11|wayland)|startxfce4|startlxqt|mate-session|"
    r"cinnamon-session|miriway|phosh|phoc)(?=$|[\s'\"])"
)
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
        for unit in names(host, f"{_ETC}/{target}.target.wants"):
            if not unit.endswith(".service") or _DISPLAY_MANAGERS.match(unit):
                continue
            if _starts_a_session(host, folders, unit):
                name = f"{unit.partition('@')[0].removesuffix('.service')}.service"
                return SigningIn(True, _METHOD, f"{name}: User=…", name, _ETC)
    return SigningIn(False, _METHOD)


def _starts_a_session(host: Host, folders: UnitFolders, name: str) -> bool:
    if name.startswith(("xlogin@", "x11-autologin")):
        return not folders.is_masked(name)
    if not {name, f"{name.partition('@')[0]}@.service"} & set(names(host, _ETC)):
        return False
    unit = folders.unit(name)
    account = unit.last("Service", "User")
    if not account or account in _SYSTEM_ACCOUNTS:
        return False
    return any(map(_SESSIONS.search, unit.values("Service", "ExecStart")))
