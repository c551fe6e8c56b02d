"""Whether Time Machine keeps copies of the person's files, and when it last did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from posture.facts.age import age
from posture.facts.attempt import attempt
from posture.facts.macos.backup.other_programs import other_programs
from posture.facts.macos.machine.plists import moment, parse_plist, read_plist
from posture.facts.model import Answer, Known, Reason, Unreadable
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, HostError
from posture.words.phrase import joined, phrase

_METHOD = "tmutil destinationinfo"
_FILE = "/Library/Preferences/com.apple.TimeMachine.plist"
_NOTES = "com.apple.TimeMachine.plist"
_LEFT_OUT = ("SkipPaths", "ExcludeByPath")
# Where the person's files are, by the names that macOS gives the folders in every language.
_FOLDERS = ("Documents", "Desktop", "Pictures")
_PANE = phrase("System Settings › General › Time Machine shows it.")


def read(host: Host) -> Mapping[str, Answer]:
    """Whether Time Machine has somewhere to back up to, and the newest copy there.

    Copies on the disk itself (local snapshots) are no backup, nor is one that leaves the home folder out;
    where it leaves out the folders that most people use, it stays open whether anything of theirs is copied.
    When the last one was made stands in a file that only programs with Full Disk Access may read. Without
    Time Machine it stays open: what other programs keep Posture cannot read.
    """
    return decided(("configured", "by", "age_days"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    if not _destinations(host):
        raise _not_set_up(host)
    by = Known("time-machine", _METHOD)
    notes = attempt(lambda asked: read_plist(asked, _FILE), host, method=_NOTES)
    if isinstance(notes, Unreadable):
        age_days = _closed() if notes.reason is Reason.NEEDS_ADMIN else notes
        return {"configured": Known(True, _METHOD), "by": by, "age_days": age_days}
    return {
        "configured": _configured(notes, host.home().rstrip("/")),
        "by": by,
        **decided(("age_days",), lambda asked: _age(asked, notes), host, method=_NOTES),
    }


def _destinations(host: Host) -> list[object]:
    output = host.run("tmutil", "destinationinfo", "-X", deadline=4.0)
    if not output.stdout.lstrip().startswith("<"):
        # Without a destination some versions print a sentence in place of a list.
        return []
    found = parse_plist(output.stdout.encode(), _METHOD).get("Destinations", [])
    return found if isinstance(found, list) else []


def _closed() -> Unreadable:
    return Unreadable(
        Reason.NEEDS_ADMIN,
        phrase(
            "Time Machine is set up, but when it last finished only a program with Full Disk Access sees."
        ),
        _PANE,
        _NOTES,
    )


def _age(host: Host, notes: Mapping[str, object]) -> Mapping[str, Answer]:
    listed = notes.get("Destinations")
    taken = [when for place in listed for when in _snapshots(place)] if isinstance(listed, list) else []
    if not taken:
        raise Undecided(
            Reason.NOT_FOUND,
            phrase("Time Machine is set up and has noted no finished backup."),
            _PANE,
            _NOTES,
        )
    newest = max(taken)
    return {"age_days": age(host, newest, _NOTES, newest.date().isoformat())}


def _configured(notes: Mapping[str, object], home: str) -> Answer:
    skipped = _left_out(notes, home)
    if _holds(skipped, home):
        return Known(False, _METHOD, "the home folder is left out")
    folders = tuple(name for name in _FOLDERS if _holds(skipped, f"{home}/{name}"))
    if folders:
        return Unreadable(
            Reason.UNSUPPORTED,
            phrase(
                "Time Machine makes backups, but leaves out {folders}, where most people keep their files.",
                folders=folders,
            ),
            phrase("System Settings › General › Time Machine › Options shows what it leaves out."),
            _NOTES,
        )
    return Known(True, _METHOD)


def _left_out(notes: Mapping[str, object], home: str) -> tuple[str, ...]:
    """What is on a list of what is not copied; ``~`` and ``~name`` stand for the person's folder."""
    lists = (notes.get(name) for name in _LEFT_OUT)
    skipped = [path for found in lists if isinstance(found, list) for path in found if isinstance(path, str)]
    own = ("~", f"~{home.rpartition('/')[2]}")
    parts = (path.partition("/") for path in skipped)
    return tuple(f"{home if first in own else first}{slash}{rest}" for first, slash, rest in parts)


def _holds(skipped: tuple[str, ...], folder: str) -> bool:
    """Whether the folder, or one that holds it, is among them."""
    return any(f"{folder}/".startswith(f"{path.rstrip('/')}/") for path in skipped)


def _snapshots(place: object) -> list[datetime]:
    dates = place.get("SnapshotDates") if isinstance(place, dict) else None
    found = map(moment, dates) if isinstance(dates, list) else ()
    return [when for when in found if when is not None]


def _not_set_up(host: Host) -> Undecided:
    try:
        others = other_programs(host)
    except HostError:
        others = ()
    if others:
        return Undecided(
            Reason.UNSUPPORTED,
            phrase("{program} runs here; when it last finished Posture cannot read.", program=joined(others)),
            phrase("Open it and look when it last made a copy."),
            _METHOD,
        )
    return Undecided(
        Reason.UNRECOGNISED,
        phrase("Time Machine is not set up, and Posture knows no other backup program here."),
        phrase("Ask yourself when you last copied your files to another place."),
        _METHOD,
    )
