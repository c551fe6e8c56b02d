"""GNOME's display manager, GDM."""

from __future__ import annotations

from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host

# Debian's file, then the one that everybody else reads; only one of them belongs to an installed GDM.
_FILES = ("/etc/gdm3/daemon.conf", "/etc/gdm3/custom.conf", "/etc/gdm/custom.conf")
_RUNTIME = ("/run/gdm3/custom.conf", "/run/gdm/custom.conf")
_SUSE = "/etc/sysconfig/displaymanager"
_WAYS = (("AutomaticLoginEnable", "AutomaticLogin"), ("TimedLoginEnable", "TimedLogin"))


def read(host: Host) -> SigningIn:
    """Source: GDM's manual, "Daemon Configuration": both ways are off unless they are switched on.

    AccountsService, through which GNOME's settings switch it, writes ``True``; GDM takes upper and
    lower case alike (gdm_settings_parse_value_as_boolean in its gdm-settings-utils.c).
    The runtime file, which the first set-up writes, wins. openSUSE keeps a name in its own file instead.
    """
    daemon = ini.read(host, (*_FILES, *_RUNTIME)).get("daemon", {})
    for switch, name in _WAYS:
        if daemon.get(switch, "").lower() in ("true", "1") and daemon.get(name):
            return SigningIn(True, "gdm:custom.conf", f"[daemon] {switch}=true")
    suse = ini.read(host, (_SUSE,)).get("", {})
    if suse.get("DISPLAYMANAGER_AUTOLOGIN", "").strip("\"'"):
        return SigningIn(True, "file:/etc/sysconfig/displaymanager", "DISPLAYMANAGER_AUTOLOGIN=…")
    return SigningIn(False, "gdm:custom.conf")
