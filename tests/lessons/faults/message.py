"""What goes wrong in messages and their signs."""

from __future__ import annotations

import re

from faults.lines import Fault, Lines, adds, block, changes, find, loses

_MARK = r"\}\[[a-z][a-z0-9-]*\]"


def _fence_open(lines: Lines) -> int:
    opened = find(lines, "^```message")
    del lines[find(lines, "^```$", opened)]
    if any(line.startswith("```") for line in lines[opened + 1 :]):
        raise LookupError("the next message closes it")
    return opened + 1


def _without_border(lines: Lines) -> int:
    opened = find(lines, "^```message")
    del lines[find(lines, "^---$", opened)]
    return opened + 1


def _no_message(lines: Lines) -> int:
    opened = find(lines, "^```message")
    del lines[opened : find(lines, "^```$", opened) + 1]
    return find(lines, "^## Spot") + 1


def _into_message(line: str) -> Fault:
    def fault(lines: Lines) -> int:
        place = find(lines, "^---$", find(lines, "^```message")) + 1
        lines.insert(place, line)
        return place + 1

    return fault


def _broken_mark(lines: Lines) -> int:
    place = find(lines, _MARK, find(lines, "^```message"))
    lines[place] = lines[place].replace("}[", "} [", 1)
    return place + 1


def _sign_unexplained(lines: Lines) -> int:
    start, end = block(lines, "Spot")
    place = find(lines, r"^- \*\*", start, end)
    name = re.search(r"\*\*(.+?)\*\*", lines[place])
    assert name
    after = next(n for n in range(place + 1, end) if not lines[n].startswith("  "))
    del lines[place:after]
    return find(lines, rf"\}}\[{name[1]}\]", start) + 1


def _second_verdict(lines: Lines) -> int:
    place = find(lines, "^Verdict:")
    lines.insert(place + 1, lines[place])
    return place + 2


def _without_safe_step(lines: Lines) -> int:
    start, end = block(lines, "Spot")
    place = find(lines, "^Safe step:", start, end)
    after = next((n for n in range(place + 1, end) if not lines[n].strip()), end)
    del lines[place:after]
    return start + 1


def _page_without_address(lines: Lines) -> int:
    opened = find(lines, "^```message page")
    lines[find(lines, "^Address:", opened)] = "Title: A page"
    return opened + 1


FAULTS: dict[str, tuple[str, Fault]] = {
    "a fence left open": ("E024", _fence_open),
    "no message": ("E040", _no_message),
    "an unknown channel": ("E041", changes("^```message .*", "```message letter")),
    "a message without border": ("E042", _without_border),
    "a header without value": ("E042", changes("^[A-Z][a-z]+: .*", "From the front desk", within="Spot")),
    "a page without address": ("E042", _page_without_address),
    "a broken mark": ("E043", _broken_mark),
    "a mark unexplained": ("E044", _sign_unexplained),
    "an explanation without mark": ("E045", changes(r"^- \*\*(.+?)\*\*", r"- **\1x**", within="Spot")),
    "an explanation without form": ("E045", changes(r"^- \*\*(.+?)\*\* \((.*?)\):", r"- **\1**, \2:")),
    "an unknown kind of sign": ("E046", changes(r"^- \*\*(.+?)\*\* \(.*?\):", r"- **\1** (langage):")),
    "an unknown verdict": ("E047", changes("^Verdict: .*", "Verdict: fraud")),
    "a second verdict": ("E047", _second_verdict),
    "no verdict": ("E047", loses("^Verdict:", reported="^## Spot")),
    "no safe step": ("E048", _without_safe_step),
    "a real address": ("E049", _into_message("Look at https://www.posture-lesson.com/now, please.")),
    "a real number": ("E049", _into_message("Call 0171 2345678 now.")),
    "a picture beside a message": ("E070", adds("![Something](a.svg)", within="Spot")),
}
