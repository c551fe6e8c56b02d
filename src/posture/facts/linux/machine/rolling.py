"""Whether a Linux has versions, or only ever rolls on."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.programs import names
from posture.facts.model import Known, Unreadable, unreadable
from posture.host.model import Host, HostError, NotThere

_METHOD = "os-release"
_DEBIAN_VERSION = "/etc/debian_version"

# Distributions that only ever roll; most of them also say BUILD_ID=rolling or are like Arch.
_ROLLING = names("""
    arch archarm arcolinux artix cachyos chimera endeavouros garuda gentoo kali manjaro manjaro-arm
    opensuse-aeon opensuse-kalpa opensuse-microos opensuse-slowroll opensuse-tumbleweed pika solus void
    aptosid calculate clear-linux-os funtoo guix kaos parrot pclinuxos rhino siduction
""")
_LIKE = names("arch opensuse-tumbleweed gentoo void")


def rolls(host: Host, release: Mapping[str, str], excerpt: str = "") -> Known | Unreadable:
    """Whether it rolls, by its os-release; Debian's testing and unstable do.

    These call themselves ``…/sid``, there or in ``/etc/debian_version``; Fedora's Rawhide, Alpine's edge
    (``3.23.0_alpha20260101``) and NixOS' unstable channel (``26.11pre…``) say so in their version.
    """
    named = f"{release.get('PRETTY_NAME', '')} {release.get('VERSION', '')}"
    identity = release.get("ID", "").lower()
    found = (
        release.get("BUILD_ID") == "rolling"
        or identity in _ROLLING
        or not _LIKE.isdisjoint(release.get("ID_LIKE", "").lower().split())
        or "/sid" in named
        or "Rawhide" in named
        or (identity == "alpine" and "_alpha" in release.get("VERSION_ID", ""))
        or (identity == "nixos" and "pre" in release.get("BUILD_ID", ""))
    )
    if found or identity != "debian" or "VERSION_ID" in release:
        return Known(found, _METHOD, excerpt)
    return _debian_rolls(host)


def _debian_rolls(host: Host) -> Known | Unreadable:
    try:
        version = host.read_text(_DEBIAN_VERSION).strip()
    except NotThere:
        return Known(False, _DEBIAN_VERSION)
    except HostError as error:
        return unreadable(error, method=_DEBIAN_VERSION)
    return Known("/sid" in version, _DEBIAN_VERSION, version)
