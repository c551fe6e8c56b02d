"""macOS' own Screen Sharing, and whatever else waits on the ports of remote screens."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.remote.launchd import is_loaded
from posture.facts.reachable_ports import is_reachable
from posture.host.model import Host, HostError, Listener, NotRecorded

SERVICE = "com.apple.screensharing"
# VNC (RFC 6143, one port for each display) and RDP.
_VNC, _REMOTE_SCREENS = 5900, frozenset({*range(5900, 5910), 3389})


def waiting_ports(listeners: tuple[Listener, ...]) -> frozenset[int]:
    """The ports of remote screens on which something waits for other computers."""
    return frozenset(
        one.port
        for one in listeners
        if one.protocol == "tcp" and one.port in _REMOTE_SCREENS and is_reachable(one)
    )


def shares_screen(host: Host, overrides: Mapping[str, bool], ports: frozenset[int]) -> bool | None:
    """Whether it is Screen Sharing that lets others in; None where launchd does not tell.

    launchd's override switches it on. Without one, or with one that came after it was started, it is on
    while launchd has the service loaded, as osquery sees it (sharing_preferences). A recording may be older
    than that question: there its open port tells, unless an override switches it off.
    """
    override = overrides.get(SERVICE)
    if override:
        return True
    try:
        loaded = is_loaded(host, SERVICE)
    except NotRecorded:
        return override is None and _VNC in ports
    except HostError:
        loaded = None
    return True if loaded is None and override is None and _VNC in ports else loaded
