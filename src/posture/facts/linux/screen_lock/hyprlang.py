"""Hyprlang, the language of the settings of Hyprland's programs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.host.model import Host, NotThere

_COMMENT = re.compile(r"(?<!#)#(?!#).*")
_ASSIGNMENT = re.compile(r"([$\w:.-]+)\s*=\s*(.*)")
_OPENING = re.compile(r"([\w-]+)\s*\{")
_DEEPEST = 3

Section = tuple[str, Mapping[str, str]]


def whole(host: Host, text: str, path: str, depth: int = 0) -> str:
    """The text with the files it names by ``source`` put in their place."""
    lines = []
    for line in text.splitlines():
        found = _ASSIGNMENT.fullmatch(_COMMENT.sub("", line).strip())
        if found is None or found[1] != "source" or depth >= _DEEPEST or not found[2]:
            lines.append(line)
            continue
        other = _path(host, found[2].strip(), path)
        try:
            lines.append(whole(host, host.read_text(other), other, depth + 1))
        except NotThere:
            continue
    return "\n".join(lines)


def _path(host: Host, written: str, beside: str) -> str:
    if written.startswith("~/"):
        return f"{host.home()}/{written[2:]}"
    return written if written.startswith("/") else f"{beside.rpartition('/')[0]}/{written}"


def parse(text: str) -> tuple[Section, ...]:
    """The sections with their values, variables put in. Source: Hyprland wiki, "Hyprlang".

    ``general:grace = 5`` outside of a section is one of its own.
    """
    sections: list[Section] = []
    variables: dict[str, str] = {}
    section = ""
    fields: dict[str, str] = {}
    for whole_line in text.splitlines():
        line = _COMMENT.sub("", whole_line).replace("##", "#").strip()
        opening, assignment = _OPENING.fullmatch(line), _ASSIGNMENT.fullmatch(line)
        if opening is not None:
            section, fields = opening[1], {}
        elif line == "}":
            sections.append((section, fields))
            section, fields = "", {}
        elif assignment is not None:
            name, value = assignment[1], _filled(assignment[2].strip(), variables)
            category, _, key = name.rpartition(":")
            if name.startswith("$"):
                variables[name] = value
            elif category and not section:
                sections.append((category, {key: value}))
            else:
                fields[name] = value
    return tuple(sections)


def _filled(value: str, variables: Mapping[str, str]) -> str:
    for name in sorted(variables, key=len, reverse=True):
        value = value.replace(name, variables[name])
    return value[:4096]
