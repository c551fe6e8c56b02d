"""Which settings an organisation fixed on this computer, and with what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import device_management, registry
from posture.host.model import Host
from posture.words.phrase import phrase

GROUP_POLICY, DEVICE_MANAGEMENT = "group-policy", "device-management"
_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft"
_UPDATE = rf"{_POLICIES}\Windows\WindowsUpdate"
_FIREWALL = rf"{_POLICIES}\WindowsFirewall"
_MANAGED_FIREWALL = r"HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy\Mdm"
_PROFILES = ("DomainProfile", "PrivateProfile", "StandardProfile", "PublicProfile")


def read(host: Host) -> Mapping[str, Answer]:
    """What keeps people from changing a setting to what a check asks for, so that they know whom to ask.

    Each stays open where nothing does; the sources are those of the families of the same name.
    """
    return {
        **decided(("updates",), lambda asked: _first("updates", _updates(asked)), host),
        **decided(("firewall",), lambda asked: _first("firewall", _firewall(asked)), host),
        **decided(("remote_desktop",), lambda asked: _first("remote_desktop", _remote(asked)), host),
    }


def _first(field: str, found: Iterator[str]) -> Mapping[str, Answer]:
    source = next(found, "")
    if not source:
        raise Undecided(Reason.NOT_FOUND, phrase("No policy fixes this."), method=registry.METHOD)
    return {field: Known(source, registry.METHOD)}


def _updates(host: Host) -> Iterator[str]:
    automatic = rf"{_UPDATE}\AU"
    off = (
        registry.number(host, automatic, "NoAutoUpdate") == 1,
        registry.number(host, automatic, "AUOptions") in (1, 2, 3, 7),
        registry.number(host, _UPDATE, "DisableWindowsUpdateAccess") == 1,
        bool(registry.text(host, _UPDATE, "PauseQualityUpdatesStartTime")),
        registry.number(host, _UPDATE, "PauseQualityUpdates") == 1,
    )
    if any(off):
        yield GROUP_POLICY
    managed = (
        device_management.number(host, "Update", "AllowAutoUpdate") in (0, 5),
        device_management.number(host, "Update", "AllowUpdateService") == 0,
        device_management.number(host, "Update", "PauseQualityUpdates") == 1,
    )
    if any(managed):
        yield DEVICE_MANAGEMENT


def _firewall(host: Host) -> Iterator[str]:
    for place, source in ((_FIREWALL, GROUP_POLICY), (_MANAGED_FIREWALL, DEVICE_MANAGEMENT)):
        keys = [rf"{place}\{profile}" for profile in _PROFILES]
        settings = [(key, name) for key in keys for name in ("EnableFirewall", "DefaultInboundAction")]
        if any(registry.written_number(host, key, name) == 0 for key, name in settings):
            yield source


def _remote(host: Host) -> Iterator[str]:
    """Device management writes into the policy's value too; what stands there is in force."""
    denied = registry.number(host, rf"{_POLICIES}\Windows NT\Terminal Services", "fDenyTSConnections")
    allowed = device_management.switched(host, "RemoteDesktopServices", "AllowUsersToConnectRemotely")
    if allowed and denied != 1:
        yield DEVICE_MANAGEMENT
    if denied == 0:
        yield GROUP_POLICY
