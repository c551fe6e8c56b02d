"""Files that are signs of something; one that is closed, or that a recording does not hold, is none.

For what only adds to an answer. Where it decides that a file is missing, ``optional_files`` tells that apart.
"""

from __future__ import annotations

from posture.host.model import Host, HostError


def is_seen(host: Host, path: str) -> bool:
    """Whether something is seen there."""
    try:
        return host.exists(path)
    except HostError:
        return False


def text_of(host: Host, path: str) -> str:
    """What can be read of a file, or nothing."""
    try:
        return host.read_text(path)
    except HostError:
        return ""


def names_in(host: Host, folder: str) -> tuple[str, ...]:
    """The names that can be read of a folder, or none."""
    try:
        return host.names(folder)
    except HostError:
        return ()
