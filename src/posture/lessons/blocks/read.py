"""``## Read``: a short pane to read, with an optional ``###`` title."""

from __future__ import annotations

from posture.content.blocks import Section
from posture.content.problems import ProblemLog
from posture.lessons.lesson import Read


def parse(section: Section, notes: ProblemLog) -> Read | None:
    """The pane, or None with a problem noted (E026 nothing to read)."""
    text = section.text.strip()
    title = ""
    if text.startswith("### "):
        heading, _, text = text.partition("\n")
        title = heading.removeprefix("### ").strip()
    if not text.strip():
        notes.error(section.line, "E026", "There is nothing to read in this block.")
        return None
    return Read(section.name, title, text.strip(), section.line)
