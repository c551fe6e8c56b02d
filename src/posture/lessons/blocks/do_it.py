"""``## Do it``: one action, its numbered steps, and ``Check: <check-id>`` where the app can look again."""

from __future__ import annotations

import re

from posture.content.blocks import Section, lines
from posture.content.problems import ProblemLog
from posture.lessons.lesson import DoIt

_STEP = re.compile(r"[0-9]+[.)] +(?P<text>\S.*)")
_CHECK = re.compile(r"check: *(?P<id>.*)", re.IGNORECASE)


def parse(section: Section, notes: ProblemLog) -> DoIt | None:
    """The action, or None with a problem noted.

    Codes: E050 no action, E051 an empty ``Check:`` or a second one, E052 words below the steps.
    """
    found_before = len(notes.problems)
    text: list[str] = []
    steps: list[str] = []
    check, check_line = "", 0
    for line in lines(section.text, section.line + 1):
        if match := _CHECK.fullmatch(line.text.strip()):
            if check_line or not match["id"]:
                notes.error(
                    line.number, "E051", "Write one line “Check: ” with one name, such as screen-lock."
                )
            check, check_line = match["id"], line.number
        elif match := _STEP.fullmatch(line.text.rstrip()):
            steps.append(match["text"])
        elif not steps:
            text.append(line.text)
        elif line.text.startswith("  "):
            steps[-1] += " " + line.text.strip()
        elif line.text.strip():
            notes.error(line.number, "E052", "Words below the steps belong above them, or to a step.")
    action = "\n".join(text).strip()
    if not action:
        notes.error(section.line, "E050", "Say in a sentence what to do, above the steps.")
    if len(notes.problems) > found_before:
        return None
    return DoIt(section.name, action, tuple(steps), check, check_line, section.line)
