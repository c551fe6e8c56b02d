"""The settings files in which backup programs keep what they copy."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from posture.facts.linux.backup.commands.copying import Copying
from posture.facts.linux.backup.coverage import Sources, patterns
from posture.host.model import Host, HostError, NotThere

_UNREAD = Sources((), more=True)
_DUPLY_SOURCE = re.compile(r"""^\s*SOURCE=(["']?)(.*?)\1\s*$""", re.MULTILINE)


def sources(host: Host, copying: Copying, home: str) -> tuple[Sources, ...]:
    """What the files of the program say, one for each file; nothing where none is there to be read.

    ``home`` is the folder of the account that the program runs under. A file that is closed, or written in a
    way that is not followed here, may copy anything.
    """
    reader = _READERS.get(copying.program)
    found: list[Sources] = []
    for path in copying.settings if reader else ():
        for file in _files(host, path.replace("~", home, 1) if path.startswith("~") else path):
            try:
                text = host.read_text(file)
            except NotThere:
                continue
            except HostError:
                found.append(_UNREAD)
                continue
            found.append(reader(host, text, copying, home) if reader else _UNREAD)
    return tuple(found)


def _files(host: Host, path: str) -> tuple[str, ...]:
    """The file itself, or for ``FOLDER/*`` and for a folder those in it."""
    folder = path.removesuffix("/*")
    try:
        listed = host.names(folder)
    except NotThere:
        listed = ()
    except HostError:
        return (path,)
    inside = tuple(f"{folder}/{name}" for name in listed if name.endswith((".yaml", ".yml")))
    return inside if listed or path.endswith("/*") else (path,)


def _yaml(text: str) -> Mapping[str, Any] | None:
    # Only people with such a program spend the milliseconds that this takes.
    import yaml

    try:
        read = yaml.safe_load(text)
    except (yaml.YAMLError, RecursionError, ValueError):
        return None
    return read if isinstance(read, dict) else None


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    return tuple(item for item in items if isinstance(item, str))


def _at_home(paths: tuple[str, ...], home: str) -> tuple[str, ...]:
    """Paths with ``~`` replaced; ``{constant}`` and ``${VARIABLE}`` are left open."""
    return tuple(re.sub(r"^~(?=/|$)", home, path).replace("{", "${") for path in paths)


def _borgmatic(host: Host, text: str, copying: Copying, home: str) -> Sources:  # noqa: ARG001
    """``source_directories`` and ``patterns``, before version 1.8 below ``location``.

    Source: torsion.org/borgmatic, Configuration reference.
    """
    read = _yaml(text)
    if read is None:
        return _UNREAD
    location = read.get("location")
    read = {**location, **read} if isinstance(location, dict) else read
    if "create" in _texts(read.get("skip_actions")):
        return Sources(())
    rules = _texts(read.get("patterns"))
    lists = [patterns(host, path) for path in _texts(read.get("exclude_from"))]
    read_lists = tuple(pattern for found in lists if found is not None for pattern in found)
    roots = tuple(rule[1:].strip() for rule in rules if rule[:1] == "R")
    excluded = tuple(rule[1:].strip() for rule in rules if rule[:1] in ("-", "!"))
    return Sources(
        _at_home((*_texts(read.get("source_directories")), *roots), home),
        _at_home((*_texts(read.get("exclude_patterns")), *excluded, *read_lists), home),
        more=bool(read.get("patterns_from")) or "<<" in read,
        unread=None in lists or bool(read.get("patterns_from")),
        one_file_system=read.get("one_file_system") is True,
    )


def _autorestic(host: Host, text: str, copying: Copying, home: str) -> Sources:  # noqa: ARG001
    """``locations.NAME.from``, a path or several (autorestic.vercel.app, Configuration)."""
    read = _yaml(text)
    locations = read.get("locations") if read else None
    if not isinstance(locations, dict):
        return _UNREAD
    paths = tuple(
        path for each in locations.values() if isinstance(each, dict) for path in _texts(each.get("from"))
    )
    return Sources(_at_home(paths, home))


def _duply(host: Host, text: str, copying: Copying, home: str) -> Sources:  # noqa: ARG001
    """``SOURCE='/home/person'`` in the profile's ``conf``."""
    found = _DUPLY_SOURCE.findall(text)
    path = found[-1][1] if found else "$SOURCE"
    return Sources((re.sub(r"^(~|\$HOME|\$\{HOME\})(?=/|$)", home, path),))


def _rsnapshot(host: Host, text: str, copying: Copying, home: str) -> Sources:  # noqa: ARG001
    """``backup`` lines; the first ``retain`` line names the interval that copies, unless ``sync`` does.

    Source: rsnapshot(1), CONFIGURATION; the fields are separated by tabs.
    """
    lines = [
        re.split(r"\t+", line.strip()) for line in text.splitlines() if line.strip()[:1] not in ("", "#")
    ]
    if any(line[0] == "include_conf" for line in lines):
        return _UNREAD
    intervals = [line[1] for line in lines if line[0] in ("retain", "interval") and len(line) > 2]
    syncs = ["sync_first", "1"] in [line[:2] for line in lines]
    copies = "sync" if syncs else next(iter(intervals), "")
    if copying.sources != (copies,):
        return Sources(())
    paths = tuple(line[1] for line in lines if line[0] == "backup" and len(line) > 2)
    excluded = tuple(line[1] for line in lines if line[0] == "exclude" and len(line) > 1)
    stays = ["one_fs", "1"] in [line[:2] for line in lines]
    return Sources(paths, excluded, one_file_system=stays)


_READERS: Mapping[str, Callable[[Host, str, Copying, str], Sources]] = {
    "autorestic": _autorestic,
    "borgmatic": _borgmatic,
    "duply": _duply,
    "rsnapshot": _rsnapshot,
}
