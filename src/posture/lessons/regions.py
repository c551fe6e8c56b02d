"""What differs from country to country, such as the number to call in an emergency."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from importlib.resources.abc import Traversable
from typing import Any, TypeVar, cast

from posture.content.blocks import lines
from posture.content.form import read_text
from posture.content.node import plain
from posture.content.problems import ProblemLog
from posture.content.suggestion import did_you_mean
from posture.content.tree import read_tree

_Any = TypeVar("_Any")

NAMES = ("report-sms", "emergency", "fraud-line")
PLACE = re.compile(r"\{region\.(?P<name>[^{}]*)\}")
"""Where it stands in a sentence."""
_FILE = "regions.yaml"
_ELSEWHERE = "elsewhere"
_MEANT = re.compile(r"\{ *region\b(?!\.)|\{ +region\.|\{region\.[^{}]*$")


def note_unknown_places(text: str, first_line: int, notes: ProblemLog) -> None:
    """Note every place for a country's fact that is not known. Code E074."""
    for line in lines(text, first_line):
        for match in PLACE.finditer(line.text):
            if match["name"] not in NAMES:
                hint = did_you_mean(match["name"], NAMES) or f" There are: {', '.join(NAMES)}."
                notes.error(line.number, "E074", f"I do not know “{match['name']}” of a region.{hint}")
        if _MEANT.search(line.text):
            notes.error(line.number, "E074", "A country's fact is written “{region.emergency}”.")


def facts_of(folder: Traversable, country: str) -> Mapping[str, str]:
    """What holds in a country, by name, from the file in ``folder``; what holds nowhere else is “elsewhere”.

    ``country`` is its code in capitals, or "". Every name of ``NAMES`` has a value where the file is whole.
    """
    known = _countries(folder)
    return {**known.get(_ELSEWHERE, {}), **known.get(country, {})}


def sentences_of(folder: Traversable) -> tuple[str, ...]:
    """Everything that is said of some country in the file in ``folder``, each once."""
    return tuple(dict.fromkeys(said for facts in _countries(folder).values() for said in facts.values()))


def _countries(folder: Traversable) -> Mapping[str, Mapping[str, str]]:
    text, _ = read_text(folder / _FILE, _FILE)
    root = read_tree(text or "", 1, ProblemLog(_FILE))
    known = plain(root) if root is not None else {}
    named: Mapping[str, Any] = known if isinstance(known, dict) else {}
    return {country: facts or {} for country, facts in named.items()}


def filled(thing: _Any, facts: Mapping[str, str]) -> _Any:
    """A lesson, or a part of one, with the country's facts in their places."""
    made: Any = thing
    if isinstance(thing, str):
        made = PLACE.sub(lambda match: facts.get(match["name"], match[0]), thing)
    elif isinstance(thing, tuple):
        made = tuple(filled(each, facts) for each in thing)
    elif isinstance(thing, dict):
        made = {key: filled(value, facts) for key, value in thing.items()}
    elif is_dataclass(thing) and not isinstance(thing, type):
        parts = {part.name: getattr(thing, part.name) for part in fields(thing)}
        changed = {name: new for name, old in parts.items() if (new := filled(old, facts)) != old}
        made = replace(thing, **changed) if changed else thing
    return cast("_Any", made)
