"""Which Windows this is, out of the registry."""

from __future__ import annotations

from dataclasses import dataclass

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import registry
from posture.host.model import Host
from posture.words.phrase import phrase

KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion"
_INSIDER = r"HKLM\SOFTWARE\Microsoft\WindowsSelfHost\Applicability"
_FIRST_ELEVEN = 22000
_BUILDS = {"21h2": 22000, "22h2": 22621, "23h2": 22631, "24h2": 26100, "25h2": 26200}

# By what Microsoft's lifecycle pages put together: Pro counts with Home, Education with Enterprise.
_EDITIONS = {
    "Core": "home",
    "CoreCountrySpecific": "home",
    "CoreSingleLanguage": "home",
    "Professional": "pro",
    "ProfessionalCountrySpecific": "pro",
    "ProfessionalEducation": "pro",
    "ProfessionalSingleLanguage": "pro",
    "ProfessionalWorkstation": "pro",
    "Enterprise": "enterprise",
    "IoTEnterprise": "enterprise",
    "ServerRdsh": "enterprise",
    "Education": "education",
    "EnterpriseS": "ltsc",
    # Supported longer than EnterpriseS; the list of end dates must not take one for the other.
    "IoTEnterpriseS": "iot-ltsc",
    "IoTEnterpriseSK": "iot-ltsc",
}
_WORDS = {"home": "Home", "pro": "Pro", "ltsc": "LTSC", "iot-ltsc": "IoT LTSC", "server": ""}


@dataclass(frozen=True, slots=True)
class WindowsVersion:
    """``id`` like ``windows-11``, ``version`` like ``24h2`` or "", ``edition`` "" where it is not known.

    ``build`` and ``revision`` are those of winver, as in 19045.6456; the revision is 0 where none is noted.
    """

    id: str
    version: str
    edition: str
    excerpt: str
    build: int
    revision: int

    @property
    def name(self) -> str:
        """Like ``Windows 11 Home 24H2``."""
        system = self.id.replace("-", " ").title()
        edition = _WORDS.get(self.edition, self.edition.title())
        return " ".join(filter(None, (system, edition, self.version.upper())))


def windows_version(host: Host) -> WindowsVersion:
    """The version and edition; ProductName is not asked, it says Windows 10 on Windows 11 too.

    DisplayVersion stands there since 20H2, before that ReleaseId. Undecided without a build number.
    """
    build = registry.written_number(host, KEY, "CurrentBuildNumber")
    if build is None:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("The registry holds no build number of Windows."),
            method=registry.METHOD,
        )
    kind = registry.text(host, KEY, "InstallationType") or ""
    edition = registry.text(host, KEY, "EditionID") or ""
    version = registry.text(host, KEY, "DisplayVersion") or registry.text(host, KEY, "ReleaseId") or ""
    is_server = kind.startswith("Server") or (edition.startswith("Server") and edition != "ServerRdsh")
    return WindowsVersion(
        "windows-server" if is_server else "windows-11" if build >= _FIRST_ELEVEN else "windows-10",
        version.strip().lower(),
        "server" if is_server else _edition(edition),
        f"CurrentBuildNumber={build} DisplayVersion={version} EditionID={edition}"[:200],
        build,
        registry.number(host, KEY, "UBR") or 0,
    )


def is_preview(host: Host, found: WindowsVersion) -> bool:
    """Whether this is a version of the Windows Insider Program that is not released yet.

    Its channel stands in WindowsSelfHost; the channel “Release Preview” brings versions that are released
    (Microsoft, "Manage Insider Preview builds"). A build that carries the name of a released version and
    is another one is none either (Microsoft, "Windows 11 release information").
    """
    released = _BUILDS.get(found.version) if found.id == "windows-11" else None
    if released is not None and found.build != released:
        return True
    if registry.written_number(host, _INSIDER, "IsBuildFlightingEnabled") != 1:
        return False
    channel = registry.text(host, _INSIDER, "BranchName") or registry.text(host, _INSIDER, "Ring") or ""
    return channel.replace(" ", "").lower() not in ("releasepreview", "rp")


def _edition(name: str) -> str:
    """The edition's group; the N editions, which lack the media player, count as the others."""
    return _EDITIONS.get(name) or _EDITIONS.get(name.removesuffix("N"), "")
