"""Whether macOS installs security updates by itself."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.macos.updates.software_update import METHOD, update_settings
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host

_CHECKS = "AutomaticCheckEnabled"
# Without any of these an update with security fixes waits for the person.
_INSTALLS = (_CHECKS, "AutomaticDownload", "AutomaticallyInstallMacOSUpdates", "CriticalUpdateInstall")
_REMEDY = "System Settings › General › Software Update shows it; switching it off and on writes it down."


def read(host: Host) -> Mapping[str, Answer]:
    """The switches of automatic updates; one that is off makes ``enabled`` false, whatever else is unset.

    A switch that nobody has touched stands nowhere, and Apple documents no default for it: then it
    stays open.
    """
    return {
        **decided(("enabled",), _enabled, host, method=METHOD),
        **decided(("checks",), _checks, host, method=METHOD),
        "by": Known("softwareupdate", METHOD),
    }


def _enabled(host: Host) -> Mapping[str, Answer]:
    found = update_settings(host)
    switches = {name: _switch(found, name) for name in _INSTALLS}
    off = [name for name, on in switches.items() if on is False]
    if off:
        return {"enabled": Known(False, METHOD, f"{', '.join(off)} off"[:200])}
    unset = [name for name, on in switches.items() if on is None]
    if unset:
        raise _unset(unset[0])
    return {"enabled": Known(True, METHOD, f"{', '.join(_INSTALLS)} on"[:200])}


def _checks(host: Host) -> Mapping[str, Answer]:
    on = _switch(update_settings(host), _CHECKS)
    if on is None:
        raise _unset(_CHECKS)
    return {"checks": Known(on, METHOD, f"{_CHECKS} {'on' if on else 'off'}")}


def _switch(found: Mapping[str, object], name: str) -> bool | None:
    """Booleans, and the 0 and 1 that administrators write; None where it is not set."""
    value = found.get(name)
    if value is None or value in (0, 1):
        return None if value is None else bool(value)
    raise Undecided(Reason.UNRECOGNISED, f"“{name}” has a form that Posture does not know.", method=METHOD)


def _unset(name: str) -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED,
        f"“{name}” was never set, and Apple does not document what macOS does then.",
        _REMEDY,
        METHOD,
    )
