from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from posture.content.problems import Problem, Severity
from posture.lessons.format import read_lesson
from posture.lessons.lesson import Lesson
from posture.lessons.lint import lint_lesson, lint_pack

TODAY = date(2026, 11, 21)
QUESTION = """## Question {#{name} core}

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
BLOCKS = (QUESTION.replace("{name}", "one"), QUESTION.replace("{name}", "two"), SPOT)


@pytest.fixture
def lint(written: Callable[..., str]) -> Callable[..., list[tuple[str, str]]]:
    """The code of each warning, with the text of its line."""

    def run(
        *blocks: str, change: tuple[str, str] = ("", ""), today: date | None = TODAY
    ) -> list[tuple[str, str]]:
        text = written(*blocks).replace(*change) if change[0] else written(*blocks)
        lesson, problems = read_lesson(text, "lesson.md")
        assert lesson is not None, problems
        found = lint_lesson(lesson, text, today)
        assert all(problem.severity is Severity.WARNING for problem in found)
        lines = text.split("\n")
        return [(problem.code, lines[problem.line - 1]) for problem in found]

    return run


def test_a_good_lesson_has_no_warning(lint: Callable[..., list[tuple[str, str]]]) -> None:
    assert lint(*BLOCKS) == []


@pytest.mark.parametrize(
    ("change", "warning"),
    [
        (
            ("This is the one.", "This is the one, and it says far more."),
            ("W101", "- (x) This is the one, and it says far more."),
        ),
        (("{#two core}", "{#two}"), ("W102", "## Question {#one core}")),
        (("review_by: 2028-05-21", "review_by: 2026-11-20"), ("W103", "review_by: 2026-11-20")),
        (("review_by: 2028-05-21", "review_by: 2026-11-21"), ("W103", "review_by: 2026-11-21")),
        (("Not so.", "That would be Careless."), ("W104", "  > That would be Careless.")),
        (("That is the one.", "All of the above."), ("W105", "- ( ) All of the above.")),
        (("{Hello}[hello] to you.", "{Hello}[hello] " + "word, and more; " * 100), ("W107", "minutes: 3")),
        (("Not so.", "Not so, " + "and on and on " * 8 + "it goes."), ("W111", "## Question {#one core}")),
    ],
)
def test_each_weakness_is_warned_of_on_its_line(
    lint: Callable[..., list[tuple[str, str]]], change: tuple[str, str], warning: tuple[str, str]
) -> None:
    assert warning in lint(*BLOCKS, change=change)


def test_true_or_false_is_no_question(lint: Callable[..., list[tuple[str, str]]]) -> None:
    question = BLOCKS[0].replace("This is the one.", "True").replace("That is the one.", "False")

    assert lint(question, *BLOCKS[1:]) == [("W106", "## Question {#one core}")]


def test_a_fake_without_a_sign_is_warned_of(lint: Callable[..., list[tuple[str, str]]]) -> None:
    bare = SPOT.replace("{Hello}[hello]", "Hello").replace("- **hello** (language): A greeting.\n", "")

    assert lint(*BLOCKS[:2], bare) == [("W108", "## Spot the signs {#mail}")]


def test_without_a_day_no_date_is_judged(lint: Callable[..., list[tuple[str, str]]]) -> None:
    old = ("review_by: 2028-05-21", "review_by: 2026-11-22")

    assert lint(*BLOCKS, change=old, today=date(2027, 1, 1)) == [("W103", "review_by: 2026-11-22")]
    assert lint(*BLOCKS, change=old, today=None) == []


def _pack(written: Callable[..., str], *verdicts: str, right_second: int = 1) -> tuple[Problem, ...]:
    lessons: list[Lesson] = []
    for number, verdict in enumerate(verdicts):
        blocks = list(BLOCKS)
        if number < right_second:
            blocks[0] = blocks[0].replace("(x)", "(y)").replace("( )", "(x)").replace("(y)", "( )")
            blocks[1] = blocks[1].replace("(x)", "(y)").replace("( )", "(x)").replace("(y)", "( )")
        text = written(*blocks).replace("Verdict: fake", f"Verdict: {verdict}")
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
