"""Whether a Windows whose regular updates have ended still gets Extended Security Updates (ESU)."""

from __future__ import annotations

from datetime import date

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.facts.windows.machine import registry
from posture.facts.windows.machine.version import WindowsVersion, windows_version
from posture.host.model import Host
from posture.words.phrase import Phrase, phrase

_KEY = r"HKCU\Software\Microsoft\Windows NT\CurrentVersion\Windows\ConsumerESU"
_LAST_BUILD = 19045
_ORDINARY_EDITIONS = ("home", "pro", "enterprise", "education", "")
# An edition that is not known may be one of those that end earlier, as Windows 11 SE.
_SHORTER = ("home", "pro", "")
# Windows 11 by version: the last day of Home and Pro, and that of Enterprise and Education (Microsoft,
# "Windows 11 release information"). The list of end dates of os-supported has them as well.
_ELEVENS = {
    "21h2": (date(2023, 10, 10), date(2024, 10, 8)),
    "22h2": (date(2024, 10, 8), date(2025, 10, 14)),
    "23h2": (date(2025, 11, 11), date(2026, 11, 10)),
    "24h2": (date(2026, 10, 13), date(2027, 10, 12)),
    "25h2": (date(2027, 10, 12), date(2028, 10, 10)),
    "26h2": (date(2028, 10, 10), date(2029, 10, 9)),
}
# The editions for long service and the servers, by build (Microsoft's lifecycle pages).
_LONG = {
    "ltsc": {
        10240: date(2025, 10, 14),
        14393: date(2026, 10, 13),
        17763: date(2029, 1, 9),
        19044: date(2027, 1, 12),
        26100: date(2029, 10, 9),
    },
    "iot-ltsc": {
        10240: date(2025, 10, 14),
        14393: date(2026, 10, 13),
        17763: date(2029, 1, 9),
        19044: date(2032, 1, 13),
        26100: date(2034, 10, 10),
    },
    "server": {
        14393: date(2027, 1, 12),
        17763: date(2029, 1, 9),
        20348: date(2031, 10, 14),
        26100: date(2034, 10, 10),
    },
}
_ENDED = date(2025, 10, 14)
_EXTENDED = date(2027, 10, 12)
# The last revision that every Windows 10 got is that of KB5071959, in November 2025, which mended the
# enrolment; later ones went to enrolled computers alone (Microsoft, "Windows 10 release information").
_LAST_FOR_ALL = 6466
_NO_EDITION = phrase(
    "Posture does not know this edition of Windows, and for others of its version regular updates have ended."
)
_ENROLLED = (3, 5)  # DeviceEnrolled and MSAEnrolled of ConsumerESUMgr.dll


def extended_until(host: Host, found: WindowsVersion) -> date | None:
    """The day on which the extended updates of this computer end, None where it gets none or needs none.

    Enrolled by what Windows notes for the account, and by an update that only enrolled computers got, it
    is one of them. With only one of the two it stays open: the note can be written by hand, and an
    organisation's licence leaves none. What the values of the note mean stands in public sources alone.
    Only Windows 10 22H2 can be enrolled.
    """
    if found.id != "windows-10" or found.build != _LAST_BUILD or not is_past_its_end(host, found):
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
    """Whether regular updates for this version have ended, or may have where its edition is not known.

    Windows 10 has ended in all ordinary editions; those for long service (LTSC) and servers have other ends.
    """
    today = host.now().date()
    if found.edition not in _ORDINARY_EDITIONS:
        last = _LONG.get(found.edition, {}).get(found.build)
        return last is not None and today > last
    if found.id == "windows-10":
        return today > _ENDED
    ends = _ELEVENS.get(found.version) if found.id == "windows-11" else None
    return ends is not None and today > ends[0 if found.edition in _SHORTER else 1]


def refuse_after_its_end(host: Host, detail: Phrase, method: str) -> None:
    """Undecided, with that detail, on a Windows for which nothing is made any more, as far as one can see."""
    found = windows_version(host)
    if is_past_its_end(host, found) and extended_until(host, found) is None:
        raise Undecided(Reason.UNRECOGNISED, detail if found.edition else _NO_EDITION, _way_on(found), method)


def _way_on(found: WindowsVersion) -> Phrase:
    """What to do where regular updates have ended."""
    if found.id == "windows-10" and found.build == _LAST_BUILD:
        return phrase("Settings › Update & Security › Windows Update offers Extended Security Updates.")
    if found.edition in _LONG:
        return phrase("Ask IT when this computer gets a newer Windows.")
    return phrase("Settings › Windows Update offers a newer version of Windows.")
