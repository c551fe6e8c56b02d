"""LightDM."""

from __future__ import annotations

from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host

_FOLDERS = (
    "/usr/share/lightdm/lightdm.conf.d",
    "/etc/xdg/lightdm/lightdm.conf.d",
    "/etc/lightdm/lightdm.conf.d",
)
_METHOD = "lightdm:Seat"


def read(host: Host) -> SigningIn:
    """Source: the comments in lightdm.conf, and its manual for the order of the folders.

    ``[SeatDefaults]`` is what ``[Seat:*]`` was called until 1.11.
    """
    paths = (*(path for folder in _FOLDERS for path in ini.folder(host, folder)), "/etc/lightdm/lightdm.conf")
    for section, values in ini.read(host, paths).items():
        if not section.startswith(("Seat:", "SeatDefaults")):
            continue
        if values.get("autologin-user"):
            return SigningIn(True, _METHOD, f"[{section}] autologin-user=…")
        if values.get("autologin-guest") == "true":
            return SigningIn(True, _METHOD, f"[{section}] autologin-guest=true")
    return SigningIn(False, _METHOD)
