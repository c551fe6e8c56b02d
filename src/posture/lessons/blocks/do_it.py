"""``## Do it``: one action, its numbered steps, and ``Check: <check-id>`` where the app can look again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from posture.content.blocks import Line, Section, lines
from posture.content.problems import ProblemLog
from posture.lessons.blocks.passages import KEEP, parts_of, passage, places_of
from posture.lessons.lesson import DoIt

_STEP = re.compile(r"[0-9]+[.)] +(?P<text>\S.*)")
_CHECK = re.compile(r"check: *(?P<id>.*)", re.IGNORECASE)


@dataclass(slots=True)
class _Draft:
    """A part while its lines are read."""

    words: list[Line] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)


def parse(section: Section, notes: ProblemLog) -> DoIt | None:
    """The action, or None with a problem noted.

    Codes: E050 no action, E051 an empty ``Check:`` or a second one, E052 words below the steps.
    """
    found_before = len(notes.problems)
    checks: list[Line] = []
    passages = []
    parts = parts_of(section, notes, title=False)
    for part in parts:
        draft = _scanned(part, checks, notes)
        if draft.words or draft.steps:
            passages.append(passage(part, draft.words, draft.steps, notes))
        elif places_of(part):
            notes.error(part.line, "E026", "There is nothing to do below this heading.")
    if not passages or passages[0].only or not passages[0].text:
        notes.error(section.line, "E050", "Say in a sentence what to do, above the steps.")
    for line in checks:
        if line is not checks[0] or not line.text:
            notes.error(line.number, "E051", "Write one line “Check: ” with one name, such as screen-lock.")
    if len(notes.problems) > found_before:
        return None
    check, check_line = (checks[0].text, checks[0].number) if checks else ("", 0)
    return DoIt(section.name, tuple(passages), check, check_line, section.line)


def _scanned(part: Section, checks: list[Line], notes: ProblemLog) -> _Draft:
    draft = _Draft()
    for line in lines(part.text, part.line + 1):
        if match := _CHECK.fullmatch(line.text.strip()):
            checks.append(Line(line.number, match["id"]))
        elif match := _STEP.fullmatch(line.text.rstrip()):
            draft.steps.append(match["text"])
        elif not draft.steps or KEEP.fullmatch(line.text):
            if draft.words or line.text.strip():
                draft.words.append(line)
        elif line.text.startswith("  "):
            draft.steps[-1] += " " + line.text.strip()
        elif line.text.strip():
            notes.error(line.number, "E052", "Words below the steps belong above them, or to a step.")
    return draft
