"""Encryption of whole disks by other makers, which BitLocker's property knows nothing of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from posture.facts.windows.machine import registry
from posture.facts.windows.machine.running_programs import seen_running
from posture.host.model import Host, NotRecorded

_SERVICES = r"HKLM\SYSTEM\CurrentControlSet\Services"
_BOOT = 0  # SERVICE_BOOT_START of winsvc.h: whatever reads the system's own drive has to be there first
# The drivers by the name of their service, as the makers' pages on removing them list them. VeraCrypt's is a
# boot driver where the system's drive is encrypted, and another one where only other volumes are.
_DRIVERS: Mapping[str, str] = MappingProxyType(
    {
        "dcrypt": "DiskCryptor",
        "dlpcrypt": "ESET Endpoint Encryption",
        "klfde": "Kaspersky",
        "MfeEpeOpal": "Trellix Drive Encryption",
        "MfeEpePc": "Trellix Drive Encryption",
        "PGPwded": "Symantec Encryption Desktop",
        "prot_2k": "Check Point Full Disk Encryption",
        "SDDisk2K": "SecureDoc",
        "truecrypt": "TrueCrypt",
        "veracrypt": "VeraCrypt",
    }
)
# Those of them that also open volumes later on, under a letter of their own.
_OF_VOLUMES = ("truecrypt", "veracrypt", "dcrypt")
# By process name in lower case: what of them runs all the time.
_PROCESSES: Mapping[str, str] = MappingProxyType(
    {
        "cmgshieldsvc.exe": "Dell Encryption",
        "fde_srv.exe": "Check Point Full Disk Encryption",
        "mfeepehost.exe": "Trellix Drive Encryption",
    }
)


def other_encryption(host: Host, *, of_the_system: bool) -> str:
    """The program that may encrypt the system's drive, or any other one; "" for none that is known.

    That it is there does not say that it has encrypted this drive: only an administrator sees that. A
    recording may be older than the question.
    """
    return next(_found(host, of_the_system=of_the_system), "")


def _found(host: Host, *, of_the_system: bool) -> Iterator[str]:
    for service, called in _DRIVERS.items():
        start = _start(host, service)
        later = not of_the_system and service in _OF_VOLUMES and start not in (None, registry.DISABLED)
        if start == _BOOT or later:
            yield called
    running = seen_running(host, _PROCESSES)
    yield from (called for called in _PROCESSES.values() if called in running)


def _start(host: Host, service: str) -> int | None:
    try:
        return registry.number(host, rf"{_SERVICES}\{service}", "Start")
    except NotRecorded:
        return None
