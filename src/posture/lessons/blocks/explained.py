"""Items of a list, each with its why below it: ``- …`` or ``1. …``, then ``> why``, set in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from posture.content.blocks import Section, lines
from posture.content.problems import ProblemLog

_WHY = re.compile(r" +> ?(?P<text>.*)")


@dataclass(slots=True)
class Draft:
    """An item while its lines are read."""

    line: int
    mark: str
    words: list[str]
    reasons: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return _flowed(self.words)

    @property
    def why(self) -> str:
        return _flowed(self.reasons)


@dataclass(frozen=True, slots=True)
class Codes:
    """Under which code each mistake is noted."""

    no_intro: str
    count: str
    no_why: str
    stray: str


def read_items(
    section: Section, start: re.Pattern[str], limits: tuple[int, int], codes: Codes, notes: ProblemLog
) -> tuple[str, Sequence[Draft]]:
    """The words above the list, and its items; ``start`` matches an item's first line, with mark and text.

    Noted, under the codes given: no words above, fewer or more items than the limits, an item without why,
    words that belong to no item.
    """
    intro: list[str] = []
    drafts: list[Draft] = []
    for line in lines(section.text, section.line + 1):
        if match := start.fullmatch(line.text.rstrip()):
            drafts.append(Draft(line.number, match["mark"], [match["text"]]))
        elif not drafts:
            intro.append(line.text)
        elif match := _WHY.fullmatch(line.text):
            drafts[-1].reasons.append(match["text"])
        elif line.text.startswith("  ") and line.text.strip() and not drafts[-1].reasons:
            drafts[-1].words.append(line.text)
        elif line.text.startswith(">"):
            message = "Put spaces before “> why”, so that it belongs to the item above."
            notes.error(line.number, codes.stray, message)
        elif line.text.strip():
            notes.error(line.number, codes.stray, "These words belong to no item of the list.")
    words = "\n".join(intro).strip()
    if not words:
        notes.error(section.line, codes.no_intro, "Say above the list what is to be done.")
    least, most = limits
    if not least <= len(drafts) <= most:
        message = f"The list has {least} to {most} items, not {len(drafts)}."
        notes.error(section.line, codes.count, message)
    for draft in drafts:
        if not draft.why:
            notes.error(draft.line, codes.no_why, "Every item needs an explanation: set in, then “> why”.")
    return words, drafts


def _flowed(words: Sequence[str]) -> str:
    return " ".join(line.strip() for line in words if line.strip())
