from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from posture.content.problems import Problem, Severity
from posture.lessons.format import read_lesson
from posture.lessons.lesson import Lesson
from posture.lessons.lint import lint_lesson
from posture.lessons.pack import lint_pack

TODAY = date(2026, 11, 28)
GOOD = (Path(__file__).parent / "shelf" / "everything" / "lesson.md").read_text(encoding="utf-8")
Change = tuple[str, str]


def _found(text: str, today: date | None = TODAY) -> list[tuple[str, str]]:
    """The code of each warning, with the text of its line."""
    lesson, problems = read_lesson(text, "lesson.md")
    assert lesson is not None, problems
    found = lint_lesson(lesson, text, today)
    assert all(problem.severity is Severity.WARNING for problem in found)
    lines = text.split("\n")
    return [(problem.code, lines[problem.line - 1]) for problem in found]


def test_a_good_lesson_has_no_warning() -> None:
    assert _found(GOOD) == []


WEAKNESSES: dict[str, tuple[Change, tuple[str, str]]] = {
    "a right answer that is far longer": (
        ("I press No.", "I press No, and say far more about it."),
        ("W101", "- (x) I press No, and say far more about it."),
    ),
    "to be read again before it was read": (
        ("review_by: 2027-05-28", "review_by: 2026-11-20"),
        ("W103", "review_by: 2026-11-20"),
    ),
    "blame": (("Not so.", "That would be Careless."), ("W104", "  > That would be Careless.")),
    "all of the above": (("I type it.", "All of the above."), ("W105", "- ( ) All of the above.")),
    "an answer that names another's place": (
        ("I type it.", "The first one."),
        ("W105", "- ( ) The first one."),
    ),
    "too many words": (("He is in,", "He is in, and " * 90 + "he is in,"), ("W107", "minutes: 3")),
    "a long sentence in a why": (
        ("  > Somebody helps.", "  > They help" + " and help and help" * 8 + "."),
        ("W111", "   > They help" + " and help and help" * 8 + "."),
    ),
    "a source without an address": (
        ("    url: https://www.ncsc.gov.uk/\n", ""),
        ("W112", "  - name: NCSC, Something"),
    ),
    "a sentence that stands nowhere": (
        ('supports: "Sooner', 'supports: "Later'),
        ("W113", '    supports: "Later or later everybody clicks on something odd."'),
    ),
    "one reading": (
        ('  - {on: 2026-11-28, opened: "the page of the NCSC", changed: "a word"}\n', ""),
        ("W114", "readings:"),
    ),
    "no steps on one system": (("{for=macos}\n\n1.", "{for=kde}\n\n1."), ("W115", "## Do it {#now}")),
    "a variant in the same words": (
        ("On the train a window asks for a code somebody read to you.", "It is late. What is now?"),
        ("W118", "## Question {#late-b of=late}"),
    ),
    "a race": (("Not so.", "You lose your streak."), ("W119", "  > You lose your streak.")),
    "a count of what was found": (("Not so.", "2 of the 3 signs."), ("W119", "  > 2 of the 3 signs.")),
    "a figure of nobody's": (
        ("Experts do too.", "Of experts 37 % do too."),
        ("W123", "Sooner or later everybody clicks on something odd. Of experts 37 % do too."),
    ),
    "by colour": (("It signs them in.", "See the red line."), ("W124", "  > See the red line.")),
}


@pytest.mark.parametrize(("change", "warning"), WEAKNESSES.values(), ids=WEAKNESSES.keys())
def test_each_weakness_is_warned_of_on_its_line(change: Change, warning: tuple[str, str]) -> None:
    assert change[0] in GOOD
    assert warning in _found(GOOD.replace(*change, 1))


def _without(text: str, *starts: str) -> str:
    """The lesson without the blocks whose headings begin like that."""
    blocks = text.split("\n## ")
    return "\n## ".join(block for block in blocks if not block.startswith(starts))


@pytest.mark.parametrize(
    ("gone", "warning"),
    [
        (("Question {#stick",), ("W102", "## Question {#late core}")),
        (("Question {#stick-c",), ("W116", "## Question {#stick core}")),
        (("Put", "Match", "Scenario", "Do"), ("W120", "---")),
    ],
)
def test_what_is_missing_is_warned_of(gone: tuple[str, ...], warning: tuple[str, str]) -> None:
    assert _found(_without(GOOD, *gone)) == [warning]


def test_a_lesson_without_a_picture_is_warned_of() -> None:
    text = "\n".join(line for line in GOOD.split("\n") if not line.startswith("!["))

    assert _found(text) == [("W122", "---")]


def test_true_or_false_is_no_question() -> None:
    text = GOOD.replace("I press No.", "True").replace("I press Yes.", "False")

    assert _found(text) == [("W106", "## Question {#late core}")]


def test_a_fake_without_a_sign_is_warned_of() -> None:
    text = GOOD.replace("{https://bank.example.test/login}[address]", "a.test").replace(
        "{Windows and R}[keys]", "it"
    )
    text = "\n".join(line for line in text.split("\n") if not line.startswith(("- **address", "- **keys")))

    assert _found(text) == [("W108", "## Spot the signs {#page}")]


def test_without_a_day_no_date_is_judged() -> None:
    assert _found(GOOD, date(2027, 6, 1)) == [("W103", "review_by: 2027-05-28")]
    assert _found(GOOD, None) == []


def test_a_lesson_that_nobody_read_again_yet_is_not_warned_of_for_that() -> None:
    start, end = GOOD.index("readings:"), GOOD.index("reviewed:")

    assert _found(GOOD[:start] + GOOD[end:]) == []


QUESTION = """## Question {#one core}

What now?

- (x) This is the one.
  > Right.
- ( ) That is the one.
  > Not so.
"""
SPOT = """## Spot the signs {#mail}

```message chat
From: A
---
{Hello}[hello] to you.
```

- **hello** (language): A greeting.

Verdict: fake

Safe step: Ask.
"""


def _pack(
    written: Callable[..., str], *verdicts: str, right_second: int = 1, alike: bool = False
) -> tuple[Problem, ...]:
    lessons: list[Lesson] = []
    for number, verdict in enumerate(verdicts):
        blocks = [QUESTION, QUESTION.replace("#one", "#two"), SPOT]
        if number < right_second:
            for place in (0, 1):
                blocks[place] = (
                    blocks[place].replace("(x)", "(y)").replace("( )", "(x)").replace("(y)", "( )")
                )
        if number % 2 and not alike:
            blocks.append("## Read {#more}\n\nMore.\n")
        text = written(*blocks, name=f"lesson-{number}").replace("Verdict: fake", f"Verdict: {verdict}")
        lesson, problems = read_lesson(text, "lesson.md")
        assert lesson is not None, problems
        lessons.append(lesson)
    return lint_pack(lessons, "lessons")


def test_a_pack_mixes_places_and_verdicts(written: Callable[..., str]) -> None:
    assert _pack(written, "fake", "genuine", "cannot-tell", "fake", right_second=2) == ()


def test_right_answers_that_gather_in_one_place_are_warned_of(written: Callable[..., str]) -> None:
    (problem,) = _pack(written, "fake", "genuine", "cannot-tell", "fake", right_second=0)

    assert str(problem) == "lessons:1: W109 8 of 8 right answers stand in place 1."


@pytest.mark.parametrize("verdicts", [("fake", "fake", "fake"), ("genuine", "cannot-tell", "fake")])
def test_too_few_or_too_many_genuine_messages_are_warned_of(
    written: Callable[..., str], verdicts: tuple[str, ...]
) -> None:
    assert "W110" in {problem.code for problem in _pack(written, *verdicts)}


def test_two_messages_are_too_few_to_judge_the_mix(written: Callable[..., str]) -> None:
    assert _pack(written, "fake", "fake") == ()


def test_four_lessons_of_one_mould_are_one_too_many(written: Callable[..., str]) -> None:
    verdicts = ("fake", "genuine", "cannot-tell", "fake")

    (problem,) = _pack(written, *verdicts, right_second=2, alike=True)

    assert problem.code == "W121"
    assert problem.message.startswith("lesson-0, lesson-1, lesson-2, lesson-3 all go Question · Question")
    assert "W121" not in {each.code for each in _pack(written, *verdicts[:3], alike=True)}
