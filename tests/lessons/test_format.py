from __future__ import annotations

from collections.abc import Callable
from datetime import date

from posture.lessons.format import read_lesson
from posture.lessons.lesson import DoIt, Lesson, Question, Read, Spot
from posture.lessons.message import Channel, Part, SignKind, SpotVerdict

Write = Callable[..., str]

READ = """## Read {#why}

### A title of its own

Some *words*,
in two lines.
"""
SEVERAL = """## Question {#which core v=3}

Which of these?

More of the question.

- [x] The first one,
  on two lines.
  > It is right,
  > for two reasons.
- [ ] The second.
  > It is not.
- [X] The third.
  > So is this.
"""
SPOT = """## Spot the signs {#mail}

You get this:

~~~message mail
From: {it@larch.example}[sender]
Subject: Hello
---
Dear {all}[all],

see invoice.pdf at http://larch.test or 10.30.
~~~

- **sender** (technical): Not ours,
  really not.
- **all** (language): Nobody is named.

Verdict: cannot-tell

Safe step: Ask
  by phone.
"""
DO_IT = """## Do it {#lock}

Lock it.

1. Press a key
   and wait.
2) Look.

check: screen-lock
"""


def _block(written: Write, text: str) -> object:
    lesson, problems = read_lesson(written(text), "lesson.md")
    assert lesson is not None, problems
    (block,) = lesson.blocks
    return block


def test_a_pane_has_a_title_and_text(written: Write) -> None:
    block = _block(written, READ)

    assert isinstance(block, Read)
    assert (block.name, block.title, block.text) == (
        "why",
        "A title of its own",
        "Some *words*,\nin two lines.",
    )


def test_a_question_has_answers_that_flow_over_lines(written: Write) -> None:
    block = _block(written, SEVERAL)

    assert isinstance(block, Question)
    assert block.prompt == "Which of these?\n\nMore of the question."
    assert (block.several, block.core, block.version) == (True, True, 3)
    assert [(answer.text, answer.right, answer.why) for answer in block.answers] == [
        ("The first one, on two lines.", True, "It is right, for two reasons."),
        ("The second.", False, "It is not."),
        ("The third.", True, "So is this."),
    ]
    assert block.right == {0, 2}


def test_a_message_has_marked_parts_and_explained_signs(written: Write) -> None:
    block = _block(written, SPOT)

    assert isinstance(block, Spot)
    assert (block.intro, block.message.channel) == ("You get this:", Channel.MAIL)
    assert [(header.name, header.parts) for header in block.message.headers] == [
        ("From", (Part("it@larch.example", "sender"),)),
        ("Subject", (Part("Hello"),)),
    ]
    assert block.message.text.startswith(
        "From: it@larch.example\nSubject: Hello\n\nDear all,\n\nsee invoice.pdf"
    )
    assert block.message.marks == {"sender", "all"}
    assert [(sign.name, sign.kind, sign.why) for sign in block.signs] == [
        ("sender", SignKind.TECHNICAL, "Not ours, really not."),
        ("all", SignKind.LANGUAGE, "Nobody is named."),
    ]
    assert (block.verdict, block.safe_step) == (SpotVerdict.CANNOT_TELL, "Ask by phone.")


def test_an_action_has_steps_and_a_check_to_look_at(written: Write) -> None:
    block = _block(written, DO_IT)

    assert isinstance(block, DoIt)
    assert (block.text, block.steps, block.check) == (
        "Lock it.",
        ("Press a key and wait.", "Look."),
        "screen-lock",
    )


def test_a_lesson_carries_its_form_and_its_blocks_in_order(written: Write) -> None:
    lesson, problems = read_lesson(written(READ, SEVERAL, SPOT, DO_IT), "lesson.md", folder="a-lesson")

    assert problems == ()
    assert isinstance(lesson, Lesson)
    assert [type(block) for block in lesson.blocks] == [Read, Question, Spot, DoIt]
    assert (lesson.id, lesson.minutes, lesson.checks) == ("a-lesson", 3, ())
    assert [(source.name, source.year) for source in lesson.sources] == [("Somebody, Something", 2020)]
    assert (lesson.reviewed, lesson.review_by) == (date(2026, 11, 21), date(2028, 5, 21))
    assert lesson.question("which") in lesson.core
    assert lesson.question("other") is None


def test_every_block_is_reported_when_the_form_is_wrong_too(written: Write) -> None:
    text = written(READ, SEVERAL.replace("  > It is not.\n", "")).replace("minutes: 3", "minutes: soon")

    _, problems = read_lesson(text, "lesson.md")

    assert [problem.code for problem in problems] == ["E009", "E037"]


def test_a_fourth_core_question_is_one_too_many(written: Write) -> None:
    questions = [SEVERAL.replace("#which", f"#which-{letter}") for letter in "abcd"]

    _, (problem,) = read_lesson(text := written(*questions), "lesson.md")

    assert problem.code == "E039"
    assert "#which-d" in text.split("\n")[problem.line - 1]


def test_a_message_may_name_only_addresses_that_nobody_owns(written: Write) -> None:
    for host in ("larch.de", "www.posture.com", "https://larch.example.com.evil.org/x", "bank-online.co.uk"):
        _, problems = read_lesson(written(SPOT.replace("invoice.pdf", host)), "lesson.md")
        assert [problem.code for problem in problems] == ["E049"], host
    for host in (
        "mail.larch.example",
        "WWW.LARCH.TEST",
        "me@example.org",
        "a.invalid",
        "v1.2",
        "3.5",
        "e.g. it",
    ):
        _, problems = read_lesson(written(SPOT.replace("invoice.pdf", host)), "lesson.md")
        assert problems == (), host
