"""Values of the registry, by the type that they must have."""

from __future__ import annotations

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere, RegistryValue
from posture.words.phrase import phrase

METHOD = "registry"
_SERVICES = r"HKLM\SYSTEM\CurrentControlSet\Services"
AUTOMATIC, ON_DEMAND, DISABLED = 2, 3, 4
"""How a service starts: SERVICE_AUTO_START, SERVICE_DEMAND_START and SERVICE_DISABLED of winsvc.h."""


def number(host: Host, key: str, name: str) -> int | None:
    """The number under that name, None where there is none; Undecided where it is something else."""
    value = _value(host, key, name)
    if value is None or isinstance(value, int):
        return value
    raise _unrecognised(name)


def text(host: Host, key: str, name: str) -> str | None:
    """The text under that name, None where there is none; Undecided where it is something else."""
    value = _value(host, key, name)
    if value is None or isinstance(value, str):
        return value
    raise _unrecognised(name)


def written_number(host: Host, key: str, name: str) -> int | None:
    """The number under that name, also where it is kept as a text, as ``"600"``."""
    value = _value(host, key, name)
    if isinstance(value, str):
        digits = value.strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) <= 10):
            raise _unrecognised(name)
        return int(digits)
    if value is None or isinstance(value, int):
        return value
    raise _unrecognised(name)


def has_key(host: Host, key: str) -> bool:
    """Whether there is such a key, with anything in it or nothing."""
    try:
        host.registry_keys(key)
    except NotThere:
        return False
    return True


def service_start(host: Host, service: str) -> int:
    """How one of Windows' own services starts; Undecided where it is missing, for no Windows lacks them."""
    start = number(host, rf"{_SERVICES}\{service}", "Start")
    if start is None:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("This Windows has no service “{service}”, so Posture does not know it.", service=service),
            phrase("Ask whoever set this Windows up."),
            METHOD,
        )
    return start


def is_disabled(host: Host, service: str) -> bool:
    """Whether somebody switched one of Windows' own services off for good; Undecided where it is missing."""
    return service_start(host, service) == DISABLED


def _value(host: Host, key: str, name: str) -> RegistryValue | None:
    try:
        return host.registry_value(key, name)
    except NotThere:
        return None


def _unrecognised(name: str) -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED,
        phrase("The registry's “{name}” has a form that Posture does not know.", name=name),
        method=METHOD,
    )
