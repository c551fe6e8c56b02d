"""``## Put in order``: what to do, then a numbered list in the right order, each item with its why."""

from __future__ import annotations

import re

from posture.content.blocks import Section
from posture.content.problems import ProblemLog
from posture.lessons.blocks.explained import Codes, read_items
from posture.lessons.lesson import Item, Order

_ITEM = re.compile(r"(?P<mark>[0-9]+)[.)] +(?P<text>\S.*)")
_LIMITS = (3, 6)
_CODES = Codes(no_intro="E080", count="E081", no_why="E082", stray="E083")


def parse(section: Section, notes: ProblemLog) -> Order | None:
    """The block, or None with its problems noted.

    Codes: E080 no words above the list, E081 not 3 to 6 items, E082 an item without why, E083 words that
    belong to no item, E084 numbers that leave the order open, or one item twice.
    """
    found_before = len(notes.problems)
    intro, drafts = read_items(section, _ITEM, _LIMITS, _CODES, notes)
    seen: set[str] = set()
    for number, draft in enumerate(drafts, 1):
        if int(draft.mark[:6]) != number:
            message = f"This is item {number} and has the number {draft.mark}; write them in the right order."
            notes.error(draft.line, "E084", message)
        if draft.text.casefold() in seen:
            notes.error(draft.line, "E084", "This item stands here twice.")
        seen.add(draft.text.casefold())
    if len(notes.problems) > found_before:
        return None
    items = tuple(Item(draft.text, draft.why, draft.line) for draft in drafts)
    return Order(section.name, intro, items, section.line)
