"""The programs that let somebody see or control the screen from another computer."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from posture.facts.linux.machine.programs import names
from posture.host.model import Process

RDP = frozenset(range(3389, 3399))
VNC = frozenset((*range(5800, 5810), *range(5900, 5984)))
# noVNC, xpra, TeamViewer, RustDesk, Radmin, Sunshine
OTHERS = frozenset({6080, 14500, 5938, 21118, 4899, 47984, 47989, 48010})
REMOTE_CONTROL = RDP | VNC | OTHERS

Words = Sequence[str]


class Reach(Enum):
    """How others come to a program."""

    RELAY = auto()  # it reaches out itself: its running is enough
    PORT = auto()  # it waits, on a port that may be hidden
    SEEN_PORT = auto()  # it also runs without waiting: the port must be seen


@dataclass(frozen=True, slots=True)
class Server:
    """A remote desktop program: what it is called, its processes, how others reach it and where.

    ``serves`` tells from its command line whether it serves at all, or is only a window to look at
    other computers; ``shows_only`` whether others can do no more than watch.
    """

    name: str
    programs: Collection[str]
    ports: frozenset[int] = field(default=frozenset())
    reach: Reach = Reach.RELAY
    serves: Callable[[Words], bool] = lambda _: True
    shows_only: Callable[[Words], bool] = lambda _: False

    def is_served_by(self, process: Process) -> bool:
        """Whether a process of it serves; one whose command line is hidden may.

        What of a relay's program runs under another account is its service: windows are the person's.
        """
        is_service = self.reach is Reach.RELAY and not process.mine
        return is_service or not process.command or self.serves(process.command[1:])


def _with(*options: str) -> Callable[[Words], bool]:
    return lambda words: any(word in options for word in words)


def _without(*options: str) -> Callable[[Words], bool]:
    return lambda words: not any(word.partition("=")[0] in options for word in words)


def _has(pattern: str) -> Callable[[Words], bool]:
    found = re.compile(pattern, re.IGNORECASE).search
    return lambda words: found(" ".join(words)) is not None


def _has_not(pattern: str) -> Callable[[Words], bool]:
    has = _has(pattern)
    return lambda words: not has(words)


_PORT, _SEEN = Reach.PORT, Reach.SEEN_PORT

# Sources are the programs' own manual pages and units: anydesk.service and rustdesk.service (--service),
# xpra(1), weston-rdp(7), weston-vnc(7), x11vnc(1), x0vncserver(1), wayvnc(1), freerdp-shadow-cli(1).
SERVERS = (
    Server("xrdp", names("xrdp"), RDP, _PORT),
    Server("krdp", names("krdpserver"), RDP, _PORT),
    Server(
        "freerdp",
        names(
            "freerdp-shadow-cli freerdp-shadow-cli2 freerdp-shadow-cli3 freerdp2-shadow-cli "
            "freerdp3-shadow-cli sfreerdp-server"
        ),
        RDP,
        _PORT,
        serves=lambda words: (
            not any(word.startswith(("/ipc-socket:", "/version", "/help")) for word in words)
        ),
        shows_only=_with("-may-interact", "/may-interact:off", "/may-interact:false"),
    ),
    Server("lamco-rdp", names("lamco-rdp-server"), RDP, _PORT),
    Server("weston", names("weston"), RDP | VNC, _PORT, serves=_has(r"\b(rdp|vnc)\b")),
    Server("krfb", names("krfb krfb-virtualmonitor"), VNC, _SEEN),
    Server("x11vnc", names("x11vnc"), VNC, _PORT, shows_only=_with("-viewonly")),
    Server("x11spice", names("x11spice Xspice"), VNC, _PORT, shows_only=_with("--view-only")),
    Server("vino", names("vino-server"), VNC, _PORT),
    Server(
        "wayvnc",
        names("wayvnc"),
        VNC,
        _PORT,
        serves=_without("-u", "--unix-socket", "-V", "--version"),
        shows_only=_with("-d", "--disable-input"),
    ),
    Server(
        "tigervnc",
        names("Xtigervnc Xvnc Xvnc4 x0vncserver x0tigervncserver X0tigervnc w0vncserver"),
        VNC,
        _PORT,
        serves=_has_not(r"-rfbport[= ]-1\b"),
        shows_only=_has(
            r"(?=.*-acceptpointerevents[= ](?:0|off|false|no)\b)"
            r"(?=.*-acceptkeyevents[= ](?:0|off|false|no)\b)"
        ),
    ),
    Server("turbovnc", names("Xturbovnc"), VNC, _PORT),
    Server("kasmvnc", names("Xkasmvnc kasmvncserver"), VNC | frozenset({8443, 8444, 6901}), _PORT),
    Server("tightvnc", names("Xtightvnc"), VNC, _PORT),
    Server("realvnc", names("vncserver-x11-serviced vncserver-x11-core vncserver-x11 vncserver-virtuald")),
    Server("kmsvnc", names("kmsvnc framebuffer-vncserver linuxvnc reframe-server"), VNC, _PORT),
    Server("novnc", names("websockify novnc novnc_proxy"), frozenset({6080}), _PORT),
    Server(
        "xpra",
        names("xpra"),
        frozenset({14500}),
        _SEEN,
        serves=_has(r"\b(start|start-desktop|desktop|shadow|shadow-screen|seamless|monitor|expand|proxy)\b"),
        shows_only=_with("--readonly=yes", "--readonly"),
    ),
    Server("deskreen", names("deskreen deskreen-ce"), frozenset({3131}), _SEEN, shows_only=lambda _: True),
    Server("veyon", names("veyon-server veyon-service"), frozenset({11100}), _PORT),
    Server("dcv", names("dcvserver"), frozenset({8443}), _PORT),
    Server("rudesktop", names("rudesktop"), serves=_with("--service", "--server")),
    Server("anydesk", names("anydesk"), serves=_with("--service")),
    Server("teamviewer", names("teamviewerd")),
    Server("rustdesk", names("rustdesk"), serves=_with("--service", "--server")),
    Server("hoptodesk", names("hoptodesk"), serves=_with("--service", "--server")),
    Server("chrome-remote-desktop", names("chrome-remote-desktop chrome-remote-desktop-host")),
    Server("nomachine", names("nxserver.bin nxd")),
    Server("splashtop", names("SRStreamer splashtop-streamer")),
    Server("remotepc", names("remotepc-host RemotePCHost")),
    Server("sunlogin", names("sunloginclient oray_rundaemon")),
    Server("todesk", names("ToDesk_Service")),
    Server("sunshine", names("sunshine")),
    Server("dwservice", names("dwagent dwagsvc")),
    Server("meshagent", names("meshagent")),
    Server("remotely", names("Remotely_Agent")),
)
SCREENCONNECT = "screenconnect"
_JAVA_AGENT = re.compile(r"/(?:connectwisecontrol|screenconnect)-[^/ ]*/|ScreenConnect\.(?:Client|Core)")
GNOME = "gnome"
GNOME_DAEMON = "gnome-remote-desktop-daemon"


def is_screenconnect(process: Process) -> bool:
    """Whether a process is ConnectWise ScreenConnect's agent, which runs under Java."""
    return bool(process.command) and _JAVA_AGENT.search(" ".join(process.command)) is not None
