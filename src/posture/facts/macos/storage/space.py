"""How much room is left on the volumes that hold macOS and the person's files."""

from __future__ import annotations

from collections.abc import Mapping

from posture.facts.model import Answer, Known, Reason
from posture.facts.undecided import Undecided, decided
from posture.host.model import Host, Space
from posture.words.phrase import phrase

_METHOD = "statvfs"
_GIGABYTE = 10**9


def read(host: Host) -> Mapping[str, Answer]:
    """Free room on the fuller of ``/`` and the home folder's volume.

    What macOS could empty by itself (purgeable room) is not counted as free.
    """
    return decided(("free_percent", "free_gb", "volume"), _read, host, method=_METHOD)


def _read(host: Host) -> Mapping[str, Answer]:
    spaces = {path: host.space(path) for path in ("/", host.home())}
    filled = {path: space for path, space in spaces.items() if space.total > 0}
    if not filled:
        raise Undecided(Reason.UNRECOGNISED, phrase("macOS gives its volumes no size."), method=_METHOD)
    path, space = min(filled.items(), key=lambda item: _percent(item[1]))
    excerpt = "/" if path == "/" else "home folder"
    return {
        "free_percent": Known(round(_percent(space), 1), _METHOD, excerpt),
        "free_gb": Known(round(space.free / _GIGABYTE, 1), _METHOD, excerpt),
        "volume": Known("/" if path == "/" else "~", _METHOD),
    }


def _percent(space: Space) -> float:
    return 100 * space.free / space.total
