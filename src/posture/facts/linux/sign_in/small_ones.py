"""LXDM and Ly, which have a line each."""

from __future__ import annotations

from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host


def read_lxdm(host: Host) -> SigningIn:
    """Source: the comments in lxdm.conf."""
    base = ini.read(host, ("/etc/lxdm/default.conf", "/etc/lxdm/lxdm.conf")).get("base", {})
    if base.get("autologin"):
        return SigningIn(True, "lxdm:base", "[base] autologin=…")
    return SigningIn(False, "lxdm:base")


def read_ly(host: Host) -> SigningIn:
    """Source: the comments in Ly's config.ini: it needs a user and a session, null is none."""
    values = ini.read(host, ("/etc/ly/config.ini",)).get("", {})
    if all(values.get(key, "null") not in ("", "null") for key in ("auto_login_user", "auto_login_session")):
        return SigningIn(True, "ly:config.ini", "auto_login_user = …")
    return SigningIn(False, "ly:config.ini")
