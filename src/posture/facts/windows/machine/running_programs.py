"""Which of the programs that Posture knows run on this Windows computer."""

from __future__ import annotations

from collections.abc import Mapping

from posture.host.model import Host, NotRecorded


def seen_running(host: Host, known: Mapping[str, str]) -> tuple[str, ...]:
    """What the known programs that run are called, sorted; ``known`` has them by process name in lower case.

    None in a recording that is older than the question.
    """
    try:
        processes = host.processes()
    except NotRecorded:
        return ()
    names = {one.name.lower() for one in processes}
    return tuple(sorted({called for name, called in known.items() if name in names}))
