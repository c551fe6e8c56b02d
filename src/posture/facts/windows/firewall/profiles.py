"""What Windows' own firewall does in each kind of network."""

from __future__ import annotations

from dataclasses import dataclass

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import registry
from posture.host.model import Host, HostError

_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\WindowsFirewall"
_LOCAL = r"HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
_PUBLIC = 4


@dataclass(frozen=True, slots=True)
class Profile:
    """The firewall in one kind of network: whether it is on, and refuses what nobody asked for.

    ``in_use`` is None where Windows does not tell in which kind of network this computer is.
    """

    name: str
    in_use: bool | None
    on: bool
    blocks: bool


# By the bit of NET_FW_PROFILE_TYPE2 (icftypes.h): the name, under the policies and in the local store.
_PROFILES = {
    1: ("domain", "DomainProfile", "DomainProfile"),
    2: ("private", "PrivateProfile", "StandardProfile"),
    _PUBLIC: ("public", "PublicProfile", "PublicProfile"),
}


def profiles(host: Host) -> tuple[Profile, ...]:
    """The profiles that count: those of the networks in use, and always the public one.

    All three where Windows does not tell which are in use.
    """
    in_use = _in_use(host)
    return tuple(
        _profile(host, *names, in_use=None if in_use is None else bool(bit & in_use))
        for bit, names in _PROFILES.items()
        if in_use is None or bit & (in_use | _PUBLIC)
    )


def _in_use(host: Host) -> int | None:
    try:
        found = host.native("network-profiles")
    except HostError:
        return None
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 < found <= 7 else None


def _profile(host: Host, name: str, policy: str, local: str, *, in_use: bool | None) -> Profile:
    """Policies count before the local store ([MS-GPFAS]); unset, unasked traffic is blocked (netfw.h)."""
    keys = (rf"{_POLICIES}\{policy}", rf"{_LOCAL}\{local}")
    on = _value(host, keys, "EnableFirewall")
    if on is None:
        raise Undecided(
            Reason.NOT_FOUND,
            f"The registry does not say whether the firewall is on in {name} networks.",
            "Windows Security › Firewall & network protection shows it.",
            registry.METHOD,
        )
    blocks = _value(host, keys, "DoNotAllowExceptions") == 1 or (
        _value(host, keys, "DefaultInboundAction") in (None, 1)
    )
    return Profile(name, in_use, on != 0, on != 0 and blocks)


def _value(host: Host, keys: tuple[str, ...], name: str) -> int | None:
    found = (registry.number(host, key, name) for key in keys)
    return next((value for value in found if value is not None), None)
