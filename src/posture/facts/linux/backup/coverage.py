"""Whether what is copied holds the person's files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from fnmatch import fnmatchcase

from posture.facts.linux.backup.backup_program import config_home
from posture.facts.linux.machine.mounts import mount_of, read_mounts
from posture.host.model import Host, HostError

_PREFIXES = ("sh:", "fm:", "pp:", "pf:", "path:", "- ")
_MAIN_FOLDERS = {"DESKTOP": "Desktop", "DOCUMENTS": "Documents", "PICTURES": "Pictures"}
_USER_FOLDER = re.compile(r'^\s*XDG_(\w+)_DIR="\$HOME/([^"]*)"', re.MULTILINE)
_HOME = re.compile(r"^(?:~|\$HOME|\$\{HOME\})(?=/|$)")


class Extent(Enum):
    """How much of the person's home folder is in it."""

    HOME = auto()
    UNSEEN = auto()
    PART = auto()
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Sources:
    """The paths that are copied. A ``$`` in a path or a pattern stands for what only a run would tell.

    ``more`` where further paths stand in a list, ``unread`` where patterns could not be read. ``targets`` is
    where the copies go, as far as that is told.
    """

    paths: tuple[str, ...]
    excluded: tuple[str, ...] = ()
    more: bool = False
    unread: bool = False
    one_file_system: bool = False
    targets: tuple[str, ...] = ()


def extent(host: Host, sources: Sources) -> Extent:
    """How much of the home folder the sources hold, what is excluded left out."""
    home = host.home().rstrip("/")
    paths = [_clean(path) for path in sources.paths]
    covering = [path for path in paths if _holds(path, home)]
    if sources.one_file_system:
        covering = [path for path in covering if _same_mount(host, path, home)]
    if covering and not _excluded(sources.excluded, home):
        unread = sources.unread or any("$" in pattern for pattern in sources.excluded)
        return Extent.UNSEEN if unread else Extent.HOME
    if sources.more or any("$" in path for path in paths):
        return Extent.UNSEEN
    inside = [path for path in paths if path.startswith(f"{home}/")]
    if not inside:
        return Extent.NOTHING
    whole = not sources.excluded and not sources.unread and _main_folders(host, inside)
    return Extent.HOME if whole else Extent.PART


def _same_mount(host: Host, one: str, other: str) -> bool:
    """Whether both lie on one mounted file system; no where that cannot be told."""
    try:
        mounts = read_mounts(host)
    except HostError:
        return False
    first, second = mount_of(mounts, one), mount_of(mounts, other)
    return first is not None and second is not None and first.number == second.number


def patterns(host: Host, path: str) -> tuple[str, ...] | None:
    """The lines of a list of patterns without its comments; None where it cannot be read."""
    try:
        lines = host.read_text(path).splitlines()
    except HostError:
        return None
    return tuple(line.strip() for line in lines if line.strip() and line.lstrip()[0] not in "#;")


def with_home(path: str, home: str) -> str:
    """A path with ``~`` or ``$HOME`` at its beginning replaced."""
    return _HOME.sub(home, path)


def listed(host: Host, files: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """The patterns in lists of them, and whether one of the lists could not be read."""
    lists = [patterns(host, path) for path in files]
    return tuple(pattern for found in lists if found is not None for pattern in found), None in lists


def _holds(path: str, home: str) -> bool:
    return path in ("/", home) or home.startswith(f"{path}/")


def _main_folders(host: Host, paths: Collection[str]) -> bool:
    """Whether the paths hold the folders for documents, pictures and the desktop, as far as there are such.

    Source: xdg-user-dirs(1): ``user-dirs.dirs`` has their names in the person's language.
    """
    try:
        there = host.names(host.home())
        named = dict(_USER_FOLDER.findall(_text(host, f"{config_home(host)}/user-dirs.dirs")))
    except HostError:
        return False
    folders = {key: named.get(key, name).rstrip("/") for key, name in _MAIN_FOLDERS.items()}
    if folders["DOCUMENTS"].partition("/")[0] not in there:
        return False
    home = host.home().rstrip("/")
    wanted = (f"{home}/{name}" for name in folders.values() if name and name.partition("/")[0] in there)
    return all(any(_holds(path, folder) for path in paths) for folder in wanted)


def _text(host: Host, path: str) -> str:
    return host.read_text(path) if host.exists(path) else ""


def _clean(path: str) -> str:
    """A path without what ends it: ``/home/`` and ``/home/*`` hold as much as ``/home``."""
    while path.endswith(("/", "/*", "/**", "/.")) and path != "/":
        path = path.removesuffix("/.").removesuffix("/**").removesuffix("/*").rstrip("/") or "/"
    return path


def _excluded(rules: Iterable[str], home: str) -> bool:
    """Whether a pattern takes out the whole home folder, and none behind it takes it in again."""
    out = False
    for rule in rules:
        pattern = rule
        for prefix in _PREFIXES:
            pattern = pattern.removeprefix(prefix)
        if _takes(_clean(pattern.lstrip("!")), home):
            out = not pattern.startswith("!")
    return out


def _takes(pattern: str, home: str) -> bool:
    if pattern in ("/", "*", "**"):
        return True
    parts = home.strip("/").split("/")
    if "/" not in pattern:
        return any(fnmatchcase(part, pattern) for part in parts)
    wanted = pattern.strip("/").split("/")
    if wanted[:1] == ["**"]:
        return any(_fits(parts[at:], wanted[1:]) for at in range(len(parts)))
    return _fits(parts, wanted)


def _fits(parts: list[str], wanted: list[str]) -> bool:
    """Whether the pattern names the home folder or one that it lies in."""
    return 0 < len(wanted) <= len(parts) and all(map(fnmatchcase, parts, wanted))
