"""What borgmatic copies."""

from __future__ import annotations

from posture.facts.linux.backup.commands.copying import Copying
from posture.facts.linux.backup.coverage import Sources, listed
from posture.facts.linux.backup.own_settings.written import UNREAD, at_home, texts, yaml_mapping
from posture.host.model import Host


def borgmatic(host: Host, path: str, copying: Copying, home: str, text: str) -> tuple[Sources, ...]:  # noqa: ARG001
    """``source_directories``, ``patterns`` and ``repositories``, before version 1.8 below ``location``.

    Source: torsion.org/borgmatic, Configuration reference; repositories are paths, or mappings with ``path``
    and ``label``, by either of which the command may name one.
    """
    read = yaml_mapping(text)
    if read is None:
        return (UNREAD,)
    location = read.get("location")
    read = {**location, **read} if isinstance(location, dict) else read
    if "create" in texts(read.get("skip_actions")):
        return (Sources(()),)
    rules = texts(read.get("patterns"))
    patterns, unread = listed(host, texts(read.get("exclude_from")))
    roots = tuple(rule[1:].strip() for rule in rules if rule[:1] == "R")
    excluded = tuple(rule[1:].strip() for rule in rules if rule[:1] in ("-", "!"))
    found = Sources(
        at_home((*texts(read.get("source_directories")), *roots), home),
        at_home((*texts(read.get("exclude_patterns")), *excluded, *patterns), home),
        more=bool(read.get("patterns_from")) or "<<" in read,
        unread=unread or bool(read.get("patterns_from")),
        one_file_system=read.get("one_file_system") is True,
        targets=at_home(_repositories(read.get("repositories"), copying.parts), home),
    )
    return (found,)


def _repositories(value: object, named: tuple[str, ...]) -> tuple[str, ...]:
    found = []
    for each in value if isinstance(value, list) else ():
        path, label = (each.get("path"), each.get("label")) if isinstance(each, dict) else (each, None)
        if isinstance(path, str) and (not named or {path, label} & set(named)):
            found.append(path)
    return tuple(found)
