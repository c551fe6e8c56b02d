"""What Windows' own firewall does in each kind of network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import registry
from posture.host.model import Host, HostError, NotRecorded
from posture.words.phrase import Phrase, phrase

_POLICIES = r"HKLM\SOFTWARE\Policies\Microsoft\WindowsFirewall"
_LOCAL = r"HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
_MANAGED = rf"{_LOCAL}\Mdm"
_PUBLIC = 4
_SHOWN = phrase("Windows Security › Firewall & network protection shows it.")


@dataclass(frozen=True, slots=True)
class Profile:
    """The firewall in one kind of network: whether it is on, and refuses what nobody asked for.

    ``in_use`` is None where Windows does not tell in which kind of network this computer is.
    ``bit`` is that of NET_FW_PROFILE_TYPE2 (icftypes.h), or 0 where the profile minds no rules.
    """

    name: str
    in_use: bool | None
    on: bool
    blocks: bool
    bit: int


@dataclass(frozen=True, slots=True)
class _Places:
    """What a profile is called: for people, under Group Policy, under device management, and locally."""

    words: Phrase
    policy: tuple[str, ...]
    managed: tuple[str, ...]
    local: str


# By the bit of NET_FW_PROFILE_TYPE2 (icftypes.h). The policies of Network.admx know one profile,
# StandardProfile, for all networks that are no domain.
_PROFILES = {
    1: ("domain", _Places(phrase("domain"), ("DomainProfile",), ("DomainProfile",), "DomainProfile")),
    2: (
        "private",
        _Places(
            phrase("private"),
            ("PrivateProfile", "StandardProfile"),
            ("StandardProfile", "PrivateProfile"),
            "StandardProfile",
        ),
    ),
    _PUBLIC: (
        "public",
        _Places(phrase("public"), ("PublicProfile", "StandardProfile"), ("PublicProfile",), "PublicProfile"),
    ),
}


def profiles(host: Host) -> tuple[Profile, ...]:
    """The profiles that count: those of the networks in use, and always the public one.

    All three where Windows does not tell which are in use.
    """
    in_use = _in_use(host)
    return tuple(
        _profile(host, bit, name, places, in_use=None if in_use is None else bool(bit & in_use))
        for bit, (name, places) in _PROFILES.items()
        if in_use is None or bit & (in_use | _PUBLIC)
    )


def _in_use(host: Host) -> int | None:
    try:
        found = host.native("network-profiles")
    except HostError:
        return None
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 < found <= 7 else None


def _profile(host: Host, bit: int, name: str, places: _Places, *, in_use: bool | None) -> Profile:
    """What an organisation set counts before the local store ([MS-GPFAS]; Microsoft, "Firewall CSP").

    Where nothing is set, what nobody asked for is blocked (netfw.h).
    """
    on = _value(host, places, "EnableFirewall")
    if on is None:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase(
                "The registry does not say whether the firewall is on in {kind} networks.", kind=places.words
            ),
            _SHOWN,
            registry.METHOD,
        )
    shut = _value(host, places, "DoNotAllowExceptions") == 1
    blocks = shut or _value(host, places, "DefaultInboundAction") in (None, 1)
    return Profile(name, in_use, on != 0, on != 0 and blocks, 0 if shut else bit)


def _value(host: Host, places: _Places, name: str) -> int | None:
    """A setting; Undecided where two of those who may fix it want different things."""
    policy = _first(host, (rf"{_POLICIES}\{profile}" for profile in places.policy), name)
    managed = _first(host, (rf"{_MANAGED}\{profile}" for profile in places.managed), name)
    if policy is not None and managed is not None and policy != managed:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Group Policy and device management want different things of the firewall."),
            _SHOWN,
            registry.METHOD,
        )
    fixed = managed if policy is None else policy
    return registry.number(host, rf"{_LOCAL}\{places.local}", name) if fixed is None else fixed


def _first(host: Host, keys: Iterable[str], name: str) -> int | None:
    found = (registry.written_number(host, key, name) for key in keys)
    return next((value for value in found if value is not None), None)


def open_to_all(host: Host) -> int:
    """The sum of the profiles in which a rule lets in everything; 0 where nobody asked for a recording."""
    try:
        found = host.native("open-to-all")
    except NotRecorded:
        return 0
    if isinstance(found, int) and not isinstance(found, bool):
        return found
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase("Windows does not tell which rules its firewall has."),
        method="open-to-all",
    )


def minds_local_rules(host: Host, profile: Profile) -> bool:
    """Whether rules of this computer count beside those of the organisation.

    They do where nobody set it ([MS-GPFAS], AllowLocalPolicyMerge). A recording may be older than the
    question.
    """
    places = next(places for name, places in _PROFILES.values() if name == profile.name)
    try:
        return _value(host, places, "AllowLocalPolicyMerge") != 0
    except NotRecorded:
        return True
