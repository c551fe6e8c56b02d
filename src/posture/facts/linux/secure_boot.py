"""Whether only signed systems start."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.linux.machine import signs
from posture.facts.linux.machine.surroundings import Surroundings, surroundings
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, NotRecorded, NotThere
from posture.words.phrase import phrase

_EFI = "/sys/firmware/efi"
_VARIABLES = f"{_EFI}/efivars"
_GLOBAL = "8be4df61-93ca-11d2-aa0d-00e098032b8c"
_SHIM = "605dab50-e046-4300-abb6-3dd810dd8b23"
# What makes Secure Boot check nothing although it is on: no owner's key yet, mistakes that are only written
# down, and a shim that lets everything pass.
_UNDOING: Mapping[str, str] = {
    "SetupMode": _GLOBAL,
    "MokSBStateRT": _SHIM,
    "AuditMode": _GLOBAL,
    "MokSBState": _SHIM,
}
_NOT_ALWAYS_ASKED = frozenset({"AuditMode", "MokSBState"})
_HOME = "/sys/firmware"
_ABSENT = "efivars:SecureBoot is absent"


# Firmware that has no Secure Boot of UEFI: Macs keep their own, the others start whatever they find. ARM
# boards describe themselves in a device tree, and what starts Asahi Linux is U-Boot.
_WITHOUT = re.compile(r"Apple|U-Boot|coreboot|Raspberry", re.IGNORECASE).search
_FIRMWARE = (
    "/sys/class/dmi/id/bios_vendor",
    "/sys/class/dmi/id/sys_vendor",
    "/sys/firmware/devicetree/base/model",
)


def read(host: Host) -> Mapping[str, Answer]:
    """Whether this computer started by UEFI, and whether its Secure Boot was on and complete.

    Source: UEFI Specification, "Globally Defined Variables": SecureBoot, SetupMode and AuditMode, a byte
    each, after the four bytes of attributes that Linux puts before every variable; and shim's MokSBState or
    its copy MokSBStateRT, which is 1 where a person switched its validation off. A firmware without a
    variable for it is not supported where its maker is known to have none.
    """
    return decided(("supported", "enabled"), _read, host, method="sysfs:firmware")


def _read(host: Host) -> Mapping[str, Answer]:
    _raise_if_hidden(host)
    if not host.exists(_EFI):
        _raise_if_masked(host)
        return _unsupported(f"sysfs:{_EFI} is absent")
    secure = decided(("enabled",), _enabled, host, method="efivars:SecureBoot")
    enabled = secure["enabled"]
    if isinstance(enabled, Known) and enabled.method == _ABSENT:
        names = (signs.text_of(host, path).strip("\0\n ") for path in _FIRMWARE)
        maker = _WITHOUT(" / ".join(filter(None, names)))
        if maker:
            return _unsupported(_ABSENT, maker[0])
    return {"supported": Known(True, f"sysfs:{_EFI}"), **secure}


def _unsupported(method: str, excerpt: str = "") -> Mapping[str, Answer]:
    return {"supported": Known(False, method, excerpt), "enabled": Known(False, method, excerpt)}


def _raise_if_hidden(host: Host) -> None:
    if surroundings(host) is not Surroundings.NONE:
        raise Undecided(
            Reason.UNSUPPORTED,
            phrase("Posture runs in a container, a sandbox or WSL and cannot see how the computer starts."),
            phrase("Run Posture on the computer itself."),
        )


def _raise_if_masked(host: Host) -> None:
    """Without this folder, or with an empty one put over it, the lack of UEFI proves nothing."""
    try:
        shown = host.names(_HOME)
    except NotThere:
        shown = ()
    if not shown:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("The firmware is hidden from this system."),
            phrase("Run Posture on the computer itself."),
            f"sysfs:{_HOME}",
        )


def _enabled(host: Host) -> Mapping[str, Answer]:
    secure = _variable(host, f"SecureBoot-{_GLOBAL}")
    if secure is None:
        _raise_if_not_mounted(host)
        return {"enabled": Known(False, _ABSENT)}
    if secure == 0:
        return {"enabled": Known(False, "efivars:SecureBoot", "SecureBoot=0")}
    for name, vendor in _UNDOING.items():
        if _variable(host, f"{name}-{vendor}") == 1:
            return {"enabled": Known(False, f"efivars:{name}", f"SecureBoot=1, {name}=1")}
    return {"enabled": Known(True, "efivars:SecureBoot", "SecureBoot=1")}


def _variable(host: Host, name: str) -> int | None:
    """The one byte of a variable, None where there is no such variable; Undecided for anything but 0 or 1."""
    try:
        data = host.read_bytes(f"{_VARIABLES}/{name}")
    except NotThere:
        return None
    except NotRecorded:
        # Recordings that were made before these were asked say nothing of them.
        if name.partition("-")[0] in _NOT_ALWAYS_ASKED:
            return None
        raise
    if len(data) != 5 or data[4] > 1:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "The firmware's {variable} has a form that Posture does not know.",
                variable=name.partition("-")[0],
            ),
            phrase("“mokutil --sb-state” or the firmware's own settings show it."),
            f"efivars:{name.partition('-')[0]}",
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
            phrase("The firmware's variables are not shown to this system."),
            phrase("Mount efivarfs on /sys/firmware/efi/efivars."),
            f"sysfs:{_VARIABLES}",
        )
