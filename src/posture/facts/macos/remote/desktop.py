"""Whether this screen can be controlled from another computer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from posture.facts.model import Answer, Known
from posture.facts.reachable_ports import is_reachable
from posture.facts.remote_programs import found_running
from posture.facts.undecided import decided
from posture.host.model import Host

_METHOD = "launchctl print-disabled, processes"
_SCREEN_SHARING_PORT = 5900
_OVERRIDE = re.compile(r'^\s*"com\.apple\.screensharing" => (enabled|disabled|true|false)\s*$', re.MULTILINE)
_SWITCHED_ON = {"enabled": True, "false": True, "disabled": False, "true": False}
_MANAGEMENT = "/Library/Application Support/Apple/Remote Desktop/RemoteManagement.launchd"
_PROGRAMS = {
    "anydesk": "anydesk",
    "dwagsvc": "dwservice",
    "meshagent": "meshagent",
    "nxserver.bin": "nomachine",
    "remoting_me2me_host": "chrome-remote-desktop",
    "rustdesk": "rustdesk",
    "splashtop streamer": "splashtop",
    "sunshine": "sunshine",
    "teamviewer_service": "teamviewer",
    "vncserver": "realvnc",
}


def read(host: Host) -> Mapping[str, Answer]:
    """macOS' Screen Sharing and Remote Management, and other programs for it that run.

    Screen Sharing is on where launchd's override says so; without one, where something waits on its
    port. Older versions of launchctl print whether it is disabled, true or false.
    """
    return decided(("enabled", "by"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    by = tuple(_ways(host))
    excerpt = ", ".join(by)
    return {"enabled": Known(bool(by), _METHOD, excerpt), "by": Known(by, _METHOD, excerpt)}


def _ways(host: Host) -> Iterator[str]:
    if _screen_sharing(host):
        yield "screen-sharing"
    if host.exists(_MANAGEMENT):
        yield "remote-management"
    yield from found_running(host.processes(), _PROGRAMS)


def _screen_sharing(host: Host) -> bool:
    printed = host.run("launchctl", "print-disabled", "system", deadline=3.0).stdout
    override = _OVERRIDE.search(printed)
    if override:
        return _SWITCHED_ON[override[1]]
    return any(one.port == _SCREEN_SHARING_PORT and is_reachable(one) for one in host.listeners())
