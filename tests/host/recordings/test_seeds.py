"""Whatever shape a secret or a name has, and wherever it stands, no piece of it is in a recording."""

from __future__ import annotations

import gzip
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # seeds.py is too long to stand here

from seeds import SEEDS, SeededHost, tells

from posture.application.recording import kept_words
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.host.recordings.recorded import RecordedHost
from posture.host.recordings.recording import record
from posture.host.recordings.redaction.redactor import Redactor

HOSTS = Path(__file__).parents[2] / "hosts"
COMPUTERS = (
    "debian-13-gnome-fixed-lock",
    "arch-sway-lvm-on-luks",
    "windows-11-pro-office",
    "macos-15-laptop",
)
KEPT = kept_words()
SHORT = 5
KNOWS = Redactor(KEPT).words.knows


@pytest.mark.parametrize("computer", COMPUTERS)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_piece_of_a_seed_is_in_the_recording(seed: str, computer: str, tmp_path: Path) -> None:
    host = SeededHost(RecordedHost(HOSTS / computer), seed)
    record(host, tmp_path / "host", lambda each: read_all(each, FAMILIES), KEPT)  # type: ignore[arg-type]
    pieces = tells(seed, KNOWS)
    assert pieces, "a seed that nobody could recognise tests nothing"
    for name, text in _texts(tmp_path / "host"):
        folded = _folded(text)
        words = set(re.findall(r"[^\W_]+", folded))
        # A short piece may stand in a longer word by chance.
        there = [
            piece
            for piece in map(_folded, pieces)
            if piece in words or (len(piece) > SHORT and piece in folded)
        ]
        assert there == [], name


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
