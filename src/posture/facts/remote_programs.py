"""Programs that let somebody control the screen from another computer, by their processes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from posture.host.model import Process


def found_running(processes: Iterable[Process], known: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the known programs that run, sorted; ``known`` has them by process name in lower case."""
    return tuple(sorted({known[one.name.lower()] for one in processes if one.name.lower() in known}))
