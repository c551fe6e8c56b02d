"""Windows' own Remote Desktop: whether this computer lets anybody in by it."""

from __future__ import annotations

from dataclasses import dataclass

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import device_management, registry
from posture.facts.windows.machine.version import windows_version
from posture.host.model import Host
from posture.words.phrase import phrase

_POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
_LOCAL = r"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server"
_NAME = "fDenyTSConnections"
_SERVICE = "TermService"
_SERVICE_KEY = rf"HKLM\SYSTEM\CurrentControlSet\Services\{_SERVICE}"
_LIBRARY = rf"{_SERVICE_KEY}\Parameters"
_OWN_LIBRARY = "termsrv.dll"


@dataclass(frozen=True, slots=True)
class RemoteDesktop:
    """Whether it lets people in, and the raw text that says so."""

    on: bool
    excerpt: str


def remote_desktop(host: Host) -> RemoteDesktop:
    """The policy's value counts, then device management, then the setting, which every Windows has.

    Sources: Microsoft, "fDenyTSConnections" (1, nobody may connect, is what Windows comes with) and
    "Policy CSP - RemoteDesktopServices" (AllowUsersToConnectRemotely), which comes out of an ADMX file and
    is written into the policy's value as well. Where both are there and differ, Group Policy wrote last: it
    is blocked only by MDMWinsOverGP ("Policy CSP - ControlPolicyConflict"). Windows Home cannot be reached,
    whatever the setting says ("How to use Remote Desktop"), unless somebody put another library in the
    service's place; and nothing answers where the service TermService is switched off.
    """
    version = windows_version(host)
    denied = _denied(host)
    excerpt = f"{_NAME}={denied}"
    if denied == 1:
        return RemoteDesktop(False, excerpt)
    if registry.number(host, _SERVICE_KEY, "Start") == registry.DISABLED:
        return RemoteDesktop(False, f"{excerpt}, {_SERVICE}: Start=4")
    if version.edition == "home" and not _is_replaced(host):
        return RemoteDesktop(False, f"{excerpt}, Windows Home")
    return RemoteDesktop(True, excerpt)


def _denied(host: Host) -> int:
    allowed = device_management.switched(host, "RemoteDesktopServices", "AllowUsersToConnectRemotely")
    for key in (_POLICY, _LOCAL):
        value = registry.number(host, key, _NAME)
        if value == 1 and key == _POLICY and allowed:
            raise _contradicted()
        if value is None and key == _POLICY and allowed is not None:
            return int(not allowed)
        if value in (0, 1):
            return value
        if value is not None:
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase("“{name}” is {value}, which Posture does not know.", name=_NAME, value=value),
                method=registry.METHOD,
            )
    raise Undecided(
        Reason.NOT_FOUND,
        phrase("The registry does not say whether Remote Desktop is on, as that of every Windows does."),
        phrase("Settings › System › Remote Desktop shows it."),
        registry.METHOD,
    )


def _contradicted() -> Undecided:
    """Nobody documents that the policy's value stays as it is until the next round of device management."""
    return Undecided(
        Reason.UNRECOGNISED,
        phrase(
            "Group Policy forbids Remote Desktop and device management allows it, and which of the two "
            "counts Posture cannot see."
        ),
        phrase("Settings › System › Remote Desktop shows it; ask IT which of them is meant."),
        registry.METHOD,
    )


def _is_replaced(host: Host) -> bool:
    library = registry.text(host, _LIBRARY, "ServiceDll") or _OWN_LIBRARY
    return not library.strip().strip('"').lower().endswith(_OWN_LIBRARY)
