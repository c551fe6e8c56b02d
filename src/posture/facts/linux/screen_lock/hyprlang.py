"""Hyprlang, the language of the settings of Hyprland's programs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from posture.facts.linux.machine.file_patterns import matching
from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, NotThere
from posture.words.phrase import phrase

_COMMENT = re.compile(r"(?<!#)#(?!#).*")
_ASSIGNMENT = re.compile(r"([$\w:.-]+)\s*=\s*(.*)")
_OPENING = re.compile(r"([\w-]+)\s*\{")
_SUM = re.compile(r"\{\{\s*(\w+)\s*([-+*/])\s*(\w+)\s*\}\}")
_DEEPEST = 3

Section = tuple[str, Mapping[str, str]]


def whole(host: Host, text: str, path: str, depth: int = 0) -> str:
    """The text with the files it names by ``source`` put in their place, which may be patterns.

    Source: handleSource in hypridle's and hyprlock's ConfigManager.cpp, by glob(3). Undecided where such a
    line cannot be followed.
    """
    lines = []
    variables = {"$HOME": host.home()}
    for line in text.splitlines():
        found = _ASSIGNMENT.fullmatch(_COMMENT.sub("", line).strip())
        if found is not None and found[1].startswith("$"):
            variables[found[1]] = _filled(found[2].strip(), variables)
        if found is None or found[1] != "source" or depth >= _DEEPEST or not found[2]:
            lines.append(line)
            continue
        written = _filled(found[2].strip(), variables)
        if "$" in written:
            raise Undecided(
                Reason.UNRECOGNISED,
                phrase("Settings take in “{path}”, which Posture cannot find.", path=written),
                method=path.rpartition("/")[2],
            )
        lines += [_included(host, other, depth) for other in matching(host, _path(host, written, path))]
    return "\n".join(lines)


def _included(host: Host, path: str, depth: int) -> str:
    try:
        return whole(host, host.read_text(path), path, depth + 1)
    except NotThere:
        return ""


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
    return _SUM.sub(lambda found: _reckoned(found, variables), value)[:4096]


def _reckoned(found: re.Match[str], variables: Mapping[str, str]) -> str:
    """The value of ``{{a + b}}``, each a number or the name of a variable; as it stands where it has none."""
    first, second = (variables.get(f"${word}", word) for word in (found[1], found[3]))
    if not all(word.isdecimal() and word.isascii() and len(word) < 8 for word in (first, second)):
        return found[0]
    left, right = int(first), int(second)
    if found[2] == "/":
        return str(left // right) if right else found[0]
    return str({"+": left + right, "-": left - right, "*": left * right}[found[2]])
