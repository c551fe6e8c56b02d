"""Whether a Windows 10 whose support has ended still gets Extended Security Updates (ESU)."""

from __future__ import annotations

from datetime import date

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import registry
from posture.facts.windows.machine.version import WindowsVersion
from posture.host.model import Host
from posture.words.phrase import phrase

_KEY = r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows\ConsumerESU"
_LAST_BUILD = 19045
_ORDINARY_EDITIONS = ("home", "pro", "enterprise", "education", "")
_ENDED = date(2025, 10, 14)
_EXTENDED = date(2027, 10, 12)
# The last revision that every Windows 10 got is that of KB5071959, in November 2025, which mended the
# enrolment; later ones went to enrolled computers alone (Microsoft, "Windows 10 release information").
_LAST_FOR_ALL = 6466
_ENROLLED = (3, 5)  # DeviceEnrolled and MSAEnrolled of ConsumerESUMgr.dll


def extended_until(host: Host, found: WindowsVersion) -> date | None:
    """The day on which the extended updates of this computer end, None where it gets none or needs none.

    Enrolled by what Windows notes for the account, and by an update that only enrolled computers got, it
    is one of them. With only one of the two it stays open: the note can be written by hand, and an
    organisation's licence leaves none. What the values of the note mean stands in public sources alone.
    """
    if not is_past_its_end(host, found):
        return None
    noted = registry.number(host, _KEY, "ESUEligibility") in _ENROLLED
    served = found.revision > _LAST_FOR_ALL
    if noted and served:
        return _EXTENDED
    if noted or served:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase(
                "Regular updates for Windows 10 ended on {day}, and whether this computer still gets "
                "Extended Security Updates Posture cannot see.",
                day=_ENDED,
            ),
            phrase("Settings › Update & Security › Windows Update says whether this computer is enrolled."),
            registry.METHOD,
        )
    return None


def is_past_its_end(host: Host, found: WindowsVersion) -> bool:
    """Whether this is a Windows 10 of the ordinary editions, after the end of its regular updates."""
    return (
        found.id == "windows-10"
        and found.build == _LAST_BUILD
        and found.edition in _ORDINARY_EDITIONS
        and host.now().date() > _ENDED
    )
