"""Whether macOS installs security updates by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.facts.macos.machine.last_versions import gets_nothing
from posture.facts.macos.machine.managed import managed
from posture.facts.macos.machine.version import mac_version
from posture.facts.macos.updates.declaration import METHOD as DECLARATION
from posture.facts.macos.updates.declaration import Declared, declared, declared_settings
from posture.facts.macos.updates.patch_tools import refuse_where_another_installs
from posture.facts.macos.updates.software_update import METHOD, own_settings
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, NotThere
from posture.words.phrase import phrase

_CHECKS = "AutomaticCheckEnabled"
# Without any of these an update with security fixes waits for the person; the last one brings what macOS
# knows of harmful programs (XProtect). Beside them the name that a declaration has for the same.
_INSTALLS = {
    _CHECKS: "",
    "AutomaticDownload": "automaticallyDownload",
    "AutomaticallyInstallMacOSUpdates": "automaticallyInstallOSUpdates",
    "CriticalUpdateInstall": "automaticallyInstallSystemAndSecurityUpdates",
    "ConfigDataInstall": "automaticallyInstallSystemAndSecurityUpdates",
}
# What macOS does where nobody has touched the switch: Apple, device-management, com.apple.SoftwareUpdate,
# has the same default for all of them, from macOS 10.15 on.
_UNTOUCHED = True
# The last macOS in which Apple's schema has the profile com.apple.SoftwareUpdate; 26 calls it deprecated.
_LAST_WITH_PROFILE = 26
_REPLACEABLE = ("AutomaticDownload", "AutomaticallyInstallMacOSUpdates")
_DECLARATION, _PROFILE = _OF_THE_ORGANISATION = ("declaration", "profile")
_REMEDY = phrase(
    "Ask IT whether updates install by themselves. System Settings › General › Software Update shows it."
)


@dataclass(frozen=True, slots=True)
class _Switch:
    """Whether it is on, and who says so."""

    on: bool
    by: str


@dataclass(frozen=True, slots=True)
class _Sources:
    """Where switches stand, the one that counts first at first; ``heeds_profiles`` of this macOS."""

    declaration: Mapping[str, object]
    profiles: tuple[Mapping[str, object], ...]
    own: Mapping[str, object]
    heeds_profiles: bool


def read(host: Host) -> Mapping[str, Answer]:
    """The switches of automatic updates; one that is off makes ``enabled`` false.

    A declaration of the organisation counts before its profile, and that before what was chosen on this Mac;
    a switch that nobody has touched is as Apple ships it. Where the organisation switched it off and a
    program of its own may install them, it stays open.
    """
    return {
        **decided(("enabled", "checks"), _read, host, method=METHOD),
        "by": Known("softwareupdate", METHOD),
    }


def _read(host: Host) -> Mapping[str, Answer]:
    sources = _Sources(
        declared_settings(host),
        managed(host, METHOD),
        _own_settings(host),
        mac_version(host).major <= _LAST_WITH_PROFILE,
    )
    return {
        **decided(("enabled",), lambda asked: _unless_it_ended(asked, _enabled(asked, sources)), host),
        **decided(("checks",), lambda _: _checks(sources), host),
    }


def _own_settings(host: Host) -> Mapping[str, object]:
    """Nothing where there is no such file: then nobody has touched a switch."""
    try:
        return own_settings(host)
    except NotThere:
        return {}


def _enabled(host: Host, sources: _Sources) -> Mapping[str, Answer]:
    unclear: Undecided | None = None
    switches: dict[str, _Switch] = {}
    for name in _INSTALLS:
        try:
            switches[name] = _switch(sources, name)
        except Undecided as undecided:
            unclear = unclear or undecided
    off = [f"{name} off ({switch.by})" for name, switch in switches.items() if not switch.on]
    if off:
        if all(switch.on or _is_left_to_another(name, switch) for name, switch in switches.items()):
            refuse_where_another_installs(host)
        return {"enabled": Known(False, METHOD, ", ".join(off)[:200])}
    if unclear is not None:
        raise unclear
    on = ", ".join(f"{name} on ({switch.by})" for name, switch in switches.items())
    return {"enabled": Known(True, METHOD, on[:200])}


def _is_left_to_another(name: str, switch: _Switch) -> bool:
    """Whether a program of the organisation may do the same: none brings what macOS itself has to fetch."""
    return name in _REPLACEABLE and switch.by in _OF_THE_ORGANISATION


def _unless_it_ended(host: Host, answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The same, but undecided where updates install by themselves and none come."""
    if any(isinstance(answer, Known) and answer.value for answer in answers.values()) and gets_nothing(host):
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("macOS installs what it is given, but for this version Apple brings out no more updates."),
            phrase(
                "System Settings › General › Software Update offers a newer macOS where this Mac can run it."
            ),
            METHOD,
        )
    return answers


def _checks(sources: _Sources) -> Mapping[str, Answer]:
    switch = _switch(sources, _CHECKS)
    return {"checks": Known(switch.on, METHOD, f"{_CHECKS} {'on' if switch.on else 'off'} ({switch.by})")}


def _switch(sources: _Sources, name: str) -> _Switch:
    declaration = declared(sources.declaration, _INSTALLS[name])
    if declaration in (Declared.ALWAYS_ON, Declared.ALWAYS_OFF):
        return _Switch(declaration is Declared.ALWAYS_ON, _DECLARATION)
    below = _below_declarations(sources, name)
    if declaration is Declared.UNCLEAR and below.on:
        # Where it is off, both that it may be chosen and that it must be off mean the same.
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "Your organisation declares how updates are installed, and Apple does not say how macOS "
                "notes it down."
            ),
            _REMEDY,
            DECLARATION,
        )
    return below


def _below_declarations(sources: _Sources, name: str) -> _Switch:
    own = _state(sources.own, name)
    chosen = _Switch(_UNTOUCHED, "untouched") if own is None else _Switch(own, "this Mac")
    forced = next((on for found in sources.profiles if (on := _state(found, name)) is not None), None)
    if forced is None or forced == chosen.on:
        return chosen
    if not sources.heeds_profiles:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "A profile and this Mac's own setting differ, and this macOS may no longer heed profiles."
            ),
            _REMEDY,
            METHOD,
        )
    return _Switch(forced, _PROFILE)


def _state(found: Mapping[str, object], name: str) -> bool | None:
    """Booleans, and the 0 and 1 that administrators write; None where it is not set."""
    value = found.get(name)
    if value is None or value in (0, 1):
        return None if value is None else bool(value)
    raise Undecided(
        Reason.UNRECOGNISED,
        phrase("“{name}” has a form that Posture does not know.", name=name),
        method=METHOD,
    )
