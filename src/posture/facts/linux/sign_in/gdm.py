"""GNOME's display manager, GDM."""

from __future__ import annotations

from posture.facts.linux.machine.os_release import read_os_release
from posture.facts.linux.settings import ini
from posture.facts.linux.sign_in import suse
from posture.facts.linux.sign_in.signing_in import SigningIn
from posture.host.model import Host, HostError

_UBUNTU, _DEBIAN, _OTHERS = "/etc/gdm3/custom.conf", "/etc/gdm3/daemon.conf", "/etc/gdm/custom.conf"
_RUNTIME = ("/run/gdm3/custom.conf", "/run/gdm/custom.conf")
_WAYS = (("AutomaticLoginEnable", "AutomaticLogin"), ("TimedLoginEnable", "TimedLogin"))


def read(host: Host) -> SigningIn:
    """Source: GDM's manual, "Daemon Configuration": both ways are off unless they are switched on.

    Which file it reads was fixed when it was built: Ubuntu's, Debian's, or everybody else's; where that one
    is not there, the first of the others. AccountsService, through which GNOME's settings switch it, writes
    ``True``; GDM takes upper and lower case alike (gdm_settings_parse_value_as_boolean in its
    gdm-settings-utils.c). The runtime file, which the first set-up writes, wins. openSUSE keeps a name in
    its own file instead.
    """
    file = next((path for path in _files(host) if ini.optional(host, path) is not None), _OTHERS)
    daemon = ini.read(host, (file, *_RUNTIME)).get("daemon", {})
    for switch, name in _WAYS:
        if daemon.get(switch, "").lower() in ("true", "1") and daemon.get(name):
            holder = ini.holder(host, (file, *_RUNTIME), switch)
            return SigningIn(True, "gdm:custom.conf", f"[daemon] {switch}=true", switch, holder)
    return suse.signs_in(host) or SigningIn(False, "gdm:custom.conf")


def _files(host: Host) -> tuple[str, ...]:
    try:
        release = read_os_release(host)
    except HostError:
        release = {}
    family = {release.get("ID", ""), *release.get("ID_LIKE", "").split()}
    if "ubuntu" in family:
        return _UBUNTU, _DEBIAN, _OTHERS
    if "debian" in family:
        return _DEBIAN, _UBUNTU, _OTHERS
    return _OTHERS, _DEBIAN, _UBUNTU
