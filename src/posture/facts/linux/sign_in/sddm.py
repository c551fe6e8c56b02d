"""SDDM, and Plasma's login manager that grew out of it."""

from __future__ import annotations

from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in import suse
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host


def read_sddm(host: Host) -> SigningIn:
    """Source: sddm.conf(5): the distribution's folder, then the administrator's, then the one file.

    openSUSE keeps a name in its own file as well.
    """
    paths = (
        *ini.folder(host, "/usr/lib/sddm/sddm.conf.d", ending=""),
        *ini.folder(host, "/etc/sddm.conf.d", ending=""),
        "/etc/sddm.conf",
    )
    found = _read(host, paths, "sddm")
    if found.automatic:
        return found
    nobody = "User" in ini.read(host, paths).get("Autologin", {})
    return suse.signs_in(host, forbidden=nobody) or found


def read_plasmalogin(host: Host) -> SigningIn:
    """The same settings under another name."""
    paths = (
        "/usr/lib/plasmalogin/defaults.conf",
        *ini.folder(host, "/etc/plasmalogin.conf.d", ending=""),
        "/etc/plasmalogin.conf",
    )
    return _read(host, paths, "plasmalogin")


def _read(host: Host, paths: tuple[str, ...], name: str) -> SigningIn:
    """A user is enough: without a session the last one starts."""
    if ini.read(host, paths).get("Autologin", {}).get("User"):
        file = ini.holder(host, paths, "User")
        return SigningIn(True, f"{name}:Autologin", "[Autologin] User=…", "User", file)
    return SigningIn(False, f"{name}:Autologin")
