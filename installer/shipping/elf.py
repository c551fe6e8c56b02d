"""Programs and libraries of Linux: which there are, what they ask of the system, and where they look for it.

Source of the format: elf(5); of symbols' versions: the generic ABI's ``.gnu.version_r``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from shipping.programs import run

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_GLIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)")
_GLIBC_ITSELF = re.compile(r"^(ld-linux.*|lib(c|m|dl|rt|pthread|util|resolv))\.so\.\d+$")


def programs_and_libraries(folder: Path) -> Iterator[Path]:
    """Every one in the folder, sorted; links are left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def asked_of_the_system(folder: Path) -> list[str]:
    """The names of libraries that files of the folder need and do not find in it; without those of glibc."""
    inside = {path.name for path in folder.rglob("*.so*")}
    needed = {
        name
        for path in programs_and_libraries(folder)
        for name in _NEEDED.findall(run(["readelf", "-dW", path]))
    }
    return sorted(name for name in needed - inside if not _GLIBC_ITSELF.match(name))


def oldest_glibc(folder: Path) -> tuple[int, int]:
    """The oldest glibc with which everything in the folder runs: the newest that any symbol asks for."""
    found = {
        (int(major), int(minor))
        for path in programs_and_libraries(folder)
        for major, minor in _GLIBC.findall(run(["readelf", "-VW", path]))
    }
    return max(found, default=(0, 0))


def strip(folder: Path) -> None:
    """Take out of each file what only who mends it reads. Source: strip(1)."""
    for path in programs_and_libraries(folder):
        run(["strip", "--strip-unneeded", path])


def leave_others_folders(folder: Path) -> None:
    """Take out of each file the folders of whoever built it: no code comes from a place that is not ours."""
    for path in programs_and_libraries(folder):
        places = run(["patchelf", "--print-rpath", path]).strip()
        if any(place and not place.startswith("$ORIGIN") for place in places.split(":")):
            run(["patchelf", "--remove-rpath", path])
