"""Lines so long that nobody reads them, and that looking for slips in them takes for ever."""

from __future__ import annotations

from collections.abc import Iterable

from posture.content.problems import ProblemLog

LONGEST_LINE = 2000
"""Letters. What is looked for in a line can take the square of them."""


def note_long_lines(lines: Iterable[str], notes: ProblemLog) -> bool:
    """Note every line that is too long, counted from 1; whether there is one. Code E012."""
    found = False
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            found = True
            notes.error(number, "E012", f"This line is too long; {LONGEST_LINE} letters is the most.")
    return found
