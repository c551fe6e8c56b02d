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
            "by": Field(
                tuple,
                phrase("the programs that offer it"),
                called={
                    "anydesk": "AnyDesk",
                    "beyondtrust": "BeyondTrust",
                    "chrome-remote-desktop": "Chrome Remote Desktop",
                    "dwservice": "DWService",
                    "gnome-remote-desktop": "GNOME Remote Desktop",
                    "gotomypc": "GoToMyPC",
                    "hoptodesk": "HopToDesk",
                    "isl-online": "ISL Online",
                    "jamf-remote-assist": "Jamf Remote Assist",
                    "jump-desktop": "Jump Desktop Connect",
                    "krdp": "KRdp",
                    "krfb": "Krfb",
                    "logmein": "LogMeIn",
                    "meshagent": "MeshAgent",
                    "nomachine": "NoMachine",
                    "parsec": "Parsec",
                    "realvnc": "RealVNC",
                    "remote-desktop": "Remote Desktop",
                    "remote-management": "Remote Management",
                    "remotepc": "RemotePC",
                    "rustdesk": "RustDesk",
                    "screen-sharing": "Screen Sharing",
                    "screenconnect": "ScreenConnect",
                    "splashtop": "Splashtop",
                    "sunshine": "Sunshine",
                    "supremo": "Supremo",
                    "teamviewer": "TeamViewer",
                    "tigervnc": "TigerVNC",
                    "tightvnc": "TightVNC",
                    "todesk": "ToDesk",
                    "ultraviewer": "UltraViewer",
                    "ultravnc": "UltraVNC",
                    "vine-server": "Vine Server",
                    "vino": "Vino",
                    "zoho-assist": "Zoho Assist",
                },
            ),
        },
        linux="remote.desktop",
        macos="remote.desktop",
        windows="remote.desktop",
    ),
)
