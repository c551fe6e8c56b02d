"""Whether Time Machine keeps copies of the person's files, and when it last did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from posture.facts.age import age
from posture.facts.macos.machine.plists import moment, parse_plist, read_plist
from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, NotAllowed

_METHOD = "tmutil destinationinfo"
_FILE = "/Library/Preferences/com.apple.TimeMachine.plist"
_NOTES = "com.apple.TimeMachine.plist"


def read(host: Host) -> Mapping[str, Answer]:
    """Whether Time Machine has somewhere to back up to, and the newest copy there.

    Copies on the disk itself (local snapshots) are no backup. When the last one was made stands in a
    file that only programs with Full Disk Access may read. Without Time Machine it stays open:
    Posture knows no other backup program of macOS.
    """
    return {
        **decided(("configured", "by"), _configured, host, method=_METHOD),
        **decided(("age_days",), _age, host, method=_NOTES),
    }


def _configured(host: Host) -> Mapping[str, Answer]:
    if not _destinations(host):
        raise _not_set_up()
    return {"configured": Known(True, _METHOD), "by": Known("time-machine", _METHOD)}


def _destinations(host: Host) -> list[object]:
    output = host.run("tmutil", "destinationinfo", "-X", deadline=4.0)
    if not output.stdout.lstrip().startswith("<"):
        # Without a destination some versions print a sentence in place of a list.
        raise _not_set_up()
    found = parse_plist(output.stdout.encode(), _METHOD).get("Destinations", [])
    return found if isinstance(found, list) else []


def _age(host: Host) -> Mapping[str, Answer]:
    if not _destinations(host):
        raise _not_set_up()
    try:
        notes = read_plist(host, _FILE)
    except NotAllowed as error:
        raise Undecided(
            Reason.NEEDS_ADMIN,
            "Time Machine is set up, but when it last finished only a program with Full Disk Access sees.",
            "System Settings › General › Time Machine shows it.",
            _NOTES,
        ) from error
    listed = notes.get("Destinations")
    taken = [when for place in listed for when in _snapshots(place)] if isinstance(listed, list) else []
    if not taken:
        raise Undecided(
            Reason.NOT_FOUND,
            "Time Machine is set up and has noted no finished backup.",
            "System Settings › General › Time Machine shows it.",
            _NOTES,
        )
    newest = max(taken)
    return {"age_days": age(host, newest, _NOTES, newest.date().isoformat())}


def _snapshots(place: object) -> list[datetime]:
    dates = place.get("SnapshotDates") if isinstance(place, dict) else None
    found = map(moment, dates) if isinstance(dates, list) else ()
    return [when for when in found if when is not None]


def _not_set_up() -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED,
        "Time Machine is not set up, and Posture knows no other backup program of macOS.",
        "Set up Time Machine, or ask yourself when you last copied your files to another place.",
        _METHOD,
    )
