"""Computers that others may see or control, and computers that only look like it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kinds import Computer, Kind

# A computer on which nothing runs and nothing waits but what is written down here.
EMPTY = "fw-ufw-off-iptables-by-hand"


def _runs(*command: str, mine: bool = True) -> dict[str, object]:
    return {"name": command[0].rpartition("/")[2][:15], "command": list(command), "mine": mine}


def _waits(port: int, program: str | None = None, address: str = "0.0.0.0") -> dict[str, object]:
    return {"protocol": "tcp", "address": address, "port": port, "program": program}


def _computer(
    kind: Kind,
    name: str,
    wanted: str,
    *rows: dict[str, object],
    files: Mapping[str, str | bytes | None] | None = None,
    says: tuple[str, ...] = (),
    never: tuple[str, ...] = (),
    **answers: Any,
) -> Computer:
    return Computer(
        kind,
        name,
        "remote-desktop",
        wanted,
        EMPTY,
        files=files or {},
        says=says,
        never=never,
        answers={
            "processes": [one for one in rows if "command" in one],
            "listeners": [one for one in rows if "port" in one],
            **answers,
        },
    )


GNOME = _runs("/usr/libexec/gnome-remote-desktop-daemon")
TRUE, FALSE = "true\n", "false\n"


def _gsettings(**values: str) -> list[dict[str, object]]:
    return [
        {
            "argv": ["gsettings", "get", "org.gnome.desktop.remote-desktop.rdp", key.replace("_", "-")],
            "exit_code": 0,
            "stdout": value,
            "stderr": "",
        }
        for key, value in values.items()
    ] + [
        {
            "argv": ["gsettings", "get", "org.gnome.desktop.remote-desktop.vnc", "enable"],
            "exit_code": 0,
            "stdout": FALSE,
            "stderr": "",
        }
    ]


HIDDEN = "1 1 8:1 / / rw - ext4 /dev/sda1 rw\n2 1 0:21 / /proc rw - proc proc rw,hidepid=invisible\n"
ON_GNOME = {"environment": {"XDG_CURRENT_DESKTOP": "GNOME", "XDG_SESSION_TYPE": "wayland"}}

COMPUTERS: tuple[Computer, ...] = (
    _computer(
        Kind.LISTENERS,
        "xpra-under-python-on-another-port",
        "fail",
        _runs("/usr/bin/python3", "/usr/bin/xpra", "shadow", ":0", "--bind-tcp=0.0.0.0:10000"),
        _waits(10000, "python3"),
        says=("xpra",),
    ),
    _computer(
        Kind.LISTENERS,
        "veyon-in-a-classroom",
        "fail",
        _runs("/usr/bin/veyon-server", mine=False),
        _waits(11100),
        says=("Veyon",),
    ),
    _computer(
        Kind.LISTENERS,
        "amazon-dcv",
        "fail",
        _runs("/usr/libexec/dcv/dcvserver", mine=False),
        _waits(8443),
        says=("Amazon DCV",),
    ),
    _computer(
        Kind.LISTENERS,
        "the-window-of-rustdesk-that-waits",
        "fail",
        _runs("rustdesk"),
        _waits(21118, "rustdesk"),
        says=("RustDesk",),
    ),
    _computer(
        Kind.LISTENERS, "xrdp-behind-a-tunnel", "pass", _runs("/usr/sbin/xrdp"), _waits(3389, None, "::1")
    ),
    _computer(
        Kind.COMMAND,
        "xvnc-on-no-port",
        "pass",
        _runs("/usr/bin/Xvnc", ":1", "-rfbport", "-1", "-rfbunixpath", "/run/vnc"),
        _waits(22),
    ),
    _computer(
        Kind.WIDE,
        "xpra-to-watch-only",
        "warn",
        _runs("python3", "/usr/bin/xpra", "shadow", ":0", "--readonly=yes", "--bind-tcp=0.0.0.0:14500"),
        _waits(14500, "python3"),
        says=("watch",),
    ),
    _computer(
        Kind.WIDE,
        "freerdp-to-watch-only",
        "warn",
        _runs("freerdp-shadow-cli", "/port:3389", "-may-interact"),
        _waits(3389, "freerdp-shadow-"),
        says=("watch",),
        never=("can control",),
    ),
    _computer(
        Kind.WIDE,
        "x0vncserver-without-the-mouse-alone",
        "fail",
        _runs("x0vncserver", "-AcceptPointerEvents=0"),
        _waits(5900, "x0vncserver"),
    ),
    _computer(
        Kind.WIDE,
        "x0vncserver-to-watch-only",
        "warn",
        _runs("x0vncserver", "-AcceptPointerEvents=0", "-AcceptKeyEvents=0"),
        _waits(5900, "x0vncserver"),
        says=("watch",),
    ),
    _computer(
        Kind.LISTENERS,
        "an-own-program-on-3389",
        "unknown,fail",
        _runs("./myrdp"),
        _waits(3389, "myrdp"),
        says=("myrdp", "3389"),
    ),
    _computer(
        Kind.LISTENERS,
        "java-on-5901",
        "unknown,fail",
        _runs("java", "-jar", "server.jar"),
        _waits(5901, "java", "::"),
        says=("5901",),
    ),
    _computer(Kind.LISTENERS, "a-socket-of-systemd-on-5900", "unknown,fail", _waits(5900, None, "::")),
    _computer(Kind.LISTENERS, "the-web-page-of-a-vnc-server", "unknown,fail", _waits(5800, "python3")),
    _computer(
        Kind.LISTENERS,
        "weston-with-rdp",
        "fail",
        _runs("weston", "--backend=rdp-backend.so"),
        _waits(3389, "weston"),
        says=("Weston",),
    ),
    _computer(
        Kind.LISTENERS,
        "xpra-shadow-over-tcp",
        "fail",
        _runs("/usr/bin/python3", "/usr/bin/xpra", "shadow", ":0", "--bind-tcp=0.0.0.0:14500"),
        _waits(14500, "python3"),
        says=("xpra",),
    ),
    _computer(
        Kind.LISTENERS,
        "novnc-before-a-server-on-the-loopback",
        "fail",
        _runs("x11vnc", "-localhost"),
        _waits(5900, "x11vnc", "127.0.0.1"),
        _runs("/usr/bin/python3", "/usr/bin/websockify", "6080", "localhost:5900"),
        _waits(6080, "python3"),
        says=("noVNC",),
    ),
    _computer(
        Kind.LISTENERS,
        "freerdp-shadow-on-another-port",
        "fail",
        _runs("/usr/bin/freerdp-shadow-cli3", "/port:4489"),
        _waits(4489, "freerdp-shadow-"),
        says=("FreeRDP",),
    ),
    _computer(
        Kind.LISTENERS,
        "rustdesk-from-an-appimage-serves",
        "fail",
        _runs("/tmp/.mount_rustdeAbC/usr/share/rustdesk/rustdesk", "--server"),
        says=("RustDesk",),
    ),
    _computer(
        Kind.LISTENERS,
        "screenconnect-under-java",
        "fail",
        _runs("java", "-cp", "/opt/connectwisecontrol-7c1a/ScreenConnect.Core.jar", mine=False),
        says=("ScreenConnect",),
    ),
    _computer(
        Kind.LISTENERS,
        "the-screen-of-a-virtual-machine",
        "pass",
        _runs("qemu-system-x86_64", "-vnc", "0.0.0.0:1", mine=False),
        _waits(5901),
    ),
    _computer(
        Kind.LISTENERS,
        "an-unseen-program-beside-an-own-machine",
        "unknown",
        _runs("/usr/bin/qemu-system-x86_64", "-spice", "unix=on,addr=/run/spice.sock", "-display", "none"),
        _runs("/usr/local/sbin/fbvncd", mine=False),
        _waits(5900),
    ),
    _computer(
        Kind.LISTENERS,
        "an-unseen-program-beside-virtualbox",
        "unknown",
        _runs("/usr/lib/virtualbox/VirtualBoxVM", "--startvm", "a"),
        _waits(5900),
    ),
    _computer(
        Kind.LISTENERS,
        "gnomes-remote-login-on-another-port",
        "fail,unknown",
        _runs("/usr/libexec/gnome-remote-desktop-daemon", "--system", mine=False),
        _waits(3400, address="::"),
        files={"/etc/gnome-remote-desktop/grd.conf": "[RDP]\nenabled=true\nport=3400\n"},
    ),
    _computer(
        Kind.LISTENERS,
        "gnomes-remote-login-that-is-off",
        "pass",
        _runs("/usr/libexec/gnome-remote-desktop-daemon", "--system", mine=False),
        _waits(8096, address="::"),
    ),
    _computer(
        Kind.LISTENERS,
        "an-agent-of-remotely",
        "fail",
        _runs("/opt/remotely/Remotely_Agent", mine=False),
        says=("Remotely",),
    ),
    _computer(
        Kind.LISTENERS,
        "vnc-behind-an-ssh-tunnel",
        "pass",
        _runs("x11vnc", "-localhost"),
        _waits(5900, "x11vnc", "127.0.0.1"),
        _waits(22),
    ),
    _computer(
        Kind.LISTENERS, "a-quiet-desktop", "pass", _runs("gnome-shell"), _waits(22), _waits(8080, "node")
    ),
    _computer(
        Kind.COMMAND,
        "the-window-of-rustdesk",
        "pass",
        _runs("/usr/bin/rustdesk"),
        _runs("rustdesk", "--tray"),
    ),
    _computer(Kind.COMMAND, "the-window-of-anydesk", "pass", _runs("/usr/bin/anydesk")),
    _computer(
        Kind.COMMAND,
        "viewers",
        "pass",
        _runs("remmina"),
        _runs("xfreerdp", "/v:x"),
        _runs("vncviewer", "x:1"),
    ),
    _computer(Kind.COMMAND, "krfb-that-shares-nothing", "pass", _runs("krfb"), _waits(22)),
    _computer(Kind.COMMAND, "krfb-that-shares", "fail", _runs("krfb"), _waits(5900, "krfb"), says=("Krfb",)),
    _computer(
        Kind.COMMAND, "the-service-of-anydesk", "fail", _runs("/usr/bin/anydesk", "--service", mine=False)
    ),
    _computer(
        Kind.COMMAND, "xpra-attached-to-another-computer", "pass", _runs("python3", "/usr/bin/xpra", "attach")
    ),
    _computer(
        Kind.WIDE,
        "x11vnc-to-watch-only",
        "warn,fail",
        _runs("x11vnc", "-viewonly"),
        _waits(5900, "x11vnc"),
        says=("watch",),
        never=("can control",),
    ),
    _computer(
        Kind.WIDE,
        "gnome-shares-to-watch-as-it-does-at-first",
        "warn,fail",
        GNOME,
        _waits(3389, "gnome-remote-de", "::"),
        commands=_gsettings(enable=TRUE, view_only=TRUE),
        says=("watch", "GNOME Remote Desktop"),
        never=("can control",),
        **ON_GNOME,
    ),
    _computer(
        Kind.WIDE,
        "gnome-shares-to-control",
        "fail",
        GNOME,
        _waits(3389, "gnome-remote-de", "::"),
        commands=_gsettings(enable=TRUE, view_only=FALSE),
        says=("control this screen",),
        **ON_GNOME,
    ),
    _computer(
        Kind.WIDE,
        "krfb-to-watch-only",
        "warn,fail",
        _runs("krfb"),
        _waits(5900, "krfb"),
        files={"/home/person/.config/krfbrc": "[Security]\nallowDesktopControl=false\n"},
        says=("watch",),
    ),
    _computer(
        Kind.ABSENCE,
        "ports-that-cannot-be-listed",
        "unknown,fail",
        _runs("gnome-shell"),
        listeners={"error": "not_allowed"},
    ),
    _computer(
        Kind.ABSENCE,
        "programs-of-others-hidden",
        "unknown,fail",
        _runs("gnome-shell"),
        files={"/proc/self/mountinfo": HIDDEN},
    ),
    _computer(
        Kind.STEPS,
        "a-service-that-it-may-have-put-there",
        "fail",
        _runs("meshagent", mine=False),
        says=("MeshAgent", "ask your IT first"),
        never=("sudo ",),
    ),
    _computer(
        Kind.STEPS,
        "xrdp-is-a-service",
        "fail",
        _runs("/usr/sbin/xrdp", mine=False),
        _waits(3389),
        says=("systemctl disable --now xrdp", "whoever looks after this computer"),
        never=("sudo ",),
    ),
)
