"""Looking for copies of a round's keys in the folders of the collector, as they are or in base64."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from posture.collector.aside import aside
from posture.collector.errors import CollectorError
from posture.collector.keys import KeyRoom, RoundKeys

_PIECE: Final = 24
"""Bytes of a secret that are looked for: more than enough to tell it from chance."""

_WINDOW: Final = _PIECE + 2
"""Bytes of a file from which a piece is taken at each of three beginnings."""

_BLOCK: Final = 1 << 22


def secrets_of(keys: RoundKeys) -> tuple[bytes, ...]:
    """Pieces of every private number of a round, raw and as base64 writes them inside something longer."""
    secrets = [keys.intake, keys.seal.private_bytes_raw()]
    for key in keys.issuer.values():
        numbers = key.private_numbers()
        secrets += [
            number.to_bytes((number.bit_length() + 7) // 8, "big")
            for number in (numbers.p, numbers.q, numbers.d)
        ]
    return tuple(piece for secret in secrets for piece in _pieces(secret))


def traces_of(room: KeyRoom, number: int) -> tuple[bytes, ...]:
    """What is looked for of a round whose keys are there: their secrets, and pieces of their very file.

    The pieces lie at the end, and in a sealed file, where every byte is random, at the beginning and in the
    middle as well: what an unsealed one has there may stand in that of another round.
    """
    data = room.path(number).read_bytes()
    last = len(data) - _WINDOW
    places = (0, last // 2, last) if room.is_sealed else (last,)
    pieces = [piece for place in places for piece in _pieces(data[place : place + _WINDOW])]
    return (*secrets_of(room.round(number)), *pieces)


def demand_none(traces: Iterable[bytes], folders: Iterable[Path], *, but: Path | None = None) -> None:
    """CollectorError where a file in ``folders``, other than ``but``, holds one of ``traces``.

    Also where one cannot be read. Another name of ``but`` is no copy: what is overwritten is gone there too.
    """
    paths = tuple(path for path in _files(folders) if but is None or not _is_same(path, but))
    # To close a file gives up all locks that this process holds on it (POSIX, fcntl), and the database among
    # the files is in use; so another process looks.
    try:
        found = aside(_first, paths, tuple(traces))
    except OSError as error:
        raise CollectorError(
            f"Whether {error.filename} holds a copy of the round's keys cannot be seen: {error.strerror}. "
            "Let the collector read it or take it away, then close the round again."
        ) from error
    if found is not None:
        raise CollectorError(
            f"The file {found} holds a copy of the round's keys. Remove it, then close the round again."
        )


def _first(paths: Iterable[Path], wanted: tuple[bytes, ...]) -> Path | None:
    return next((path for path in paths if _holds(path, wanted)), None)


def _pieces(secret: bytes) -> Iterator[bytes]:
    yield secret[:_PIECE]
    # Three bytes make four letters; inside a longer text they may begin at any of the three.
    for skipped in range(3):
        yield base64.b64encode(secret[skipped : skipped + _PIECE])


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    """Every file below ``folders``; a folder that links lead to again, also in a circle, is walked once."""
    walked: set[tuple[int, int]] = set()
    for folder in folders:
        for place, inner, names in os.walk(folder, followlinks=True):
            found = Path(place).stat()
            if (found.st_dev, found.st_ino) in walked:
                inner.clear()
                continue
            walked.add((found.st_dev, found.st_ino))
            inner.sort()
            yield from (path for name in sorted(names) if (path := Path(place, name)).is_file())


def _is_same(path: Path, other: Path) -> bool:
    return path == other or (other.exists() and path.samefile(other))


def _holds(path: Path, wanted: tuple[bytes, ...]) -> bool:
    longest = max(map(len, wanted), default=1)
    before = b""
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK):
                data = before + block
                if any(piece in data for piece in wanted):
                    return True
                before = data[1 - longest :]
    except FileNotFoundError:
        return False
    return False
