"""Which Linux this is, and until when it says that it is looked after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from posture.facts.linux.machine.os_release import read_os_release
from posture.facts.model import Answer, Known, Unreadable, unreadable
from posture.host.model import Host, HostError, NotThere

_METHOD = "os-release"

# Distributions that only ever roll; most of them also say BUILD_ID=rolling.
_ROLLING = frozenset(
    {
        "arch",
        "archarm",
        "arcolinux",
        "artix",
        "cachyos",
        "chimera",
        "endeavouros",
        "garuda",
        "gentoo",
        "kali",
        "manjaro",
        "manjaro-arm",
        "opensuse-aeon",
        "opensuse-kalpa",
        "opensuse-microos",
        "opensuse-slowroll",
        "opensuse-tumbleweed",
        "pika",
        "solus",
        "void",
    }
)


def read(host: Host) -> Mapping[str, Answer]:
    """The family's answers out of os-release; a derived Linux keeps its own name and version.

    ``edition`` is ``lts`` where the version says so, else the VARIANT_ID. ``support_ends`` is the
    distribution's own SUPPORT_END. Debian's testing and unstable roll: they call themselves
    ``…/sid``, there or in ``/etc/debian_version``.
    """
    release = read_os_release(host)
    excerpt = " ".join(f"{key}={release[key]}" for key in ("ID", "VERSION_ID", "BUILD_ID") if key in release)
    return {
        "id": Known(release.get("ID", "linux").lower(), _METHOD, excerpt),
        "version": Known(release.get("VERSION_ID", ""), _METHOD, excerpt),
        "edition": Known(_edition(release), _METHOD, release.get("VERSION", "")),
        "rolling": _rolling(host, release, excerpt),
        "support_ends": Known(_day(release.get("SUPPORT_END", "")), _METHOD, release.get("SUPPORT_END", "")),
    }


def _edition(release: Mapping[str, str]) -> str:
    return "lts" if "LTS" in release.get("VERSION", "").split() else release.get("VARIANT_ID", "").lower()


def _rolling(host: Host, release: Mapping[str, str], excerpt: str) -> Known | Unreadable:
    names = f"{release.get('PRETTY_NAME', '')} {release.get('VERSION', '')}"
    rolls = (
        release.get("BUILD_ID") == "rolling"
        or release.get("ID", "").lower() in _ROLLING
        or "/sid" in names
        or "Rawhide" in names
    )
    if rolls or release.get("ID") != "debian" or "VERSION_ID" in release:
        return Known(rolls, _METHOD, excerpt)
    return _debian_rolling(host)


def _debian_rolling(host: Host) -> Known | Unreadable:
    path = "/etc/debian_version"
    try:
        version = host.read_text(path).strip()
    except NotThere:
        return Known(False, path)
    except HostError as error:
        return unreadable(error, method=path)
    return Known("/sid" in version, path, version)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
