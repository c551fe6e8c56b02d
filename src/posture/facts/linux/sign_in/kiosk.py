"""Services that start somebody's desktop, or one program of it, without a display manager."""

from __future__ import annotations

import re

from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.facts.linux.sign_in.unit_files import commands, is_masked, names, text_of
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
_USER = re.compile(r"(?m)^\s*User\s*=\s*(\S+)")
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
    for target in _TARGETS:
        for unit in names(host, f"{_ETC}/{target}.target.wants"):
            if not unit.endswith(".service") or _DISPLAY_MANAGERS.match(unit) or is_masked(host, unit):
                continue
            if _starts_a_session(host, unit):
                name = f"{unit.partition('@')[0].removesuffix('.service')}.service"
                return SigningIn(True, _METHOD, f"{name}: User=…", name, _ETC)
    return SigningIn(False, _METHOD)


def _starts_a_session(host: Host, unit: str) -> bool:
    if unit.startswith(("xlogin@", "x11-autologin")):
        return True
    if unit not in names(host, _ETC) and f"{unit.partition('@')[0]}@.service" not in names(host, _ETC):
        return False
    template = f"{unit.partition('@')[0]}@.service" if "@" in unit and unit not in names(host, _ETC) else unit
    text = text_of(host, template)
    account = _USER.search(text)
    if account is None or account[1] in _SYSTEM_ACCOUNTS:
        return False
    return any(map(_SESSIONS.search, commands([text])))
