from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from posture.content.form import FormReader, read_form
from posture.content.problems import ProblemLog

FORM = """---
title: A title
empty: ""
nothing:
minutes: 3
share: 0.5
ballot: true
day: 2026-11-21
no_day: 2026-13-01
list: [a, b]
numbers: ["14.2", 14.10]
single: word
group: {inner: 1, other: x}
---
"""


@pytest.fixture
def reader() -> FormReader:
    form, _ = read_form(FORM, "a.md")
    assert form is not None
    return FormReader(form.fields, ProblemLog("a.md"))


@pytest.mark.parametrize(
    ("get", "value"),
    [
        (lambda reader: reader.text("title"), "A title"),
        (lambda reader: reader.integer("minutes", least=1, most=4), 3),
        (lambda reader: reader.number("share"), 0.5),
        (lambda reader: reader.number("minutes"), 3.0),
        (lambda reader: reader.flag("ballot"), True),
        (lambda reader: reader.date("day"), date(2026, 11, 21)),
        (lambda reader: reader.words("list"), ("a", "b")),
        (lambda reader: reader.words("single"), ("word",)),
        (lambda reader: reader.choice("single", ("word", "other")), "word"),
        (lambda reader: reader.choices("list", ("a", "b", "c")), ("a", "b")),
        (lambda reader: reader.part("group").integer("inner"), 1),
        (lambda reader: list(reader.mapping("group")), ["inner", "other"]),
        (lambda reader: reader.text("absent"), None),
        (lambda reader: reader.words("absent"), ()),
    ],
)
def test_a_field_is_read_by_its_type(
    reader: FormReader, get: Callable[[FormReader], object], value: object
) -> None:
    assert get(reader) == value
    assert reader.problems == ()


@pytest.mark.parametrize(
    ("get", "problem"),
    [
        (lambda reader: reader.text("absent", required=True), "a.md:1: E007 The field “absent” is missing."),
        (
            lambda reader: reader.text("minutes"),
            "a.md:5: E009 “minutes” is to be text, and is a whole number.",
        ),
        (lambda reader: reader.text("nothing"), "a.md:4: E009 “nothing” is to be text, and is empty."),
        (lambda reader: reader.text("empty"), "a.md:3: E009 “empty” is empty."),
        (
            lambda reader: reader.integer("ballot"),
            "a.md:7: E009 “ballot” is to be a whole number, and is true or false.",
        ),
        (
            lambda reader: reader.integer("minutes", least=4, most=9),
            "a.md:5: E008 “minutes” is from 4 to 9, not 3.",
        ),
        (lambda reader: reader.integer("minutes", most=2), "a.md:5: E008 “minutes” is at most 2, not 3."),
        (lambda reader: reader.number("title"), "a.md:2: E009 “title” is to be a number, and is text."),
        (lambda reader: reader.flag("title"), "a.md:2: E009 “title” is to be true or false, and is text."),
        (
            lambda reader: reader.date("title"),
            "a.md:2: E008 “title” is a day such as 2026-11-21, not “A title”.",
        ),
        (
            lambda reader: reader.date("no_day"),
            "a.md:9: E008 “no_day” is a day such as 2026-11-21, not “2026-13-01”.",
        ),
        (
            lambda reader: reader.words("numbers"),
            "a.md:11: E009 Put quotation marks around 14.1 in “numbers”.",
        ),
        (
            lambda reader: reader.words("group"),
            "a.md:13: E009 “group” is to be a list of texts, and is a group of fields.",
        ),
        (
            lambda reader: reader.choice("single", ("words",)),
            "a.md:12: E008 “single” cannot be “word”. Did you mean “words”?",
        ),
        (
            lambda reader: reader.choice("single", ("x", "y")),
            "a.md:12: E008 “single” cannot be “word”. It is one of: x, y.",
        ),
        (
            lambda reader: reader.choices("list", ("a",)),
            "a.md:10: E008 “list” cannot be “b”. It is one of: a.",
        ),
        (
            lambda reader: reader.mapping("list"),
            "a.md:10: E009 “list” is to be a group of fields, and is a list.",
        ),
        (
            lambda reader: reader.part("group").text("inner"),
            "a.md:13: E009 “inner” is to be text, and is a whole number.",
        ),
    ],
)
def test_a_wrong_field_is_noted_once_on_its_line(
    reader: FormReader, get: Callable[[FormReader], object], problem: str
) -> None:
    get(reader)

    assert [str(noted) for noted in reader.problems] == [problem]


def test_an_unknown_field_is_noted_with_the_one_that_was_meant() -> None:
    form, _ = read_form("---\ntitel: a\nrev: 1\nxyzzy: 2\n---\n", "a.md")
    assert form is not None
    reader = FormReader(form.fields, ProblemLog("a.md"))

    reader.unknown_fields(("title", "rev"))

    assert [str(problem) for problem in reader.problems] == [
        "a.md:2: E005 I do not know the field “titel”. Did you mean “title”?",
        "a.md:4: E005 I do not know the field “xyzzy”.",
    ]
