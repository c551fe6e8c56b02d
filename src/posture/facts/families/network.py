"""Doors to the network."""

from __future__ import annotations

from posture.facts.family import FactFamily, Field, family
from posture.words.phrase import phrase

FAMILIES: tuple[FactFamily, ...] = (
    family(
        "firewall",
        {
            "enabled": Field(
                bool,
                "a firewall filters what comes in",
                holds=phrase("a firewall is on"),
                fails=phrase("no firewall is on"),
            ),
            "blocks_incoming": Field(
                bool,
                "what nobody asked for is refused",
                holds=phrase("it refuses what nobody asked for"),
                fails=phrase("it lets in what nobody asked for"),
            ),
            "by": Field(
                str,
                "ufw, firewalld, nftables, windows-defender, ...",
                said=phrase("the firewall is {amount}"),
                called={
                    "another-firewall": phrase("not Windows' own"),
                    "macos": phrase("that of macOS"),
                    "nixos-firewall": phrase("that of NixOS"),
                    "windows-defender": "Microsoft Defender",
                },
            ),
            "open_ports": Field(
                int,
                "ports that wait for connections from other computers",
                said=phrase("the number of ports that wait for other computers is {amount}"),
            ),
            "published_ports": Field(
                int,
                "ports of containers that are opened past the firewall",
                said=phrase("the number of ports that containers open past the firewall is {amount}"),
                otherwise=0,
            ),
        },
        linux="firewall.reader",
        macos="firewall.reader",
        windows="firewall.reader",
    ),
    family(
        "remote_desktop",
        {
            "enabled": Field(
                bool,
                "this screen can be controlled from another computer",
                holds=phrase("this screen can be controlled from another computer"),
                fails=phrase("this screen cannot be controlled from another computer"),
            ),
            "view_only": Field(
                bool,
                "others can only watch this screen",
                holds=phrase("others can only watch this screen"),
                fails=phrase("others can use the mouse and the keyboard"),
                otherwise=False,
            ),
            "by": Field(
                tuple,
                phrase("the programs that offer it"),
                called={
                    "anydesk": "AnyDesk",
                    "chrome-remote-desktop": "Chrome Remote Desktop",
                    "dwservice": "DWService",
                    "deskreen": "Deskreen",
                    "freerdp": "FreeRDP",
                    "gnome": "GNOME Remote Desktop",
                    "hoptodesk": "HopToDesk",
                    "kasmvnc": "KasmVNC",
                    "krdp": "KRdp",
                    "krfb": "Krfb",
                    "meshagent": "MeshAgent",
                    "nomachine": "NoMachine",
                    "novnc": "noVNC",
                    "realvnc": "RealVNC",
                    "remote-desktop": "Remote Desktop",
                    "remote-management": "Remote Management",
                    "remotepc": "RemotePC",
                    "rustdesk": "RustDesk",
                    "screen-sharing": "Screen Sharing",
                    "screenconnect": "ScreenConnect",
                    "splashtop": "Splashtop",
                    "sunlogin": "Sunlogin",
                    "sunshine": "Sunshine",
                    "teamviewer": "TeamViewer",
                    "tigervnc": "TigerVNC",
                    "tightvnc": "TightVNC",
                    "todesk": "ToDesk",
                    "turbovnc": "TurboVNC",
                    "ultravnc": "UltraVNC",
                    "vino": "Vino",
                    "weston": "Weston",
                },
            ),
        },
        linux="remote.desktop",
        macos="remote.desktop",
        windows="remote.desktop",
    ),
)
