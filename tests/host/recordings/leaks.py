"""What of a secret or a name is still to be found in a recording."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from seeds import spellings, tells

_SHORT = 5


def left_of(seed: str, folder: Path, knows: Callable[[str], bool]) -> list[str]:
    """Where pieces of the seed stand in the recording; ``knows`` says which words may."""
    pieces = [_folded(piece) for piece in tells(seed, knows)]
    assert pieces, "a seed that nobody could recognise tests nothing"
    found = []
    for name, text in _texts(folder):
        folded = _folded(text)
        words = set(re.findall(r"[^\W_]+", folded))
        for piece in pieces:
            # A short piece may stand in a longer word by chance.
            plain = piece in words or (len(piece) > _SHORT and piece in folded)
            spelt = any(form in folded for form in map(_folded, spellings(piece).values()) if form != piece)
            if plain or spelt:
                found.append(f"{name}: {piece}")
    return found


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _texts(folder: Path) -> Iterator[tuple[str, str]]:
    """All that the recording holds, the names of its files included, in every way it could be written."""
    for file in sorted(folder.rglob("*")):
        yield "its names", str(file.relative_to(folder))
        if file.is_file():
            data = file.read_bytes()
            if data.startswith(b"\x1f\x8b"):
                data = gzip.decompress(data)
            for coding in ("utf-8", "utf-16-le", "utf-16-be"):
                yield f"{file.name} as {coding}", data.decode(coding, "replace")
            yield f"{file.name} in hexadecimal", _from_hexadecimal(data)


def _from_hexadecimal(data: bytes) -> str:
    """What stands in a JSON page as ``{"hex": "…"}``."""
    found = re.findall(rb'"hex": "([0-9a-f]*)"', data)
    return " ".join(bytes.fromhex(one.decode()).decode("utf-8", "replace") for one in found)
