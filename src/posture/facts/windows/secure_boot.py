"""Whether only signed systems start."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.facts.windows.machine import registry
from posture.host.model import Host
from posture.words.phrase import phrase

_KEY = r"HKLM\SYSTEM\CurrentControlSet\Control\SecureBoot\State"
_NAME = "UEFISecureBootEnabled"
_BIOS, _UEFI = 1, 2


def read(host: Host) -> Mapping[str, Answer]:
    """How the computer starts (GetFirmwareType, winbase.h), and what Windows noted of Secure Boot."""
    return {
        **decided(("supported",), _supported, host, method="native:firmware"),
        **decided(("enabled",), _enabled, host, method=registry.METHOD),
    }


def _supported(host: Host) -> Mapping[str, Answer]:
    kind = host.native("firmware")
    if kind not in (_BIOS, _UEFI) or isinstance(kind, bool):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("Windows does not know how this computer starts."),
            method="native:firmware",
        )
    return {"supported": Known(kind == _UEFI, "native:firmware", str(kind))}


def _enabled(host: Host) -> Mapping[str, Answer]:
    value = registry.number(host, _KEY, _NAME)
    if value is None or value not in (0, 1):
        raise Undecided(
            Reason.NOT_FOUND if value is None else Reason.UNRECOGNISED,
            phrase("Windows has noted nothing about Secure Boot."),
            phrase("Press the Windows key and R, type msinfo32 and press Enter: it shows the state."),
            registry.METHOD,
        )
    return {"enabled": Known(value == 1, registry.METHOD, f"{_NAME}={value}")}
