"""What is packed: where it lies, which version it is, from when, and who publishes it."""

from __future__ import annotations

import subprocess
import tomllib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

TOP = Path(__file__).parents[2]
DIST = TOP / "dist"
WORK = TOP / "build" / "packages"
SUMMARY = "See how safe this computer is, and the one thing worth doing next"


@dataclass(frozen=True, slots=True)
class WindowsSignature:
    """Whose certificate signs for Windows; all of it is empty where a throw-away one does."""

    certificate: str
    key: str
    pkcs11_module: str
    timestamp: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the packages: a name for software centres, whom one writes to, and where one reads.

    ``signing_key`` is the public key that signs their sums, as OpenSSH writes it, or "" for none yet.
    """

    id: str
    maintainer: str
    homepage: str
    signing_key: str
    windows: WindowsSignature


def version() -> str:
    """The version in ``pyproject.toml``."""
    with (TOP / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def publisher() -> Publisher:
    """As ``installer/publisher.toml`` says."""
    with (TOP / "installer" / "publisher.toml").open("rb") as file:
        told = tomllib.load(file)
    return Publisher(**{**told, "windows": WindowsSignature(**told["windows"])})


@cache
def moment() -> datetime:
    """When the last commit was made: the time of every file in a package, so that two builds are the same."""
    told = subprocess.run(
        ["/usr/bin/git", "-C", str(TOP), "log", "-1", "--format=%ct"],
        check=True, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return datetime.fromtimestamp(int(told.stdout), UTC)


def epoch() -> int:
    """The same in seconds since 1970."""
    return int(moment().timestamp())
