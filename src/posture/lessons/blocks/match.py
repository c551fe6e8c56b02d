"""``## Match``: what to do, then lines ``- left -> right``, each with its why."""

from __future__ import annotations

import re

from posture.content.blocks import Section
from posture.content.problems import ProblemLog
from posture.lessons.blocks.explained import Codes, Draft, read_items
from posture.lessons.lesson import Match, Pair

_ITEM = re.compile(r"(?P<mark>-) +(?P<text>\S.*)")
_LIMITS = (3, 5)
_CODES = Codes(no_intro="E085", count="E086", no_why="E087", stray="E088")


def parse(section: Section, notes: ProblemLog) -> Match | None:
    """The block, or None with its problems noted.

    Codes: E085 no words above the list, E086 not 3 to 5 pairs, E087 a pair without why, E088 words that
    belong to no pair or are none, E089 a side that stands there twice.
    """
    found_before = len(notes.problems)
    intro, drafts = read_items(section, _ITEM, _LIMITS, _CODES, notes)
    pairs = [_pair(draft, notes) for draft in drafts]
    seen: dict[tuple[str, str], int] = {}
    for pair in pairs:
        for side, words in (("left", pair.left), ("right", pair.right)):
            line = seen.setdefault((side, words.casefold()), pair.line)
            if line != pair.line:
                notes.error(pair.line, "E089", f"“{words}” stands on the {side} in line {line} already.")
    if len(notes.problems) > found_before:
        return None
    return Match(section.name, intro, tuple(pairs), section.line)


def _pair(draft: Draft, notes: ProblemLog) -> Pair:
    left, arrow, right = draft.text.partition("->")
    if not arrow or not left.strip() or not right.strip() or "->" in right:
        notes.error(draft.line, "E088", "A pair is written “- left -> right”, with one arrow.")
    return Pair(left.strip(), right.strip(), draft.why, draft.line)
