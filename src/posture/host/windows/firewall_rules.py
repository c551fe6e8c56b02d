"""Rules of Windows' own firewall that let everything in.

A rule is a text such as ``v2.31|Action=Allow|Active=TRUE|Dir=In|Protocol=6|LPort=80|Name=…|`` ([MS-GPFAS]
2.2.2.19, "Firewall Rule and the Firewall Rule Grammar Rule"); what it does not name it does not limit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from posture.host.model import NotAllowed
from posture.words.phrase import phrase

PROFILES = {"domain": 1, "private": 2, "public": 4}
_ALL = sum(PROFILES.values())
_LETS_IN = {"action": "allow", "active": "true", "dir": "in"}
# What narrows nothing: where the rule holds, what it is called, and how it came here.
_WIDE = {"profile", "name", "desc", "embedctxt", "edge", "defer", "protocol", *_LETS_IN}
_TCP = "6"


def open_profiles(rules: Iterable[str]) -> int:
    """The sum of 1 domain, 2 private, 4 public: where a rule lets in everything, or every TCP connection."""
    found = 0
    for rule in rules:
        found |= _opened(rule)
    return found


def _opened(rule: str) -> int:
    words = [part.partition("=") for part in rule.split("|")[1:] if part]
    said = {name.casefold(): value.casefold() for name, _, value in words}
    if any(said.get(name) != value for name, value in _LETS_IN.items()):
        return 0
    if not said.keys() <= _WIDE or said.get("protocol", _TCP) != _TCP:
        return 0
    named = (PROFILES.get(value.casefold(), _ALL) for name, _, value in words if name.casefold() == "profile")
    return sum(set(named)) & _ALL or _ALL


if sys.platform == "win32":
    import winreg

    _LOCAL = r"SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
    _KEYS = (
        rf"{_LOCAL}\FirewallRules",
        rf"{_LOCAL}\Mdm\FirewallRules",
        r"SOFTWARE\Policies\Microsoft\WindowsFirewall\FirewallRules",
    )

    def open_to_all(_about: str) -> int:
        """What ``open_profiles`` finds in the rules of this computer and of whoever manages it."""
        return open_profiles(rule for key in _KEYS for rule in _rules(key))

    def _rules(key: str) -> Iterator[str]:
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key, 0, winreg.KEY_READ) as handle:
                for index in range(winreg.QueryInfoKey(handle)[1]):
                    yield str(winreg.EnumValue(handle, index)[1])
        except FileNotFoundError:
            return
        except PermissionError as error:
            raise NotAllowed(phrase("The registry closes the firewall's rules to this account.")) from error
