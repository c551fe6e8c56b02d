"""The settings files of dnf, and of the repositories it fetches from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase

from posture.facts.linux.machine.optional_files import text
from posture.facts.linux.settings import ini
from posture.host.model import Host, NotRecorded

_REPOSITORIES = ("/usr/share/dnf5/repos.d", "/etc/distro.repos.d", "/etc/yum.repos.d")
_OVERRIDES = ("/usr/share/dnf5/repos.override.d", "/etc/dnf/repos.override.d")
_EXCLUDES = ("exclude", "excludepkgs")


def parse(written: str) -> ini.Sections:
    """The values by section and key; a line that begins with a blank goes on with the one before.

    Source: libdnf's IniParser, which joins such lines, comments and empty ones between them left out.
    """
    joined: list[str] = []
    for line in written.splitlines():
        if line[:1] in (" ", "\t") and line.strip() and joined and "=" in joined[-1]:
            joined[-1] += f" {line.strip()}"
        elif line.strip() and line[0] not in "#;":
            joined.append(line)
    return ini.parse("\n".join(joined))


def read(host: Host, paths: Iterable[str]) -> ini.Sections:
    """The values of those of the files that are there, later files winning."""
    return ini.merged(parse(text(host, path) or "") for path in paths)


def files(host: Host, folder: str, ending: str) -> tuple[str, ...]:
    """The paths of a folder's files in the order in which dnf reads them; none without it."""
    try:
        return ini.folder(host, folder, ending=ending)
    except NotRecorded:
        return ()


def repositories(host: Host) -> ini.Sections:
    """The settings of every repository by its name, those of dnf5's overrides on top.

    Source: dnf5(8), FILES, and dnf5-config-manager(8): ``setopt`` writes ``99-config_manager.repo``, whose
    sections may name several repositories by a pattern. What an override says of a repository that no file
    describes is kept under its own name.
    """
    known = read(host, (path for folder in _REPOSITORIES for path in files(host, folder, ".repo")))
    found = {name: dict(values) for name, values in known.items()}
    for folder in _OVERRIDES:
        for path in files(host, folder, ".repo"):
            for pattern, values in parse(text(host, path) or "").items():
                for name in [name for name in found if fnmatchcase(name, pattern)] or [pattern]:
                    found.setdefault(name, {}).update(values)
    return found


def names(values: Mapping[str, str], key: str) -> tuple[str, ...]:
    """The names or patterns in a list of packages, which commas or blanks part."""
    return tuple(values.get(key, "").replace(",", " ").split())


def excluded(values: Mapping[str, str]) -> tuple[str, ...]:
    """The packages that a section leaves out: ``exclude`` is the older name of ``excludepkgs``."""
    return tuple(name for key in _EXCLUDES for name in names(values, key))
