"""GNOME's remote login, which the system's own daemon serves."""

from __future__ import annotations

from collections.abc import Iterable

from posture.facts.linux.machine.programs import program_name
from posture.facts.linux.remote.desktop_servers import GNOME_DAEMON
from posture.facts.linux.remote.sockets import Sockets, is_called
from posture.facts.linux.settings import ini
from posture.host.model import Host, HostError, Listener, Process

# What grdctl(1) writes with --system, over what the package brings.
_FILES = ("/usr/share/gnome-remote-desktop/grd.conf", "/etc/gnome-remote-desktop/grd.conf")
_UNPRIVILEGED = 1024
_NEAR_RDP = range(3380, 3500)


def serves_elsewhere(host: Host, sockets: Sockets) -> bool:
    """Whether GNOME's daemon waits on a port that it was given, apart from the usual ones.

    By the socket's name, as that of a daemon without a screen of its own, or by the setting of the system's.
    """
    port = _settings(host).get("port", "")
    return any(
        (one.program is not None and is_called(one.program, (GNOME_DAEMON,)))
        or (one.program is None and str(one.port) == port and _is_on(host))
        for one in sockets.reachable()
    )


def may_serve(host: Host, processes: Iterable[Process], sockets: Sockets) -> Listener | None:
    """A socket whose program is hidden, behind which the system's daemon may be; None where it is off.

    It runs on some systems without being on, and its own folder, which is closed, may overrule the setting
    and hold another port: where the setting is not there, a port like RDP's own is a sign of it.
    """
    daemons = [one for one in processes if program_name(one, {GNOME_DAEMON}) and "--system" in one.command]
    if not daemons:
        return None
    hidden = [one for one in sockets.reachable() if one.program is None and one.port >= _UNPRIVILEGED]
    if not _is_on(host):
        hidden = [one for one in hidden if not _is_set(host) and _is_like_rdp(one.port)]
    return next(iter(hidden), None)


def _is_like_rdp(port: int) -> bool:
    return port in _NEAR_RDP or "3389" in str(port)


def _is_set(host: Host) -> bool:
    try:
        host.read_text(_FILES[-1])
    except HostError:
        return False
    return True


def _is_on(host: Host) -> bool:
    return _settings(host).get("enabled", "").lower() in ("true", "1")


def _settings(host: Host) -> dict[str, str]:
    values: dict[str, str] = {}
    for path in _FILES:
        try:
            values |= ini.parse(host.read_text(path)).get("RDP", {})
        except HostError:
            continue
    return values
