"""Backups of Macs."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from macs import LAPTOP, OPEN, PREFERENCES, plist, runs

from kinds import Computer, Kind

_backup = partial(Computer, check="backup", base=LAPTOP)
_FILE = f"{PREFERENCES}/com.apple.TimeMachine.plist"


def _taken(day: int, **more: object) -> dict[str, bytes]:
    when = datetime(2026, 11, day)  # noqa: DTZ001 - property lists hold dates without a zone
    return {_FILE: plist(Destinations=[{"SnapshotDates": [when]}], **more)}


COMPUTERS: tuple[Computer, ...] = (
    _backup(Kind.EFFECT, name="mac-yesterday", wanted="pass", files=_taken(20)),
    _backup(Kind.EFFECT, name="mac-three-weeks-ago", wanted="warn", files=_taken(1)),
    _backup(
        Kind.EFFECT,
        name="mac-leaves-the-home-folder-out",
        wanted="fail",
        files=_taken(20, SkipPaths=["/Users/person"]),
    ),
    *(
        _backup(
            Kind.WIDE,
            name=f"mac-leaves-out-{path.rpartition('/')[2].lower()}",
            wanted="unknown",
            files=_taken(20, SkipPaths=[path]),
            says=(path.rpartition("/")[2],),
        )
        for path in ("/Users/person/Documents", "~/Desktop", "/Users/person/Pictures")
    ),
    _backup(
        Kind.WIDE,
        name="mac-leaves-out-what-nobody-misses",
        wanted="pass",
        files=_taken(20, SkipPaths=["/Users/person/Downloads", "/Applications"]),
    ),
    _backup(Kind.TIME, name="mac-dated-in-the-future", wanted="unknown", files=_taken(29)),
    _backup(
        Kind.TIME,
        name="mac-only-a-snapshot-on-the-disk-itself",
        wanted="unknown",
        files={
            _FILE: plist(
                Destinations=[{"ReferenceLocalSnapshotDate": datetime(2026, 11, 20)}]  # noqa: DTZ001 - as above
            )
        },
    ),
    *(
        _backup(
            Kind.CONFIDENT,
            name=f"mac-{program.lower()}",
            base=OPEN,
            wanted="unknown",
            answers={"processes": [runs(process)]},
            says=(program,),
        )
        for program, process in (("Backblaze", "bzserv"), ("Arq", "ArqAgent"))
    ),
)
