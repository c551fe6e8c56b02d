"""The programs that let somebody control the screen from another computer."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from posture.facts.linux.machine.programs import names

RDP = frozenset(range(3389, 3392))
VNC = frozenset(range(5900, 5910))


@dataclass(frozen=True, slots=True)
class Server:
    """A remote desktop program: what it is called, its processes, and the ports it waits on.

    Without ports it reaches out to a relay, and its running is enough to be reached.
    """

    name: str
    programs: Collection[str]
    ports: frozenset[int] = field(default=frozenset())


SERVERS = (
    Server("xrdp", names("xrdp"), RDP),
    Server("krdp", names("krdpserver"), RDP),
    Server("krfb", names("krfb"), VNC),
    Server("x11vnc", names("x11vnc"), VNC),
    Server("vino", names("vino-server"), VNC),
    Server("wayvnc", names("wayvnc"), VNC),
    Server("tigervnc", names("Xtigervnc Xvnc x0vncserver x0tigervncserver X0tigervnc w0vncserver"), VNC),
    Server("tightvnc", names("Xtightvnc"), VNC),
    Server("realvnc", names("vncserver-x11-serviced vncserver-x11-core vncserver-virtuald")),
    Server("anydesk", names("anydesk")),
    Server("teamviewer", names("teamviewerd")),
    Server("rustdesk", names("rustdesk")),
    Server("chrome-remote-desktop", names("chrome-remote-desktop chrome-remote-desktop-host")),
    Server("nomachine", names("nxserver.bin nxd")),
    Server("splashtop", names("SRStreamer splashtop-streamer")),
    Server("sunshine", names("sunshine")),
    Server("dwservice", names("dwagent dwagsvc")),
    Server("meshagent", names("meshagent")),
)
GNOME_DAEMON = "gnome-remote-desktop-daemon"
