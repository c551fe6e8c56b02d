"""What goes wrong where one reads or does something."""

from __future__ import annotations

import re

from faults.lines import Fault, Lines, adds, block, changes, find

_PICTURE = r"^!\[.*\]\("
_FOR = r"^### .*\{for="


def _second_heading(lines: Lines) -> int:
    _start, end = block(lines, "Read")
    lines[end:end] = ["### And more", "", "Words.", ""]
    return end + 1


def _nothing_to_read(lines: Lines) -> int:
    start, end = block(lines, "Read")
    del lines[start + 1 : end]
    return start + 1


def _empty_section(lines: Lines) -> int:
    _start, end = block(lines, "Read")
    lines[end:end] = ["### On Windows {for=windows}", ""]
    return end + 1


def _kept_twice(lines: Lines) -> int:
    _start, end = block(lines, "Read")
    lines[end:end] = ["Keep: twice = Once", "Keep: twice = Twice", ""]
    return end + 2


def _without_words(lines: Lines) -> int:
    start, end = block(lines, "Do it")
    del lines[start + 1 : find(lines, r"^1\. ", start, end)]
    return start + 1


def at_the_end(*last: str) -> Fault:
    """The action closes with these lines instead of its check, and the last of them is reported."""

    def fault(lines: Lines) -> int:
        start, end = block(lines, "Do it")
        step = max(n for n in range(start, end) if re.match(r"\d+\. ", lines[n]))
        after = next((n for n in range(step + 1, end) if not lines[n].startswith("  ")), end)
        lines[after:end] = [*last, ""]
        return after + len(last)

    return fault


FAULTS: dict[str, tuple[str, Fault]] = {
    "nothing to read": ("E026", _nothing_to_read),
    "stress without an end": ("E066", adds("Only **there, and nowhere else.", within="Read")),
    "nothing below a heading": ("E026", _empty_section),
    "a heading amid the words": ("E028", _second_heading),
    "a picture without words": ("E070", changes(r"^!\[.*?\]", "![]")),
    "a picture of another kind": ("E070", changes(r"(^!\[.*\]\().*\)", r"\1photo.png)")),
    "a picture amid the words": ("E031", adds("See ![a lock](lock.svg) here.", within="Read")),
    "a drawing that is not there": ("E071", changes(r"(^!\[.*\]\().*\)", r"\1not-there.svg)")),
    "a thing to keep without its name": ("E072", adds("Keep: The number", within="Read")),
    "a thing to keep twice": ("E072", _kept_twice),
    "an unknown system": ("E073", changes(r"\{for=[a-z]+", "{for=widnows", within="Do it")),
    "a comma with a space": ("E073", changes(r"\{for=([a-z]+)", r"{for=\1, kde", within="Do it")),
    "another word than for": ("E073", changes(r"\{for=", "{four=", within="Do it")),
    "a country's fact that is none": ("E074", adds("Forward it to {region.sms}.", within="Read")),
    "an unknown check to look at": ("E014", at_the_end("", "Check: screen-lok")),
    "an action without words": ("E050", _without_words),
    "an empty line for the check": ("E051", at_the_end("", "Check:")),
    "two checks": ("E051", at_the_end("", "Check: screen-lock", "Check: screen-lock")),
    "words below the steps": ("E052", at_the_end("", "And that is it.")),
    "HTML": ("E030", adds("Press <b>now</b>.", within="Read")),
    "a link": ("E060", adds("See [this](https://a.test).", within="Read")),
    "a table": ("E061", adds("| --- | --- |", within="Read")),
    "words between underscores": ("E064", adds("This is _it_.", within="Read")),
    "a line across": ("E065", adds("***", within="Read")),
}
