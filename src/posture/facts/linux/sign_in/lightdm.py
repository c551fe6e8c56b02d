"""LightDM."""

from __future__ import annotations

from fnmatch import fnmatchcase

from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in import suse
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host

_FOLDERS = (
    "/usr/share/lightdm/lightdm.conf.d",
    "/etc/xdg/lightdm/lightdm.conf.d",
    "/etc/lightdm/lightdm.conf.d",
)
_METHOD = "lightdm:Seat"
_SEAT = "seat0"  # the one that every computer has


def read(host: Host) -> SigningIn:
    """Source: the comments in lightdm.conf, and its manual for the order of the folders.

    What a section for the seat says counts over one for all seats that stands before it. A seat that
    only an extra screen makes counts as well. ``[SeatDefaults]`` is what ``[Seat:*]`` was called until 1.11.
    openSUSE keeps a name in its own file as well.
    """
    paths = (*(path for folder in _FOLDERS for path in ini.folder(host, folder)), "/etc/lightdm/lightdm.conf")
    sections = ini.read(host, paths)
    named = {name.removeprefix("Seat:") for name in sections if name.startswith("Seat:") and "*" not in name}
    nobody = False
    for seat in (_SEAT, *sorted(named - {_SEAT})):
        values: dict[str, str] = {}
        for name, found in sections.items():
            if name == "SeatDefaults" or (name.startswith("Seat:") and fnmatchcase(seat, name[5:])):
                values |= found
        if values.get("autologin-user"):
            return _by(host, paths, seat, "autologin-user")
        if values.get("autologin-guest", "").lower() in ("true", "1"):
            return _by(host, paths, seat, "autologin-guest")
        nobody = nobody or "autologin-user" in values
    return suse.signs_in(host, forbidden=nobody) or SigningIn(False, _METHOD)


def _by(host: Host, paths: tuple[str, ...], seat: str, key: str) -> SigningIn:
    return SigningIn(True, _METHOD, f"[Seat:{seat}] {key}=…", key, ini.holder(host, paths, key))
