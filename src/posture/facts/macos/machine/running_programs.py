"""Which of the programs that Posture knows run on this Mac."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.host.model import Host, NotRecorded, Process

# Of another account's program macOS shows a plain user only MAXCOMLEN letters of its name (sys/param.h).
_SHOWN = 16


def found_running(processes: Iterable[Process], known: Mapping[str, str]) -> tuple[str, ...]:
    """What the known programs that run are called, sorted; ``known`` has them by process name in lower case.

    A name of 16 letters may be the beginning of a longer one, and matches every known name that begins so.
    """
    names = {one.name.lower() for one in processes}
    return tuple(sorted({called for name, called in known.items() if names & {name, name[:_SHOWN]}}))


def seen_running(host: Host, known: Mapping[str, str]) -> tuple[str, ...]:
    """As ``found_running`` of all that runs; none in a recording that is older than the question."""
    try:
        return found_running(host.processes(), known)
    except NotRecorded:
        return ()
