"""What goes wrong in scenarios."""

from __future__ import annotations

import re

from faults.lines import Fault, Lines, adds, block, changes, find

_CHOICE = r"^- \[.*\]\(#"
_SCENARIO = "Scenario"


def _no_start(lines: Lines) -> int:
    start, end = block(lines, _SCENARIO)
    lines[find(lines, "^### start", start, end)] = "### begin"
    return start + 1


def _unreached(lines: Lines) -> int:
    _start, end = block(lines, _SCENARIO)
    lines[end:end] = ["### nowhere", "", "Nobody comes here.", "", "Ending: good", ""]
    return end + 1


def _dead_end(lines: Lines) -> int:
    start, end = block(lines, _SCENARIO)
    ending = find(lines, "^Ending: good", start, end)
    lines[ending] = ""
    return max(n for n in range(start, ending) if lines[n].startswith("### ")) + 1


def _end_that_goes_on(lines: Lines) -> int:
    start, end = block(lines, _SCENARIO)
    ending = find(lines, "^Ending: good", start, end)
    lines[ending:ending] = ["- [Again](#start)", ""]
    return max(n for n in range(start, ending) if lines[n].startswith("### ")) + 1


def _second_ending(lines: Lines) -> int:
    place = find(lines, "^Ending: good")
    lines.insert(place + 1, lines[place])
    return place + 2


def _no_recovery(lines: Lines) -> int:
    start, end = block(lines, _SCENARIO)
    ending = find(lines, "^Ending: harm", start, end)
    recovery = find(lines, "^Recovery:", ending, end)
    after = next((n for n in range(recovery + 1, end) if not lines[n].strip()), end)
    del lines[recovery:after]
    return ending + 1


def _recovery_without_harm(lines: Lines) -> int:
    place = find(lines, "^Ending: good")
    lines.insert(place + 1, "Recovery: Call.")
    return place + 2


def _step_twice(lines: Lines) -> int:
    _start, end = block(lines, _SCENARIO)
    lines[end:end] = ["### start", "", "Again.", "", "Ending: good", ""]
    return end + 1


def _one_level(lines: Lines) -> int:
    start, end = block(lines, _SCENARIO)
    lines[start + 1 : end] = [
        *("", "### start", "", "Now?", "", "- [Yes](#yes)", "- [No](#no)", ""),
        *("### yes", "", "So.", "", "Ending: recovered", "", "### no", "", "So.", "", "Ending: good", ""),
    ]
    return start + 1


def _none_recovered(lines: Lines) -> int:
    start, end = block(lines, _SCENARIO)
    find(lines, "^Ending: recovered", start, end)
    for place in range(start, end):
        lines[place] = re.sub("^Ending: recovered", "Ending: good", lines[place])
    return start + 1


FAULTS: dict[str, tuple[str, Fault]] = {
    "no start": ("E090", _no_start),
    "a choice to nowhere": ("E091", changes(r"\]\(#[a-z0-9-]+\)", "](#nowhere-at-all)", within=_SCENARIO)),
    "a step that nothing leads to": ("E092", _unreached),
    "a dead end": ("E093", _dead_end),
    "an end that goes on": ("E093", _end_that_goes_on),
    "an unknown ending": ("E094", changes("^Ending: good", "Ending: god")),
    "a second ending": ("E094", _second_ending),
    "harm without a way out": ("E095", _no_recovery),
    "a way out without harm": ("E095", _recovery_without_harm),
    "a choice without its mark": ("E096", changes(r"\]\(#", "](", within=_SCENARIO)),
    "a choice that is an item": ("E096", changes(r"^- \[(.*?)\]\(.*\)", r"- \1", within=_SCENARIO)),
    "words below the choices": ("E096", adds("And so on.", within=_SCENARIO, below=_CHOICE)),
    "a step with two words for a name": ("E097", changes("^### start", "### Start here")),
    "a step twice": ("E097", _step_twice),
    "one choice only": ("E098", _one_level),
    "nothing that ends well after all": ("E099", _none_recovered),
}
