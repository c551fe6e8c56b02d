"""Which versions of macOS get no security updates any more."""

from __future__ import annotations

from datetime import date, timedelta

from posture.facts.macos.machine.version import mac_version
from posture.host.model import Host

# The day on which the third macOS after it came, or is expected (Apple security releases, 100100); the list
# of end dates of os-supported has them as well.
_ENDS = {
    11: date(2023, 9, 26),
    12: date(2024, 9, 16),
    13: date(2025, 9, 15),
    14: date(2026, 9, 30),
    15: date(2027, 9, 30),
    26: date(2028, 9, 30),
}
_FIRST = min(_ENDS)
# Apple names no dates, and now and then mends an older version some months longer.
_GRACE = timedelta(days=180)


def gets_nothing(host: Host) -> bool:
    """Whether Apple has long stopped caring for this version; False for one that is not known."""
    major = mac_version(host).major
    ends = _ENDS.get(major)
    return major < _FIRST or (ends is not None and host.now().date() > ends + _GRACE)
