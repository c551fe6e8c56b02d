"""Display managers that have a line or two for it."""

from __future__ import annotations

import re

from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host

_WORDS = re.compile(r"(?m)^[ \t]*(\w+)[ \t]+(\S.*?)[ \t]*$")
_KDM = (
    "/etc/kde4/kdm/kdmrc",
    "/etc/kde/kdm/kdmrc",
    "/usr/share/config/kdm/kdmrc",
    "/etc/trinity/tdm/tdmrc",
    "/opt/trinity/share/config/tdm/tdmrc",
)
_YES = frozenset({"true", "yes", "1", "on"})


def read_lxdm(host: Host) -> SigningIn:
    """Source: the comments in lxdm.conf."""
    paths = ("/etc/lxdm/default.conf", "/etc/lxdm/lxdm.conf")
    if ini.read(host, paths).get("base", {}).get("autologin"):
        file = ini.holder(host, paths, "autologin")
        return SigningIn(True, "lxdm:base", "[base] autologin=…", "autologin", file)
    return SigningIn(False, "lxdm:base")


def read_ly(host: Host) -> SigningIn:
    """Source: the comments in Ly's config.ini: it needs a user and a session, null is none."""
    values = ini.read(host, ("/etc/ly/config.ini",)).get("", {})
    if all(values.get(key, "null") not in ("", "null") for key in ("auto_login_user", "auto_login_session")):
        return SigningIn(
            True, "ly:config.ini", "auto_login_user = …", "auto_login_user", "/etc/ly/config.ini"
        )
    return SigningIn(False, "ly:config.ini")


def read_xdm(_: Host) -> SigningIn:
    """xdm and wdm know no automatic sign-in: none of their resources is for it (xdm(8), wdm(1))."""
    return SigningIn(False, "xdm")


def read_slim(host: Host) -> SigningIn:
    """Source: the comments in slim.conf: ``auto_login yes`` signs in ``default_user``."""
    values = dict(_WORDS.findall(ini.optional(host, "/etc/slim.conf") or ""))
    automatic = values.get("auto_login", "").lower() in _YES and bool(values.get("default_user"))
    return SigningIn(automatic, "slim.conf", "auto_login …", "auto_login", "/etc/slim.conf")


def read_nodm(_: Host) -> SigningIn:
    """nodm does nothing else than sign somebody in unasked (nodm(8))."""
    return SigningIn(True, "nodm", "NODM_USER=…")


def read_emptty(host: Host) -> SigningIn:
    """Source: emptty's README: ``AUTOLOGIN`` signs in ``DEFAULT_USER``."""
    values = ini.read(host, ("/etc/emptty/conf",)).get("", {})
    automatic = values.get("AUTOLOGIN", "").strip("\"'").lower() in _YES
    automatic = automatic and bool(values.get("DEFAULT_USER", "").strip("\"'"))
    return SigningIn(automatic, "emptty:conf", "AUTOLOGIN=…", "AUTOLOGIN", "/etc/emptty/conf")


def read_lemurs(_: Host) -> SigningIn:
    """lemurs asks everybody: its config.toml has nothing for automatic sign-in."""
    return SigningIn(False, "lemurs")


def read_kdm(host: Host) -> SigningIn:
    """KDM of old, and Trinity's TDM that grew out of it.

    Source: the comments in kdmrc: ``AutoLoginEnable`` with ``AutoLoginUser``, for one screen or for all.
    """
    for section, values in ini.read(host, _KDM).items():
        if values.get("AutoLoginEnable", "").lower() in _YES and values.get("AutoLoginUser"):
            file = ini.holder(host, _KDM, "AutoLoginEnable")
            return SigningIn(True, "kdmrc", f"[{section}] AutoLoginEnable=true", "AutoLoginEnable", file)
    return SigningIn(False, "kdmrc")
