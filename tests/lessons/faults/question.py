"""What goes wrong in questions and their variants."""

from __future__ import annotations

import re

from faults.lines import Fault, Lines, adds, block, changes, find

_VARIANT = r"^## Question \{.*\bof="


def _two_right(lines: Lines) -> int:
    start, end = block(lines, "Question")
    right = find(lines, r"^- \(x\)", start, end)
    wrong = find(lines, r"^- \( \)", start, end)
    lines[wrong] = lines[wrong].replace("( )", "(x)", 1)
    return max(right, wrong) + 1


def _none_right(lines: Lines) -> int:
    start, end = block(lines, "Question")
    right = find(lines, r"^- \(x\)", start, end)
    lines[right] = lines[right].replace("(x)", "( )", 1)
    return start + 1


def _without_why(lines: Lines) -> int:
    start, end = block(lines, "Question")
    answer = find(lines, r"^- \(", start, end)
    del lines[answer + 1 : find(lines, r"^- \(", answer + 1, end)]
    return answer + 1


def _answer_twice(lines: Lines) -> int:
    start, end = block(lines, "Question")
    first = find(lines, r"^- \(x\)", start, end)
    other = find(lines, r"^- \( \)", start, end)
    words = lines[first].partition(")")[2]
    more = first + 1
    while lines[more].startswith("  ") and not lines[more].startswith("  >"):
        words += " " + lines[more].strip()
        more += 1
    lines[other] = f"- ( ){words}"
    if lines[other + 1].startswith("  ") and not lines[other + 1].startswith("  >"):
        raise LookupError("an answer of several lines")
    return max(first, other) + 1


def _why_not_indented(lines: Lines) -> int:
    why = find(lines, "^  > ", block(lines, "Question")[0])
    lines[why] = lines[why].lstrip()
    return why + 1


def _both_brackets(lines: Lines) -> int:
    start, _ = block(lines, "Question")
    second = find(lines, r"^- \(", find(lines, r"^- \(", start) + 1)
    lines[second] = re.sub(r"\((.)\)", r"[\1]", lines[second], count=1)
    return second + 1


def _without_prompt(lines: Lines) -> int:
    start, end = block(lines, "Question")
    del lines[start + 1 : find(lines, r"^- \(", start, end)]
    return start + 1


def _one_answer(lines: Lines) -> int:
    start, end = block(lines, "Question")
    second = find(lines, r"^- \(", find(lines, r"^- \(", start, end) + 1, end)
    del lines[second:end]
    return start + 1


def _variant_elsewhere(lines: Lines) -> int:
    variant = find(lines, _VARIANT)
    end = next((n for n in range(variant + 1, len(lines)) if lines[n].startswith("## ")), len(lines))
    moved = lines[variant:end]
    del lines[variant:end]
    # Behind the last block of another kind.
    start = max(n for n, line in enumerate(lines) if line.startswith("## ") and "of=" not in line)
    end = next((n for n in range(start + 1, len(lines)) if lines[n].startswith("## ")), len(lines))
    if lines[end - 1 :] == [""]:
        end -= 1
    lines[end:end] = ["", *moved]
    return end + 2


def _variant_with_another_number(lines: Lines) -> int:
    start = find(lines, _VARIANT)
    end = next((n for n in range(start + 1, len(lines)) if lines[n].startswith("## ")), len(lines))
    for place in range(start, end):
        lines[place] = re.sub(r"^- \((.)\)", r"- [\1]", lines[place])
    return start + 1


FAULTS: dict[str, tuple[str, Fault]] = {
    "an answer twice": ("E029", _answer_twice),
    "a question without prompt": ("E030", _without_prompt),
    "one answer only": ("E031", _one_answer),
    "no right answer": ("E032", _none_right),
    "two right answers": ("E033", _two_right),
    "both brackets": ("E034", _both_brackets),
    "a malformed answer": ("E035", changes(r"^- \( \) ", "- () ")),
    "an answer without its space": ("E035", changes(r"^- \( \) ", "-( ) ")),
    "an answer with another bullet": ("E035", changes(r"^- \( \) ", "* ( ) ")),
    "an answer that is indented": ("E035", changes(r"^- \( \) ", " - ( ) ")),
    "an answer without a bullet": ("E035", changes(r"^- \(x\) ", "(x) ")),
    "a mixed bracket": ("E035", changes(r"^- \( \) ", "- ( ] ")),
    "a why not indented": ("E036", _why_not_indented),
    "an answer without why": ("E037", _without_why),
    "a version that is no number": ("E038", changes(" core}", " core v=two}")),
    "a variant that is core": ("E038", changes(r"(## Question \{.*)\bof=", r"\1core of=")),
    "a variant of nothing": ("E075", changes(r"(## Question \{.*)\bof=[a-z0-9-]+", r"\1of=nothing-at-all")),
    "a variant with another number of right answers": ("E076", _variant_with_another_number),
    "a variant that stands elsewhere": ("E077", _variant_elsewhere),
    "a picture in a question": ("E070", adds("![Something](a.svg)", within="Question")),
    "a thing to keep in a question": ("E072", adds("Keep: a = Something", within="Question")),
    "a choice in a question": ("E060", adds("- [Go](#there)", within="Question")),
    "an unknown fact of a region": ("E074", adds("Call {region.emergancy}.", within="Question")),
}
