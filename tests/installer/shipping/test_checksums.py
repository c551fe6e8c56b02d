"""The sums are what sha256sum checks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from shipping.checksums import write_checksums


@pytest.fixture
def packages(tmp_path: Path) -> list[Path]:
    for name in ("b.rpm", "a.deb"):
        (tmp_path / name).write_bytes(name.encode())
    return [tmp_path / "b.rpm", tmp_path / "a.deb"]


def _ends(*command: str | Path, folder: Path) -> int:
    return subprocess.run(
        [*map(str, command)], cwd=folder, capture_output=True, timeout=60, check=False
    ).returncode


def test_sha256sum_finds_them_right_until_one_is_another(packages: list[Path], tmp_path: Path) -> None:
    sums = write_checksums(packages)
    assert _ends("sha256sum", "--check", "--strict", sums.name, folder=tmp_path) == 0
    packages[0].write_bytes(b"somebody else's")
    assert _ends("sha256sum", "--check", "--strict", sums.name, folder=tmp_path) == 1
