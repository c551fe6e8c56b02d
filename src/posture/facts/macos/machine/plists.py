"""Property lists, the files in which macOS keeps its settings."""

from __future__ import annotations

import plistlib
from collections.abc import Mapping
from datetime import UTC, datetime

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere
from posture.words.phrase import phrase


def read_plist(host: Host, path: str) -> Mapping[str, object]:
    """The settings in a file, whether XML or binary; Undecided where it is no property list.

    The host's errors pass, NotThere above all.
    """
    return parse_plist(host.read_bytes(path), path)


def settings(host: Host, path: str) -> Mapping[str, object]:
    """The same, and nothing where the file is not there."""
    try:
        return read_plist(host, path)
    except NotThere:
        return {}


def parse_plist(data: bytes, method: str) -> Mapping[str, object]:
    """The settings in bytes; Undecided where they are no property list with a dictionary at its root."""
    try:
        found = plistlib.loads(data)
    except Exception as error:
        # On garbage plistlib raises whatever its parsing met.
        raise _unrecognised(method) from error
    if not isinstance(found, dict):
        raise _unrecognised(method)
    return found


def moment(value: object) -> datetime | None:
    """A date of a property list, which is in UTC; None where it is none."""
    if not isinstance(value, datetime):
        return None
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def _unrecognised(method: str) -> Undecided:
    return Undecided(
        Reason.UNRECOGNISED,
        phrase("{file} is no property list that Posture can read.", file=method),
        method=method,
    )
