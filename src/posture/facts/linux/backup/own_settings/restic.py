"""What the programs around restic copy: autorestic, resticprofile and rustic."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from posture.facts.linux.backup.commands.copying import Copying, in_any_case
from posture.facts.linux.backup.coverage import Sources, listed
from posture.facts.linux.backup.own_settings.written import (
    UNREAD,
    at_home,
    mappings,
    texts,
    toml_mapping,
    yaml_mapping,
)
from posture.host.model import Host

_DEEPEST = 8
_LISTS = ("files-from", "files-from-raw", "files-from-verbatim")


def autorestic(host: Host, path: str, copying: Copying, home: str, text: str) -> tuple[Sources, ...]:  # noqa: ARG001
    """``locations.NAME``: ``from``, a path or several, ``to``, ``cron`` and ``options.backup``.

    Source: autorestic.vercel.app, Configuration. Locations that leave out and keep the same in the same
    places are told together, for they hold the home folder together.
    """
    read = yaml_mapping(text) or {}
    locations = read.get("locations")
    if not isinstance(locations, dict):
        return (UNREAD,)
    found: dict[Sources, tuple[str, ...]] = {}
    for name, location in locations.items():
        named = not copying.parts or str(name) in copying.parts
        due = copying.sources != ("cron",) or (isinstance(location, dict) and location.get("cron"))
        if isinstance(location, dict) and named and due:
            options = [_below(location, "options", "backup")]
            options += [_below(read, "global", key) for key in ("all", "backup")]
            excluded, unread = _left_out(host, *options)
            backends = [_below(read, "backends", each) for each in texts(location.get("to"))]
            targets = at_home(tuple(_backend(each) for each in backends), home)
            key = Sources((), at_home(excluded, home), unread=unread, targets=targets)
            found[key] = (*found.get(key, ()), *at_home(texts(location.get("from")), home))
    return tuple(
        Sources(paths, key.excluded, unread=key.unread, targets=key.targets) for key, paths in found.items()
    ) or (Sources(()),)


def resticprofile(host: Host, path: str, copying: Copying, home: str, text: str) -> tuple[Sources, ...]:
    """The profile's ``backup.source`` and ``repository``, as far as no template or include stands in the way.

    Source: creativeprojects.github.io/resticprofile, Configuration: TOML, YAML or JSON; profiles inherit from
    the one that ``inherit`` names, and lie below ``profiles`` in version 2 of the format.
    """
    read = toml_mapping(text) if path.endswith((".toml", ".conf")) else yaml_mapping(text)
    if read is None or "{{" in text or "includes" in read or "mixins" in read:
        return (UNREAD,)
    profiles = read.get("profiles") if str(read.get("version", "1")) == "2" else read
    profile = _inherited(profiles, copying.parts[0]) if isinstance(profiles, dict) else {}
    backup = profile.get("backup")
    if not isinstance(backup, dict):
        return (UNREAD,)
    excluded, unread = _left_out(host, backup)
    return (
        Sources(
            at_home(tuple(_below_base(each, backup) for each in texts(backup.get("source"))), home),
            at_home(excluded, home),
            more=any(key in backup for key in _LISTS),
            unread=unread,
            one_file_system=backup.get("one-file-system") is True,
            targets=at_home(texts(profile.get("repository")), home),
        ),
    )


def rustic(host: Host, path: str, copying: Copying, home: str, text: str) -> tuple[Sources, ...]:  # noqa: ARG001
    """``sources`` of every ``[[backup.snapshots]]``, in older versions ``source`` of ``[[backup.sources]]``.

    Source: rustic's config/README.md and config/full.toml; other profiles that are taken in are not followed.
    """
    read = toml_mapping(text)
    if read is None:
        return (UNREAD,)
    backup = _below(read, "backup")
    more = bool(copying.parts or _below(read, "global").get("use-profiles"))
    found = []
    for each in (*mappings(backup.get("snapshots") or []), *mappings(backup.get("sources") or [])):
        both = {**backup, **each}
        globs = (glob[1:] for glob in texts(both.get("globs")) if glob.startswith("!"))
        in_any = (in_any_case(glob[1:]) for glob in texts(both.get("iglobs")) if glob.startswith("!"))
        patterns, unread = listed(host, texts(both.get("glob-files")))
        found.append(
            Sources(
                at_home((*texts(each.get("sources")), *texts(each.get("source"))), home),
                (*globs, *in_any, *(line[1:] for line in patterns if line.startswith("!"))),
                more,
                unread or bool(both.get("iglob-files")),
                both.get("one-file-system") is True,
                at_home(texts(_below(read, "repository").get("repository")), home),
            )
        )
    return tuple(found) or (UNREAD if more else Sources(()),)


def _below(mapping: Mapping[str, Any], *keys: str) -> Mapping[str, Any]:
    """The mapping under keys one below the other, an empty one where there is none."""
    for key in keys:
        below = mapping.get(key)
        mapping = below if isinstance(below, dict) else {}
    return mapping


def _backend(backend: Mapping[str, Any]) -> str:
    """Where a backend of autorestic keeps copies; only those of type ``local`` are folders."""
    place = backend.get("path")
    return place if isinstance(place, str) and backend.get("type") == "local" else "$REMOTE"


def _left_out(host: Host, *options: Mapping[str, Any]) -> tuple[tuple[str, ...], bool]:
    """What the options that are passed on to ``restic backup`` exclude, and whether some cannot be read."""
    excluded: list[str] = []
    unread = False
    for each in options:
        excluded += (*texts(each.get("exclude")), *map(in_any_case, texts(each.get("iexclude"))))
        patterns, closed = listed(host, (*texts(each.get("exclude-file")), *texts(each.get("iexclude-file"))))
        excluded += patterns
        unread = unread or closed
    return tuple(excluded), unread


def _inherited(profiles: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A profile on top of those it inherits from, section by section."""
    found: dict[str, Any] = {}
    for _ in range(_DEEPEST):
        profile = _below(profiles, name)
        for key, value in profile.items():
            both = isinstance(value, dict) and isinstance(found.get(key), dict)
            found[key] = {**value, **found[key]} if both else found.get(key, value)
        name = str(profile.get("inherit") or "")
        if not name:
            return found
    return {}


def _below_base(source: str, backup: Mapping[str, Any]) -> str:
    base = backup.get("source-base")
    if source.startswith(("/", "~", "$")):
        return source
    return f"{base}/{source}" if isinstance(base, str) else f"$PWD/{source}"
