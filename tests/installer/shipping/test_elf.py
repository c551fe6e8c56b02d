"""What programs ask of the system, as their files say it."""

from __future__ import annotations

import platform
import shutil
import sys
from pathlib import Path

import pytest
from shipping.elf import asked_of_the_system, oldest_glibc, programs_and_libraries

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("readelf") is None,
    reason="needs readelf (apt-get install binutils)",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy("/bin/sh", tmp_path / "program")
    (tmp_path / "notes.txt").write_text("ELF")
    (tmp_path / "link").symlink_to("program")
    return tmp_path


def test_programs_are_found_and_nothing_else(folder: Path) -> None:
    assert [path.name for path in programs_and_libraries(folder)] == ["program"]


def test_glibc_is_asked_for_by_its_version_alone(folder: Path) -> None:
    assert asked_of_the_system(folder) == []
    here = tuple(map(int, platform.libc_ver()[1].split(".")))
    assert (2, 0) < oldest_glibc(folder) <= here


def test_an_empty_folder_asks_for_nothing(tmp_path: Path) -> None:
    assert oldest_glibc(tmp_path) == (0, 0)
