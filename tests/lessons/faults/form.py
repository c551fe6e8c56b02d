"""What goes wrong in the form at the top, and between the blocks."""

from __future__ import annotations

import re

from faults.lines import Fault, Lines, changes, find, loses


def _field_twice(lines: Lines) -> int:
    place = find(lines, "^rev:")
    lines.insert(place + 1, lines[place])
    return place + 2


def _source_without_year(lines: Lines) -> int:
    del lines[find(lines, "^    year:")]
    return find(lines, "^  - name:") + 1


def _source_without_fields(lines: Lines) -> int:
    place = find(lines, "^  - name:")
    end = next(n for n in range(place + 1, len(lines)) if not lines[n].startswith("    "))
    lines[place:end] = ["  - Somebody, Something"]
    return place + 1


def _reading_without_day(lines: Lines) -> int:
    if any(line.startswith("readings:") for line in lines):
        start = find(lines, "^readings:")
        place = find(lines, r"^  - on:", start)
        lines[place + 1] = lines[place + 1].replace("    ", "  - ", 1)
        del lines[place]
        return place + 1
    place = find(lines, "^reviewed:")
    lines[place:place] = ["readings:", "  - opened: the page", "    changed: nothing"]
    return place + 2


def _no_end(lines: Lines) -> int:
    del lines[find(lines, "^---$", 1)]
    return 1


def _name_twice(lines: Lines) -> int:
    first = find(lines, "^## ")
    second = find(lines, "^## ", first + 1)
    name = re.search(r"#[a-z][a-z0-9-]*", lines[first])
    assert name
    lines[second] = re.sub(r"#[a-z][a-z0-9-]*", name[0], lines[second], count=1)
    return second + 1


def _words_outside(lines: Lines) -> int:
    lines.insert(find(lines, "^## "), "Some words.")
    return find(lines, "^---", 1) + 2


def _no_blocks(lines: Lines) -> int:
    first = find(lines, "^## ")
    lines[first - 1 :] = [""]
    return find(lines, "^---", 1) + 2


def _refuse_field(lines: Lines, name: str) -> None:
    if any(line.startswith(f"{name}:") for line in lines):
        raise LookupError(name)


def _unknown_role(lines: Lines) -> int:
    _refuse_field(lines, "roles")
    place = find(lines, "^reviewed:")
    lines.insert(place, "roles: [traveler]")
    return place + 1


FAULTS: dict[str, tuple[str, Fault]] = {
    "no form": ("E001", loses("^---$")),
    "a form without end": ("E002", _no_end),
    "a quote left open": ("E003", changes("^plan: .*", 'plan: "If')),
    "a tab": ("E003", changes("^  - name", "\t- name")),
    "a second colon": ("E003", changes("^title: .*", "title: Lesson: one")),
    "a list for a form": ("E003", changes("^rev:", "- rev:")),
    "a field misspelt": ("E005", changes("^title:", "titel:")),
    "a field of a source misspelt": ("E005", changes("^    year:", "    yaer:")),
    "a field twice": ("E006", _field_twice),
    "a field lost": ("E007", loses("^plan:")),
    "a source without year": ("E007", _source_without_year),
    "a reading without its day": ("E007", _reading_without_day),
    "a lesson too long": ("E008", changes("^minutes: .*", "minutes: 9")),
    "a day that is none": ("E008", changes("^reviewed: .*", "reviewed: 2026-02-30")),
    "an unknown track": ("E008", changes("^track: .*", "track: devise")),
    "an unknown role": ("E008", _unknown_role),
    "an address that is not secure": ("E008", changes("^    url: .*", "    url: http://www.ncsc.gov.uk/")),
    "a wrong type": ("E009", changes("^minutes: .*", "minutes: three")),
    "sources that are no list": ("E009", _source_without_fields),
    "an anchor": ("E010", changes("^rev: ", "rev: &one ")),
    "an invisible character": ("E011", changes("^## ", "## \x07")),
    "an invisible character as an escape": ("E011", changes("^plan: .*", r'plan: "If \\u202e x, then y."')),
    "a blank without a width": ("E011", changes("^## ", "## \u200b")),
    "a filler": ("E011", changes("^title: ", "title: \u3164")),
    "a tag in the plan": ("E030", changes("^plan: .*", "plan: If <b>this</b>, then that.")),
    "a link in the aim": (
        "E060",
        changes("^objective: .*", "objective: You know [this](https://a.example)."),
    ),
    "an unknown fact in the plan": (
        "E074",
        changes("^plan: .*", "plan: 'If so, I call {region.emergencies}.'"),
    ),
    "a day by its week": ("E008", changes("^reviewed: .*", "reviewed: 2026-W48-1")),
    "an unknown check": ("E014", changes("^checks: .*", "checks: [screen-lok]")),
    "an unknown block": ("E020", changes("^## Question", "## Quesion")),
    "an open brace": ("E020", changes(r"^## Question \{(.*)\}", r"## Question {\1")),
    "a name twice": ("E021", _name_twice),
    "a block without name": ("E022", changes(r"^## Do it \{.*\}", "## Do it")),
    "an unknown flag": ("E023", changes(" core}", " cor}")),
    "words outside of a block": ("E025", _words_outside),
    "no blocks": ("E027", _no_blocks),
}
