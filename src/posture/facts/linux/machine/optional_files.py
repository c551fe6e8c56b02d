"""Files and folders that may be missing; a refusal is passed on.

What a recording does not hold counts as missing, but for those that are asked ``if_asked``: where it decides
that nothing is there, a recording made before anybody asked must not say so.
"""

from __future__ import annotations

from posture.host.model import Host, NotRecorded, NotThere


def names(host: Host, folder: str) -> tuple[str, ...]:
    """The names in a folder, none where it is not there."""
    try:
        return host.names(folder)
    except (NotThere, NotRecorded):
        return ()


def names_if_asked(host: Host, folder: str) -> tuple[str, ...]:
    """The names in a folder, none where it is certainly not there; NotRecorded where nobody asked."""
    try:
        return host.names(folder)
    except NotThere:
        return ()


def target_of(host: Host, path: str) -> str:
    """What a link leads to in the end, the path itself for a file, nothing where neither is there."""
    try:
        return host.resolve(path)
    except (NotThere, NotRecorded):
        return ""


def text(host: Host, path: str) -> str | None:
    """The text of a file; None where it is not there."""
    try:
        return host.read_text(path)
    except (NotThere, NotRecorded):
        return None


def text_if_asked(host: Host, path: str) -> str | None:
    """The text of a file; None where it is certainly not there; NotRecorded where nobody asked."""
    try:
        return host.read_text(path)
    except NotThere:
        return None


def is_there(host: Host, path: str) -> bool:
    """Whether something is there."""
    try:
        return host.exists(path)
    except (NotThere, NotRecorded):
        return False
