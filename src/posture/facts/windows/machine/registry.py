"""Values of the registry, by the type that they must have."""

from __future__ import annotations

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere, RegistryValue

METHOD = "registry"


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


def is_disabled(host: Host, service: str) -> bool:
    """Whether somebody switched a service off for good (its Start is 4, SERVICE_DISABLED of winsvc.h)."""
    return number(host, rf"HKLM\SYSTEM\CurrentControlSet\Services\{service}", "Start") == 4


def _value(host: Host, key: str, name: str) -> RegistryValue | None:
    try:
        return host.registry_value(key, name)
    except NotThere:
        return None


def _unrecognised(name: str) -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED, f"The registry's “{name}” has a form that Posture does not know.", method=METHOD
    )
