"""A Debian as it is bare, without Python, in which packages are installed and taken away again."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from supplies import BUILD, TOP, need, need_root, run

DIST = TOP / "dist"
_PERSON = "person"
_NSPAWN = (
    "systemd-nspawn", "-q", "--keep-unit", "--register=no", "--console=pipe", "--as-pid2",
    "--resolv-conf=copy-host",
)  # fmt: skip
_CLEAN = (
    "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8", "DEBIAN_FRONTEND=noninteractive",
)  # fmt: skip
# What it says as it ends where /run is no file system of its own.
_OF_NSPAWN = "Attempted to remove disk file system"
# What apt and dpkg keep of their own work, and what other packages' triggers write.
_OF_OTHERS = ("/var/cache/", "/var/lib/apt/", "/var/lib/dpkg/", "/var/log/", "/etc/ld.so.cache", "/srv/")


@dataclass(frozen=True, slots=True)
class Bare:
    """The files of a Debian; each command runs in a container of its own on them, on this network."""

    folder: Path

    def root(self, line: str) -> str:
        """What a line of shell prints that the administrator types; it must end with 0."""
        return run(*self._inside(), "sh", "-euc", line)

    def person(self, line: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """How a line of shell ended that somebody types who is no administrator."""
        done = subprocess.run(
            self._as_the_person(line, environment),
            capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300, check=False,
        )  # fmt: skip
        done.stderr = "".join(
            each for each in done.stderr.splitlines(True) if not each.startswith(_OF_NSPAWN)
        )
        return done

    def started(self, line: str, **environment: str) -> subprocess.Popen[bytes]:
        """The same, still running; end it by its standard input."""
        return subprocess.Popen(
            self._as_the_person(line, environment),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip

    def files(self) -> set[str]:
        """Every file and link there is, but for what apt and dpkg keep of their own work."""
        found = {f"/{path.relative_to(self.folder)}" for path in self.folder.rglob("*") if not path.is_dir()}
        return {name for name in found if not name.startswith(_OF_OTHERS)}

    def bring(self, package: Path) -> str:
        """Copy a package into it; its path there."""
        shutil.copyfile(package, self.folder / "srv" / package.name)
        return f"/srv/{package.name}"

    def _inside(self) -> tuple[str, ...]:
        return (*_NSPAWN, "-D", str(self.folder), *_CLEAN)

    def _as_the_person(self, line: str, environment: dict[str, str]) -> list[str]:
        words = [f"{name}={value}" for name, value in environment.items()]
        home = f"HOME=/home/{_PERSON}"
        return [*self._inside(), home, *words, "runuser", "-u", _PERSON, "--", "sh", "-c", f"cd; {line}"]


@contextmanager
def bare(release: str, folder: Path) -> Iterator[Bare]:
    """A fresh one below ``folder``; its origin is made by debootstrap once, and kept."""
    need_root()
    need(debootstrap="debootstrap", **{"systemd-nspawn": "systemd-container"})
    origin = BUILD / f"bare-{release}"
    if not (origin / ".complete").exists():
        shutil.rmtree(origin, ignore_errors=True)
        BUILD.mkdir(parents=True, exist_ok=True)
        run("debootstrap", "--variant=minbase", release, origin)
        (origin / ".complete").touch()
    place = folder / release
    run("cp", "-a", "--reflink=auto", origin, place)
    machine = Bare(place)
    machine.root(f"apt-get update -q; useradd -m -s /bin/sh {_PERSON}")
    yield machine
    shutil.rmtree(place)


def made(pattern: str) -> Path:
    """The one package in ``dist/`` that the pattern fits; skips where none was made."""
    found = sorted(DIST.glob(pattern))
    if not found:
        pytest.skip("no package was made (make packages)")
    [package] = found
    return package


def earlier(package: Path, version: str, folder: Path) -> Path:
    """The same package as one of an earlier version, which nothing but its number tells from it."""
    tree = folder / "earlier"
    run("dpkg-deb", "--raw-extract", package, tree)
    control = tree / "DEBIAN" / "control"
    control.write_text(re.sub(r"(?m)^Version: .*$", f"Version: {version}", control.read_text()))
    target = folder / f"posture_{version}.deb"
    run("dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, target)
    return target
