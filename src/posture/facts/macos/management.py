"""Which settings an organisation fixed on this Mac."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.machine.managed import managed, managed_value
from posture.facts.macos.machine.version import mac_version
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host
from posture.words.phrase import phrase

_FOLDER = "/Library/Managed Preferences"
_UPDATES, _FIREWALL = "com.apple.SoftwareUpdate.plist", "com.apple.security.firewall.plist"
_SWITCHES = (
    "AutomaticCheckEnabled",
    "AutomaticDownload",
    "AutomaticallyInstallMacOSUpdates",
    "CriticalUpdateInstall",
    "ConfigDataInstall",
)
_LAST_WITH_PROFILE = 26  # the last macOS in which Apple's schema has the profile com.apple.SoftwareUpdate


def read(host: Host) -> Mapping[str, Answer]:
    """What a profile keeps people from changing to what a check asks for, so that they know whom to ask.

    Each stays open where none does. Of remote control no profile is known that switches it on.
    """
    return {
        **decided(("updates",), _updates, host, method=_FOLDER),
        **decided(("firewall",), _firewall, host, method=_FOLDER),
        "remote_desktop": _nothing().answer,
    }


def _updates(host: Host) -> Mapping[str, Answer]:
    heeded = mac_version(host).major <= _LAST_WITH_PROFILE
    forced = [found.get(name) for found in managed(host, _UPDATES) for name in _SWITCHES]
    return _fixed(
        "updates", by_profile=heeded and any(value in (False, 0) for value in forced if value is not None)
    )


def _firewall(host: Host) -> Mapping[str, Answer]:
    return _fixed("firewall", by_profile=managed_value(host, _FIREWALL, "EnableFirewall") in (False, 0))


def _fixed(field: str, *, by_profile: bool) -> Mapping[str, Answer]:
    if by_profile:
        return {field: Known("profile", _FOLDER)}
    raise _nothing()


def _nothing() -> Undecided:
    return Undecided(Reason.NOT_FOUND, phrase("No profile fixes this."), method=_FOLDER)
