"""Whether an update that was installed still waits for a restart."""

from __future__ import annotations

from posture.facts.windows.machine import registry
from posture.host.model import Host, NotRecorded

_WINDOWS_UPDATE = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\RebootRequired"
_SERVICING = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Component Based Servicing"
_SIGNS = (
    _WINDOWS_UPDATE,
    *(rf"{_SERVICING}\{name}" for name in ("RebootPending", "RebootInProgress", "PackagesPending")),
)


def waits_for_restart(host: Host) -> bool:
    """Until then the holes stay open; “Shut down” with fast start-up is no restart.

    Sources: ISystemInformation.RebootRequired (wuapi.h), and the keys that Windows Update and its servicing
    make while they wait, which public sources alone name. A recording may be older than the question.
    """
    if any(registry.has_key(host, key) for key in _SIGNS):
        return True
    try:
        return host.native("restart-required") is True
    except NotRecorded:
        return False
