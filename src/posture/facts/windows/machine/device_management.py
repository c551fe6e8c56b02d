"""What an organisation set on this computer through its device management, such as Intune.

Windows keeps what every policy of "Policy CSP" came to below PolicyManager, apart from Group Policy
(Microsoft, "Policy CSP" and "Diagnose MDM failures in Windows").
"""

from __future__ import annotations

from posture.facts.windows.machine import registry
from posture.host.model import Host

_DEVICE = r"HKLM\SOFTWARE\Microsoft\PolicyManager\current\device"


def number(host: Host, area: str, name: str) -> int | None:
    """The number that device management set, as in ``Update`` and ``AllowAutoUpdate``; None for none."""
    return registry.written_number(host, rf"{_DEVICE}\{area}", name)


def text(host: Host, area: str, name: str) -> str:
    """The text that it set, or ""."""
    return registry.text(host, rf"{_DEVICE}\{area}", name) or ""


def switched(host: Host, area: str, name: str) -> bool | None:
    """Whether a policy that comes out of an ADMX file is enabled or disabled; None where it is not set.

    Source: Microsoft, "Understanding ADMX policies": ``<enabled/>``, with data behind it, or ``<disabled/>``.
    """
    found = text(host, area, name).replace(" ", "").lower()
    return True if found.startswith("<enabled/>") else False if found.startswith("<disabled/>") else None
