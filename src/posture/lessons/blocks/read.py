"""``## Read``: a short pane to read, with an optional ``###`` title."""

from __future__ import annotations

import re

from posture.content.blocks import Section, lines
from posture.content.problems import ProblemLog
from posture.lessons.lesson import Read

_OTHER = re.compile(r" {0,3}(?:#+ |>)")


def parse(section: Section, notes: ProblemLog) -> Read | None:
    """The pane, or None with a problem noted (E026 nothing to read, E028 a heading or a quotation in it)."""
    text = section.text.strip()
    title = ""
    if text.startswith("### "):
        heading, _, text = text.partition("\n")
        title = heading.removeprefix("### ").strip()
    if not text.strip():
        notes.error(section.line, "E026", "There is nothing to read in this block.")
        return None
    for line in lines(section.text, section.line + 1):
        is_title = line.text.removeprefix("### ").strip() == title
        if _OTHER.match(line.text) and not is_title and not line.fence:
            message = "No heading or quotation is shown amid the words; make it a block, or a sentence."
            notes.error(line.number, "E028", message)
            return None
    return Read(section.name, title, text.strip(), section.line)
