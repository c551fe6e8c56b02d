"""What IT's side is told: passphrases out of files of any system."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from posture.collector.asking import passphrase


@pytest.mark.parametrize(
    "data",
    [
        b"green doors at noon\n",
        b"green doors at noon\r\n",
        codecs.BOM_UTF8 + b"green doors at noon",
        codecs.BOM_UTF16_LE + "green doors at noon\r\n".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "green doors at noon".encode("utf-16-be"),
    ],
)
def test_a_passphrase_is_the_same_however_its_file_was_saved(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(data)
    assert passphrase(file, "?") == "green doors at noon"
