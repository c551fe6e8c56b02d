"""Whether only signed systems start."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, NotThere

_EFI = "/sys/firmware/efi"
_VARIABLES = f"{_EFI}/efivars"
_GLOBAL = "8be4df61-93ca-11d2-aa0d-00e098032b8c"
_SHIM = "605dab50-e046-4300-abb6-3dd810dd8b23"
_HOME = "/sys/firmware"


def read(host: Host) -> Mapping[str, Answer]:
    """Whether this computer started by UEFI, and whether its Secure Boot was on and complete.

    Source: UEFI Specification, "Globally Defined Variables": SecureBoot and SetupMode, a byte each, after
    the four bytes of attributes that Linux puts before every variable; and shim's MokSBStateRT, which is 1
    where a person switched its validation off.
    """
    return decided(("supported", "enabled"), _read, host, method="sysfs:firmware")


def _read(host: Host) -> Mapping[str, Answer]:
    _raise_if_hidden(host)
    if not host.exists(_EFI):
        _raise_if_masked(host)
        method = f"sysfs:{_EFI} is absent"
        return {"supported": Known(False, method), "enabled": Known(False, method)}
    return {
        "supported": Known(True, f"sysfs:{_EFI}"),
        **decided(("enabled",), _enabled, host, method="efivars:SecureBoot"),
    }


def _raise_if_hidden(host: Host) -> None:
    if surroundings(host) is not Surroundings.NONE:
        raise Undecided(
            Reason.UNSUPPORTED,
            "Posture runs in a container, a sandbox or WSL and cannot see how the computer starts.",
            "Run Posture on the computer itself.",
        )


def _raise_if_masked(host: Host) -> None:
    """Without this folder, or with an empty one put over it, the lack of UEFI proves nothing."""
    try:
        shown = host.names(_HOME)
    except NotThere:
        shown = ()
    if not shown:
        raise Undecided(Reason.NOT_FOUND, "The firmware is hidden from this system.", method=f"sysfs:{_HOME}")


def _enabled(host: Host) -> Mapping[str, Answer]:
    secure = _variable(host, f"SecureBoot-{_GLOBAL}")
    if secure is None:
        _raise_if_not_mounted(host)
        return {"enabled": Known(False, "efivars:SecureBoot is absent")}
    if secure == 0:
        return {"enabled": Known(False, "efivars:SecureBoot", "SecureBoot=0")}
    if _variable(host, f"SetupMode-{_GLOBAL}") == 1:
        return {"enabled": Known(False, "efivars:SetupMode", "SecureBoot=1, SetupMode=1")}
    if _variable(host, f"MokSBStateRT-{_SHIM}") == 1:
        return {"enabled": Known(False, "efivars:MokSBStateRT", "SecureBoot=1, but shim does not validate")}
    return {"enabled": Known(True, "efivars:SecureBoot", "SecureBoot=1")}


def _variable(host: Host, name: str) -> int | None:
    """The one byte of a variable, None where there is no such variable; Undecided for anything but 0 or 1."""
    try:
        data = host.read_bytes(f"{_VARIABLES}/{name}")
    except NotThere:
        return None
    if len(data) != 5 or data[4] > 1:
        raise Undecided(
            Reason.UNRECOGNISED,
            f"The firmware's {name.partition('-')[0]} has a form that Posture does not know.",
            method=f"efivars:{name.partition('-')[0]}",
        )
    return data[4]


def _raise_if_not_mounted(host: Host) -> None:
    """A firmware has dozens of variables: none at all means that they are not shown."""
    try:
        shown = host.names(_VARIABLES)
    except NotThere:
        shown = ()
    if not shown:
        raise Undecided(
            Reason.NOT_FOUND,
            "The firmware's variables are not shown to this system.",
            "Mount efivarfs on /sys/firmware/efi/efivars.",
            f"sysfs:{_VARIABLES}",
        )
