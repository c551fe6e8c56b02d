"""Looking for what may be left of destroyed keys, in every file that could hold it."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from posture.collector.errors import CollectorError
from posture.collector.keys import RoundKeys

_PIECE: Final = 24
"""Bytes of a secret that are looked for: more than enough to tell it from chance."""

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


def demand_none(traces: Iterable[bytes], folders: Iterable[Path], *, but: Path | None = None) -> None:
    """CollectorError where a file in ``folders``, other than ``but``, holds one of ``traces``."""
    paths = tuple(path for path in _files(folders) if path != but)
    # To close a file gives up all locks that this process holds on it (POSIX, fcntl), and the database among
    # the files is in use; so another process looks.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as looking:
        found = looking.submit(_first, paths, tuple(traces)).result()
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
    for folder in folders:
        if folder.is_dir():
            yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


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
