"""What goes wrong where things are put in order or matched."""

from __future__ import annotations

import re

from faults.lines import Fault, Lines, adds, block, find


def _intro_lost(heading: str, item: str) -> Fault:
    def fault(lines: Lines) -> int:
        start, end = block(lines, heading)
        del lines[start + 1 : find(lines, item, start, end)]
        return start + 1

    return fault


def _one_item(heading: str, item: str) -> Fault:
    def fault(lines: Lines) -> int:
        start, end = block(lines, heading)
        second = find(lines, item, find(lines, item, start, end) + 1, end)
        del lines[second:end]
        return start + 1

    return fault


def _why_lost(heading: str, item: str) -> Fault:
    def fault(lines: Lines) -> int:
        start, end = block(lines, heading)
        first = find(lines, item, start, end)
        del lines[find(lines, "^ +>", first, end) : find(lines, item, first + 1, end)]
        return first + 1

    return fault


def _why_not_indented(heading: str) -> Fault:
    def fault(lines: Lines) -> int:
        start, end = block(lines, heading)
        why = find(lines, "^ +>", start, end)
        lines[why] = lines[why].lstrip()
        return why + 1

    return fault


def _second(heading: str, item: str, pattern: str, new: str) -> Fault:
    """The second item is changed, and reported."""

    def fault(lines: Lines) -> int:
        start, end = block(lines, heading)
        second = find(lines, item, find(lines, item, start, end) + 1, end)
        lines[second] = re.sub(pattern, new, lines[second], count=1)
        return second + 1

    return fault


def _item_twice(lines: Lines) -> int:
    start, end = block(lines, _ORDER)
    first = find(lines, _STEP, start, end)
    second = find(lines, _STEP, first + 1, end)
    lines[second] = f"2. {lines[first].partition(' ')[2]}"
    return second + 1


def _right_twice(lines: Lines) -> int:
    start, end = block(lines, _MATCH)
    first = find(lines, _PAIR, start, end)
    second = find(lines, _PAIR, first + 1, end)
    lines[second] = f"{lines[second].partition('->')[0]}->{lines[first].partition('->')[2]}"
    return second + 1


_ORDER, _MATCH = "Put in order", "Match"
_STEP, _PAIR = r"^\d+\. ", "^- .*->"

FAULTS: dict[str, tuple[str, Fault]] = {
    "an order without a task": ("E080", _intro_lost(_ORDER, _STEP)),
    "an order of one": ("E081", _one_item(_ORDER, _STEP)),
    "an item without why": ("E082", _why_lost(_ORDER, _STEP)),
    "a why of an item not indented": ("E083", _why_not_indented(_ORDER)),
    "a number left out": ("E084", _second(_ORDER, _STEP, r"^\d+", "7")),
    "an item twice": ("E084", _item_twice),
    "a match without a task": ("E085", _intro_lost(_MATCH, _PAIR)),
    "one pair only": ("E086", _one_item(_MATCH, _PAIR)),
    "a pair without why": ("E087", _why_lost(_MATCH, _PAIR)),
    "a why of a pair not indented": ("E088", _why_not_indented(_MATCH)),
    "a pair without arrow": ("E088", _second(_MATCH, _PAIR, "->", "and")),
    "a side twice": ("E089", _right_twice),
    "a picture in an order": ("E070", adds("![Something](a.svg)", within=_ORDER)),
    "a thing to keep in a match": ("E072", adds("Keep: a = Something", within=_MATCH)),
}
