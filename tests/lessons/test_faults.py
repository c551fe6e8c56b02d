"""Every fault is put into every lesson by program, and is reported with its code on its line."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.lessons.format import read_lesson

LESSONS = sorted((Path(__file__).parents[2] / "lessons").glob("*/lesson.md"))
CHECKS = ("screen-lock", "auto-login", "disk-encryption")
Lines: TypeAlias = list[str]
Fault: TypeAlias = Callable[[Lines], int]
"""Breaks the lines in place and gives the line, from 1, on which the problem is to be reported."""


def _find(lines: Lines, pattern: str, start: int = 0) -> int:
    return next(n for n in range(start, len(lines)) if re.search(pattern, lines[n]))


def changes(pattern: str, new: str) -> Fault:
    """The first line with ``pattern`` is changed, and reported."""

    def fault(lines: Lines) -> int:
        place = _find(lines, pattern)
        lines[place] = re.sub(pattern, new, lines[place])
        return place + 1

    return fault


def loses(pattern: str, *, reported: str | int = 1) -> Fault:
    """The first line with ``pattern`` is lost; reported on the line with ``reported``, or that number."""

    def fault(lines: Lines) -> int:
        del lines[_find(lines, pattern)]
        return reported if isinstance(reported, int) else _find(lines, reported) + 1

    return fault


def _second_heading(lines: Lines) -> int:
    place = _find(lines, "^## ", _find(lines, "^## Read") + 1)
    lines[place:place] = ["### And more", "", "Words.", ""]
    return place + 1


def _field_twice(lines: Lines) -> int:
    place = _find(lines, "^rev:")
    lines.insert(place + 1, lines[place])
    return place + 2


def _source_without_year(lines: Lines) -> int:
    del lines[_find(lines, "^    year:")]
    return _find(lines, "^  - name:") + 1


def _source_without_fields(lines: Lines) -> int:
    place = _find(lines, "^  - name:")
    lines[place : place + 2] = ["  - Somebody, Something"]
    return place + 1


def _two_right(lines: Lines) -> int:
    question = _find(lines, "^## Question")
    right = _find(lines, r"^- \(x\)", question)
    wrong = _find(lines, r"^- \( \)", question)
    lines[wrong] = lines[wrong].replace("( )", "(x)", 1)
    return max(right, wrong) + 1


def _none_right(lines: Lines) -> int:
    question = _find(lines, "^## Question")
    right = _find(lines, r"^- \(x\)", question)
    lines[right] = lines[right].replace("(x)", "( )", 1)
    return question + 1


def _answer_without_why(lines: Lines) -> int:
    answer = _find(lines, r"^- \(")
    del lines[answer + 1]
    return answer + 1


def _why_not_indented(lines: Lines) -> int:
    why = _find(lines, "^  > ")
    lines[why] = lines[why].lstrip()
    return why + 1


def _both_brackets(lines: Lines) -> int:
    second = _find(lines, r"^- \(", _find(lines, r"^- \(") + 1)
    lines[second] = re.sub(r"\((.)\)", r"[\1]", lines[second], count=1)
    return second + 1


def _question_without_prompt(lines: Lines) -> int:
    question = _find(lines, "^## Question")
    del lines[question + 1 : _find(lines, r"^- \(", question)]
    return question + 1


def _one_answer(lines: Lines) -> int:
    question = _find(lines, "^## Question")
    second = _find(lines, r"^- \(", _find(lines, r"^- \(", question) + 1)
    del lines[second : _find(lines, "^## ", second)]
    return question + 1


def _name_twice(lines: Lines) -> int:
    first = _find(lines, "^## ")
    second = _find(lines, "^## ", first + 1)
    name = re.search(r"#[a-z-]+", lines[first])
    assert name
    lines[second] = re.sub(r"#[a-z-]+", name[0], lines[second], count=1)
    return second + 1


def _words_outside(lines: Lines) -> int:
    first = _find(lines, "^## ")
    lines.insert(first, "Some words.")
    return _find(lines, "^---", 1) + 2


def _fence_open(lines: Lines) -> int:
    opened = _find(lines, "^```message")
    del lines[_find(lines, "^```$", opened)]
    return opened + 1


def _message_without_border(lines: Lines) -> int:
    opened = _find(lines, "^```message")
    del lines[_find(lines, "^---$", opened)]
    return opened + 1


def _no_message(lines: Lines) -> int:
    opened = _find(lines, "^```message")
    del lines[opened : _find(lines, "^```$", opened) + 1]
    return _find(lines, "^## Spot") + 1


def _real_address(lines: Lines) -> int:
    place = _find(lines, "^---$", _find(lines, "^```message")) + 1
    lines.insert(place, "Look at https://www.posture-lesson.com/now, please.")
    return place + 1


def _broken_mark(lines: Lines) -> int:
    place = _find(lines, r"\}\[[a-z]+\]", _find(lines, "^```message"))
    lines[place] = lines[place].replace("}[", "} [", 1)
    return place + 1


def _sign_unexplained(lines: Lines) -> int:
    place = _find(lines, r"^- \*\*")
    name = re.search(r"\*\*(.+)\*\*", lines[place])
    assert name
    del lines[place]
    return _find(lines, rf"\}}\[{name[1]}\]") + 1


def _no_blocks(lines: Lines) -> int:
    first = _find(lines, "^## ")
    del lines[first:]
    lines[first - 1 :] = [""]
    return _find(lines, "^---", 1) + 2


def _second_verdict(lines: Lines) -> int:
    place = _find(lines, "^Verdict:")
    lines.insert(place + 1, lines[place])
    return place + 2


def _action_without_words(lines: Lines) -> int:
    action = _find(lines, "^## Do it")
    del lines[action + 1 : _find(lines, "^1. ", action)]
    return action + 1


def ends_with(last: str) -> Fault:
    """The action at the end closes with this line instead of its check, and is reported there."""

    def fault(lines: Lines) -> int:
        step = max(n for n, line in enumerate(lines) if re.match(r"\d\. ", line))
        lines[step + 1 :] = [last]
        return step + 2

    return fault


FAULTS: dict[str, tuple[str, Fault]] = {
    "no form": ("E001", loses("^---$")),
    "a form without end": ("E002", lambda lines: (lines.pop(_find(lines, "^---$", 1)), 1)[1]),
    "a quote left open": ("E003", changes("^plan: ", 'plan: "')),
    "a tab": ("E003", changes("^  - name", "\t- name")),
    "a second colon": ("E003", changes("^title: ", "title: Lesson: ")),
    "a list for a form": ("E003", changes("^rev:", "- rev:")),
    "a field misspelt": ("E005", changes("^title:", "titel:")),
    "a field twice": ("E006", _field_twice),
    "a field lost": ("E007", loses("^plan:")),
    "a source without year": ("E007", _source_without_year),
    "a lesson too long": ("E008", changes("^minutes: .*", "minutes: 9")),
    "a day that is none": ("E008", changes("^reviewed: .*", "reviewed: 2026-02-30")),
    "an unknown track": ("E008", changes("^track: .*", "track: devise")),
    "a wrong type": ("E009", changes("^minutes: .*", "minutes: three")),
    "sources that are no list": ("E009", _source_without_fields),
    "an anchor": ("E010", changes("^rev: ", "rev: &one ")),
    "an invisible character": ("E011", changes("^## Read", "## \x07Read")),
    "an unknown check": ("E014", changes("^checks: .*", "checks: [screen-lok]")),
    "an unknown block": ("E020", changes("^## Question", "## Quesion")),
    "an open brace": ("E020", changes(r"^## Question \{(.*)\}", r"## Question {\1")),
    "a name twice": ("E021", _name_twice),
    "a block without name": ("E022", changes(r"^## Read \{.*\}", "## Read")),
    "an unknown flag": ("E023", changes(" core}", " cor}")),
    "a fence left open": ("E024", _fence_open),
    "words outside of a block": ("E025", _words_outside),
    "no blocks": ("E027", _no_blocks),
    "a heading amid the words": ("E028", _second_heading),
    "a question without prompt": ("E030", _question_without_prompt),
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
    "an answer without why": ("E037", _answer_without_why),
    "a version that is no number": ("E038", changes(" core}", " core v=two}")),
    "no message": ("E040", _no_message),
    "an unknown channel": ("E041", changes("^```message .*", "```message letter")),
    "a message without border": ("E042", _message_without_border),
    "a header without value": ("E042", changes("^From: .*", "From the front desk")),
    "a broken mark": ("E043", _broken_mark),
    "a mark unexplained": ("E044", _sign_unexplained),
    "an explanation without mark": ("E045", changes(r"^- \*\*(.+)\*\*", r"- **\1x**")),
    "an explanation without form": ("E045", changes(r"^- \*\*(.+)\*\* \((.*)\):", r"- **\1**, \2:")),
    "an unknown kind of sign": ("E046", changes(r"^- \*\*(.+)\*\* \(.*\):", r"- **\1** (langage):")),
    "an unknown verdict": ("E047", changes("^Verdict: .*", "Verdict: fraud")),
    "a second verdict": ("E047", _second_verdict),
    "no verdict": ("E047", loses("^Verdict:", reported="^## Spot")),
    "no safe step": ("E048", loses("^Safe step:", reported="^## Spot")),
    "a real address": ("E049", _real_address),
    "an unknown check to look at": ("E014", ends_with("Check: screen-lok")),
    "an action without words": ("E050", _action_without_words),
    "an empty line for the check": ("E051", ends_with("Check:")),
    "words below the steps": ("E052", ends_with("And that is it.")),
}


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.parent.name)
@pytest.mark.parametrize(("code", "fault"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_reported_on_its_line(path: Path, code: str, fault: Fault) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    line = fault(lines)

    lesson, problems = read_lesson("\n".join(lines), "lesson.md", folder=path.parent.name, checks=CHECKS)

    assert lesson is None
    assert (code, line) in {(problem.code, problem.line) for problem in problems}
    assert len(problems) <= 4, "one fault is not to bury itself under others"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.parent.name)
def test_a_lesson_in_the_wrong_folder_is_reported(path: Path) -> None:
    lesson, (problem,) = read_lesson(path.read_text(encoding="utf-8"), "lesson.md", folder="elsewhere")

    assert lesson is None
    assert (problem.code, problem.line) == ("E013", 2)


def test_all_lessons_of_the_checkout_are_tried() -> None:
    assert {path.parent.name for path in LESSONS} >= {"screen-lock", "disk-encryption", "first-ten-minutes"}


@given(st.integers(0, 2**32))
def test_a_damaged_lesson_never_raises_and_every_problem_has_a_line(seed: int) -> None:
    rng = random.Random(seed)
    lines = rng.choice(LESSONS).read_text(encoding="utf-8").split("\n")
    for _ in range(rng.randint(1, 5)):
        place = rng.randrange(len(lines))
        middle = rng.randint(0, len(lines[place]))
        damage = rng.choice(["lose", "double", "swap", "cut", "insert"])
        if damage == "lose":
            del lines[place]
        elif damage == "double":
            lines.insert(place, lines[place])
        elif damage == "swap":
            other = rng.randrange(len(lines))
            lines[place], lines[other] = lines[other], lines[place]
        elif damage == "cut":
            lines[place] = lines[place][:middle]
        else:
            lines[place] = lines[place][:middle] + rng.choice("{}[]()#>`*:-\"'\t") + lines[place][middle:]
    lesson, problems = read_lesson("\n".join(lines), "lesson.md", folder="screen-lock", checks=CHECKS)

    assert lesson is not None or problems
    assert all(1 <= problem.line <= max(len(lines), 1) for problem in problems)
