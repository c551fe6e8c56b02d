"""``## Read``: something short to read, with an optional ``###`` title, pictures and things to keep."""

from __future__ import annotations

from posture.content.blocks import Section, lines
from posture.content.problems import ProblemLog
from posture.lessons.blocks.passages import parts_of, passage
from posture.lessons.lesson import Read


def parse(section: Section, notes: ProblemLog) -> Read | None:
    """The block, or None with a problem noted (E026 nothing to read; others stand with the passages)."""
    found_before = len(notes.problems)
    parts = parts_of(section, notes, title=True)
    if not parts:
        notes.error(section.line, "E026", "There is nothing to read in this block.")
    passages = [passage(part, list(lines(part.text, part.line + 1)), (), notes) for part in parts]
    if len(notes.problems) > found_before:
        return None
    return Read(section.name, tuple(passages), section.line)
