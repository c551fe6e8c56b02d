"""Whose archive an update comes from, and so whether it says that it closes holes.

Debian and Ubuntu put their security updates into suites of their own; what waits in their other suites
closes none. A maker's own archive (Chrome's, say), a personal one (PPA) and backports have no such suite.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from posture.facts.linux.updates.apt.policy import Policy, Source
from posture.facts.linux.updates.apt.releases import Release, origin_of
from posture.facts.linux.updates.browsers import is_browser
from posture.host.model import Host

# ``Origin`` of archives beside which the distribution keeps a suite for security updates.
_MARKED = frozenset({"Debian", "Ubuntu", "UbuntuESM", "UbuntuESMApps", "Devuan"})
# Archives that derived distributions add: their own tools and looks. Browsers in them matter, and what the
# base takes its own security updates for: kernels and drivers of Pop!_OS, TUXEDO and the Raspberry Pi.
_DERIVED = frozenset(
    {
        "elementary",
        "linuxmint",
        "neon",
        "pop-os-release",
        "Raspberry Pi Foundation",
        "TUXEDO",
        "Zorin",
        "zorinos",
        "MX repository",
        "antiX",
        "Linux Lite",
    }
)
OF_THE_SYSTEM = (
    "linux-",
    "raspberrypi-kernel",
    "raspi-firmware",
    "rpi-eeprom",
    "firmware-",
    "nvidia-",
    "libnvidia",
    "openssl",
    "libssl",
    "openssh-",
    "wpasupplicant",
    "systemd",
    "ffmpeg",
    "libav",
    "vlc",
    "xserver-xorg-core",
    "xwayland",
)
# Where these archives lie, for the case that their Release file is not there.
_AT = (
    "archive.raspberrypi.",
    "apt.pop-os.org/release",
    "apt.pop-os.org/proprietary",
    "packages.linuxmint.com",
    "deb.tuxedocomputers.com",
    "packages.zorinos.com",
    "archive.neon.kde.org",
)
_BY_AGE = ("stable", "oldstable", "oldoldstable")
_DISTRIBUTIONS = (".debian.org", ".ubuntu.com", ".devuan.org")
_NAMES_OF_MAKERS = frozenset(
    {"apt", "deb", "dl", "download", "downloads", "packages", "pkgs", "repo", "repos"}
)
_PERSONAL = ("ppa.launchpadcontent.net", "ppa.launchpad.net", "private-ppa.launchpadcontent.net")


@dataclass(frozen=True, slots=True)
class Sorted:
    """Packages of which an ordinary update waits: ``browsers`` close holes, ``unsaid`` may."""

    browsers: tuple[Policy, ...]
    unsaid: tuple[Policy, ...]


def sort(host: Host, names: Iterable[str], codename: str, policies: Iterable[Policy]) -> Sorted:
    """Those of the packages whose archive does not say which of its updates close holes.

    ``names`` are the files in apt's folder of lists, ``codename`` is the release of Debian or Ubuntu.
    """
    releases = tuple(Release(name, None) for name in names if name.endswith("Release"))
    kinds: dict[Source, str] = {}

    def kind(source: Source) -> str:
        if source not in kinds:
            kinds[source] = _kind(host, releases, codename, source)
        return kinds[source]

    browsers, unsaid = [], []
    for policy in policies:
        found = {kind(source) for source in policy.sources}
        if "marked" in found or not found:
            continue
        if is_browser(policy.package):
            browsers.append(policy)
        elif "derived" not in found or policy.package.startswith(OF_THE_SYSTEM):
            unsaid.append(policy)
    return Sorted(tuple(browsers), tuple(unsaid))


def _kind(host: Host, releases: tuple[Release, ...], codename: str, source: Source) -> str:
    if source.suite.endswith("-backports"):
        return "other"
    name = next((release.name for release in releases if release.is_at(source.place, source.suite)), "")
    origin = origin_of(host, name) if name else None
    if origin is None:
        return _kind_by_address(codename, source)
    if origin in _MARKED:
        # A suite of another release has its security updates beside it, not in it.
        return "marked" if _is_own(codename, source.suite) else "other"
    return "derived" if origin.startswith(tuple(_DERIVED)) else "other"


def _kind_by_address(codename: str, source: Source) -> str:
    """Where the Release file does not tell: the suite is one of this system's, and the archive no PPA."""
    place = source.place.partition("://")[2]
    if place.startswith(_AT):
        return "derived"
    site = place.partition("/")[0]
    made_elsewhere = site in _PERSONAL or (
        not site.endswith(_DISTRIBUTIONS)
        and (source.suite in _BY_AGE or site.partition(".")[0] in _NAMES_OF_MAKERS)
    )
    return "marked" if _is_own(codename, source.suite) and not made_elsewhere else "other"


def _is_own(codename: str, suite: str) -> bool:
    """Whether a suite is one of this system's release; any, where that is not known."""
    own = (codename, *_BY_AGE)
    return not codename or suite in own or suite.startswith(tuple(f"{name}-" for name in own))
