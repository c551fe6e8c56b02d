"""What makes a lesson less good, by what its advice is about."""

from __future__ import annotations

import re
from itertools import cycle

from faults.lines import Fault, Lines, adds, block, changes, find

_LONG = "This goes " + "on and on " * 9 + "here."


def _giveaway(lines: Lines) -> int:
    start, end = block(lines, "Question")
    right = find(lines, r"^- \(x\)", start, end)
    lines[right] = f"- (x) {'Something far longer than any other answer here. ' * 6}".rstrip()
    return right + 1


def _true_or_false(lines: Lines) -> int:
    start, end = block(lines, "Question")
    find(lines, r"^- \(x\)", start, end)
    words = cycle(("Yes.", "No.", "True.", "False."))
    for place in range(start, end):
        if re.match(r"- \(.\) ", lines[place]):
            lines[place] = f"{lines[place][:6]}{next(words)}"
            while lines[place + 1].startswith("  ") and ">" not in lines[place + 1]:
                del lines[place + 1]
                end -= 1
                lines.append("")
    return start + 1


def _one_core(lines: Lines) -> int:
    core = [n for n, line in enumerate(lines) if line.startswith("## Question") and " core}" in line]
    if len(core) != 2:
        raise LookupError("core")
    gone = re.search(r"#([a-z0-9-]+)", lines[core[1]])
    assert gone
    lines[core[1]] = lines[core[1]].replace(" core}", "}")
    for place in range(len(lines) - 1, 0, -1):
        if f"of={gone[1]}" in lines[place]:
            end = next((n for n in range(place + 1, len(lines)) if lines[n].startswith("## ")), len(lines))
            del lines[place:end]
    return core[0] + 1


def _one_variant(lines: Lines) -> int:
    variants = [n for n, line in enumerate(lines) if line.startswith("## Question") and "of=" in line]
    if not variants:
        raise LookupError("variants")
    original = re.search(r"of=([a-z0-9-]+)", lines[variants[0]])
    assert original
    end = next((n for n in range(variants[0] + 1, len(lines)) if lines[n].startswith("## ")), len(lines))
    del lines[variants[0] : end]
    return find(lines, rf"^## Question {{#{original[1]} core") + 1


def _same_story(lines: Lines) -> int:
    variant = find(lines, r"^## Question \{.*of=")
    original = re.search(r"of=([a-z0-9-]+)", lines[variant])
    assert original
    asked = find(lines, rf"^## Question {{#{original[1]} ")
    prompt = lines[asked + 1 : find(lines, r"^- ", asked)]
    lines[variant + 1 : find(lines, r"^- ", variant)] = prompt
    return variant + 1


def _without_picture(lines: Lines) -> int:
    find(lines, r"^!\[")
    lines[:] = [line for line in lines if not line.startswith("![")]
    return 1


def _source_without_address(lines: Lines) -> int:
    place = find(lines, "^    url:")
    del lines[place]
    return max(n for n in range(place) if lines[n].startswith("  - name:")) + 1


def _steps_for_some(lines: Lines) -> int:
    start, end = block(lines, "Do it")
    section = find(lines, r"^### .*\{for=macos\}", start, end)
    lines[section] = lines[section].replace("{for=macos}", "{for=kde}")
    return start + 1


def _one_reading(lines: Lines) -> int:
    if any(line.startswith("readings:") for line in lines):
        start = find(lines, "^readings:")
        second = find(lines, r"^  - ", find(lines, r"^  - ", start) + 1)
        end = next(n for n in range(second, len(lines)) if not lines[n].startswith("  "))
        del lines[second:end]
        return start + 1
    place = find(lines, "^reviewed:")
    lines[place:place] = ["readings:", "  - {on: 2026-11-28, opened: a page, changed: nothing}"]
    return place + 1


FAULTS: dict[str, tuple[str, Fault]] = {
    "a right answer that is far longer": ("W101", _giveaway),
    "one core question": ("W102", _one_core),
    "read on a day to come": ("W103", changes("^reviewed: .*", "reviewed: 2098-01-01")),
    "to be read again before it was read": ("W103", changes("^review_by: .*", "review_by: 2020-01-01")),
    "blame": ("W104", adds("You were careless.", within="Read")),
    "all of the above": ("W105", changes(r"^- \( \) .*", "- ( ) All of the above.")),
    "an answer that goes by its place": ("W105", changes(r"^- \( \) .*", "- ( ) The first one.")),
    "true or false": ("W106", _true_or_false),
    "too many words": ("W107", changes("^minutes: .*", "minutes: 1")),
    "a long sentence": ("W111", adds(_LONG, within="Read")),
    "a source without address": ("W112", _source_without_address),
    "a sentence that stands nowhere": ("W113", changes("^    supports: .*", "    supports: Nobody says so.")),
    "one reading": ("W114", _one_reading),
    "steps for some": ("W115", _steps_for_some),
    "one variant": ("W116", _one_variant),
    "a variant in the same words": ("W118", _same_story),
    "a race": ("W119", adds("Keep your streak.", within="Read")),
    "no picture": ("W122", _without_picture),
    "a figure of nobody's": ("W123", adds("Of all people, 83.7 % do it.", within="Read")),
    "by colour alone": ("W124", adds("Tap the red one.", within="Read")),
}
