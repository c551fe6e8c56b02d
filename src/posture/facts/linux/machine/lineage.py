"""Which well-known release a Linux is made from: Linux Mint 22 from Ubuntu 24.04, for example."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from posture.host.model import Host, HostError

# Code names of releases: distro-info-data's ubuntu.csv and debian.csv.
_UBUNTU: Mapping[str, str] = {
    "bionic": "18.04",
    "focal": "20.04",
    "jammy": "22.04",
    "mantic": "23.10",
    "noble": "24.04",
    "oracular": "24.10",
    "plucky": "25.04",
    "questing": "25.10",
    "resolute": "26.04",
}
_DEBIAN: Mapping[str, str] = {
    "stretch": "9",
    "buster": "10",
    "bullseye": "11",
    "bookworm": "12",
    "trixie": "13",
}
# Devuan keeps Debian's packages under names of its own (devuan.org, “Devuan releases”).
_DEVUAN: Mapping[str, str] = {
    "beowulf": "buster",
    "chimaera": "bullseye",
    "daedalus": "bookworm",
    "excalibur": "trixie",
}
_UBUNTU_VERSION = re.compile(r"\d\d\.(04|10)")
_RHEL_LIKE = frozenset({"rhel", "centos", "almalinux", "rocky"})
_WHOLE = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Lineage:
    """The release that this Linux is made from: ``ubuntu``, ``24.04``, ``noble``; empty where unknown."""

    id: str = ""
    version: str = ""
    codename: str = ""


def lineage(host: Host, release: Mapping[str, str]) -> Lineage:
    """The release beneath a derived Linux; for Debian, Ubuntu and Fedora themselves their own.

    By UBUNTU_CODENAME, DEBIAN_CODENAME and VERSION_CODENAME of os-release, which most derived systems
    keep; else by ID_LIKE with a version that the base would have; else by ``/etc/debian_version``.
    """
    identity = release.get("ID", "").lower()
    like = {identity, *release.get("ID_LIKE", "").lower().split()}
    codenames = [release.get(f"{name}_CODENAME", "").lower() for name in ("UBUNTU", "DEBIAN", "VERSION")]
    version = release.get("VERSION_ID", "")
    for codename in codenames:
        if codename in _UBUNTU:
            return Lineage("ubuntu", _UBUNTU[codename], codename)
        if codename in _DEBIAN:
            return Lineage("debian", _DEBIAN[codename], codename)
        if codename in _DEVUAN:
            return Lineage("debian", _DEBIAN[_DEVUAN[codename]], codename)
    if "ubuntu" in like and _UBUNTU_VERSION.fullmatch(version):
        return Lineage("ubuntu", version, _codename(_UBUNTU, version))
    if "debian" in like and "ubuntu" not in like:
        number = _debian_version(host)
        return Lineage("debian", number, _codename(_DEBIAN, number)) if number else Lineage()
    if identity not in ("ol", "amzn") and not _RHEL_LIKE.isdisjoint(like) and identity != "nobara":
        return Lineage("rhel", version)
    if "fedora" in like and _WHOLE.fullmatch(version) and identity not in ("ol", "amzn"):
        return Lineage("fedora", version)
    return Lineage()


def _codename(table: Mapping[str, str], version: str) -> str:
    return next((codename for codename, known in table.items() if known == version), "")


def _debian_version(host: Host) -> str:
    """``12`` out of ``12.5``, or nothing: a base that cannot be seen is not known."""
    try:
        text = host.read_text("/etc/debian_version").strip()
    except HostError:
        return ""
    if "/sid" in text:
        return ""
    number = text.partition(".")[0]
    return number if _WHOLE.fullmatch(number) else _DEBIAN.get(number.lower(), "")
