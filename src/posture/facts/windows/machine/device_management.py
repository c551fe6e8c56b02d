"""What an organisation set on this computer through its device management, such as Intune.

Windows keeps what every policy of "Policy CSP" came to below PolicyManager, apart from Group Policy
(Microsoft, "Policy CSP" and "Diagnose MDM failures in Windows").
"""

from __future__ import annotations

import re

from posture.facts.windows.machine import registry
from posture.host.model import Host

_DATA = re.compile(r"""<data\s[^>]*\bvalue\s*=\s*["'](\d{1,9})["']""", re.ASCII | re.IGNORECASE)
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


def enabled_with(host: Host, area: str, name: str) -> int | None:
    """The one number of a policy that comes out of an ADMX file and is enabled; None where there is none."""
    found = _DATA.findall(text(host, area, name)) if switched(host, area, name) else []
    return int(found[0]) if len(found) == 1 else None
