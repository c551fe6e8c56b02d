"""The package for Debian, Ubuntu and what comes of them. Source: deb(5), deb-control(5), Debian's Policy."""

from __future__ import annotations

import hashlib
import platform
import shutil
from collections.abc import Mapping
from pathlib import Path

from shipping.programs import BuildError, empty, run
from shipping.project import DIST, SUMMARY, WORK, publisher
from shipping.removal import removal

_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_ABOUT = (
    "Looks at the settings of this computer that matter at home, without\n"
    " administrator rights, and shows the one thing worth doing next. Teaches\n"
    " in short lessons, and casts unnamed ballots for an organisation that one\n"
    " has joined. Nothing leaves the computer before one has allowed it.\n"
)
# One of them keeps the key of what is stored; without any, Posture asks for a passphrase.
_KEYRINGS = "gnome-keyring | kwalletmanager | keepassxc"


def make_deb(tree: Path, version: str, libraries: list[str], glibc: tuple[int, int]) -> Path:
    """Pack the tree; ``libraries`` are what it asks of the system, ``glibc`` the oldest it runs with."""
    made = DIST / f"posture_{version}_{architecture()}.deb"
    scripts = {"prerm": f'#!/bin/sh\nset -e\ntest "$1" = remove || exit 0\n{removal()}'}
    return pack(tree, control(tree, version, system_needs(libraries, glibc)), made, more=scripts)


def pack(tree: Path, control_file: str, made: Path, *, more: Mapping[str, str] | None = None) -> Path:
    """Pack a tree as ``made``; ``more`` are other files that dpkg reads, such as scripts."""
    root = empty(WORK / "deb")
    shutil.copytree(tree, root, symlinks=True, dirs_exist_ok=True)
    about = root / "DEBIAN"
    about.mkdir()
    for name, text in {**(more or {}), "control": control_file, "md5sums": _sums(tree)}.items():
        (about / name).write_text(text, encoding="utf-8")
        (about / name).chmod(0o755 if text.startswith("#!") else 0o644)
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", root, made])
    return made


def system_needs(libraries: list[str], glibc: tuple[int, int]) -> list[str]:
    """What the package asks Debian for: glibc from that version on, and who brings each library."""
    return [f"libc6 (>= {glibc[0]}.{glibc[1]})", *sorted({debian_package(name) for name in libraries})]


def control(tree: Path, version: str, needs: list[str]) -> str:
    """The control file."""
    about = publisher()
    return (
        f"Package: posture\nVersion: {version}\nArchitecture: {architecture()}\n"
        f"Maintainer: {about.maintainer}\nInstalled-Size: {kilobytes(tree)}\nDepends: {', '.join(needs)}\n"
        f"Recommends: {_KEYRINGS}\nSection: utils\nPriority: optional\nHomepage: {about.homepage}\n"
        f"Description: {SUMMARY}\n {_ABOUT}"
    )


def kilobytes(tree: Path) -> int:
    """The room that it takes, each file beginning a kilobyte of its own."""
    return sum(-(-path.lstat().st_size // 1024) for path in tree.rglob("*") if not path.is_dir())


def architecture() -> str:
    """This computer's, as Debian calls it; BuildError for one that was never tried."""
    try:
        return _ARCHITECTURES[platform.machine()]
    except KeyError as error:
        raise BuildError(f"There is no package for {platform.machine()} yet.") from error


def debian_package(library: str) -> str:
    """The package that brings a library, as this Debian knows it. Source: dpkg-query(1)."""
    try:
        owners = run(["dpkg-query", "--search", f"*-linux-gnu/{library}"])
    except BuildError as error:
        raise BuildError(f"No package of this system brings {library}: install the one that does.") from error
    return owners.partition(":")[0]


def _sums(tree: Path) -> str:
    """What ``dpkg --verify`` compares."""
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in sorted(tree.rglob("*"))
        if path.is_file() and not path.is_symlink()
    )
