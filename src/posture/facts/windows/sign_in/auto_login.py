"""Whether Windows signs somebody in at start without a password."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Known
from posture.facts.undecided import decided
from posture.facts.windows.machine import registry
from posture.host.model import Host

_KEY = r"HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
_NAME = "AutoAdminLogon"


def read(host: Host) -> Mapping[str, Answer]:
    """Whether AutoAdminLogon is on; without it Windows asks (Microsoft, "Configure automatic logon").

    Nothing else of the key is read, for the account's name and even its password may stand beside it.
    An account without any password is another matter and is not seen here.
    """
    return decided(("enabled", "by"), _read, host, method=registry.METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    value = registry.written_number(host, _KEY, _NAME)
    excerpt = f"{_NAME} is absent" if value is None else f"{_NAME}={value}"
    enabled = bool(value)
    return {
        "enabled": Known(enabled, registry.METHOD, excerpt),
        "by": Known("winlogon" if enabled else "", registry.METHOD),
    }
