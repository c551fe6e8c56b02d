"""What differs from country to country, such as the number to call in an emergency."""

from __future__ import annotations

import re

from posture.content.blocks import lines
from posture.content.problems import ProblemLog
from posture.content.suggestion import did_you_mean

NAMES = ("report-sms", "emergency", "fraud-line")
PLACE = re.compile(r"\{region\.(?P<name>[^{}]*)\}")
"""Where it stands in a sentence."""
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
