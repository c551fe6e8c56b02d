"""Where memory is written to when it runs short: ``/proc/swaps``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotRecorded, NotThere
from posture.words.phrase import phrase

_HEADINGS = ["Filename", "Type", "Size", "Used", "Priority"]
_ESCAPE = re.compile(r"\\([0-3][0-7]{2})")


@dataclass(frozen=True, slots=True)
class Swap:
    """A swap in use: the path of a device, or that of a file."""

    path: str
    is_file: bool


def read_swaps(host: Host) -> tuple[Swap, ...]:
    """The swaps in use; none where the kernel was built without, as then it shows no list (proc(5)).

    Undecided for a list of another form: half a list could lack the one that lies open.
    """
    try:
        text = host.read_text("/proc/swaps")
    except (NotThere, NotRecorded):
        # Recordings that were made before this was asked say nothing of swaps.
        return ()
    return parse(text)


def parse(text: str) -> tuple[Swap, ...]:
    """The swaps in the kernel's list: a line of headings, then name, type, size, used and priority."""
    heading, *lines = text.splitlines() or [""]
    rows = [line.split() for line in lines if line.strip()]
    whole = heading.split() == _HEADINGS and (rows or text.endswith("\n"))
    if not whole or not all(
        len(row) == 5 and row[1] in ("partition", "file") and row[0].startswith("/") for row in rows
    ):
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("The system's list of swaps has a form that Posture does not know."),
            phrase("“swapon --show” lists them."),
            "/proc/swaps",
        )
    return tuple(Swap(_decoded(row[0]), row[1] == "file") for row in rows)


def _decoded(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 8)), text).removesuffix(" (deleted)")
