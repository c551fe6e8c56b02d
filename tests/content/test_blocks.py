from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from posture.content.blocks import lines, sections, unclosed_fence

BODY = """
Words before.

## Why

Because.

## Question {#late-prompt core v=2}
```message mail
## not a heading
```
### Deeper
~~~~
```
## nor this
~~~~
## Fix on Linux (GNOME)
1. a
"""


def test_sections_have_titles_names_flags_and_lines() -> None:
    before, why, question, fix = sections(BODY, 10)

    assert (before.title, before.text.strip(), before.line) == ("", "Words before.", 9)
    assert (why.title, why.name, why.flags, why.text.strip(), why.line) == ("Why", "", {}, "Because.", 13)
    assert (question.title, question.name) == ("Question", "late-prompt")
    assert question.flags == {"core": "", "v": "2"}
    assert question.attributes == "#late-prompt core v=2"
    assert "## not a heading" in question.text
    assert "## nor this" in question.text
    assert (fix.title, fix.flags) == ("Fix on Linux (GNOME)", {})


def test_a_body_that_starts_with_a_heading_has_no_nameless_section() -> None:
    assert [section.title for section in sections("\n\n## Why\nx", 1)] == ["Why"]
    assert sections("", 1) == ()


def test_sections_of_another_level_are_found_within() -> None:
    question = sections(BODY, 1)[2]

    _, deeper = sections(question.text, question.line + 1, level=3)

    assert (deeper.title, BODY.split("\n")[deeper.line - 1]) == ("Deeper", "### Deeper")


def test_an_unclosed_brace_stays_in_the_title() -> None:
    (section,) = sections("## Question {#a core", 1)

    assert (section.title, section.name) == ("Question {#a core", "")


def test_a_fence_that_is_never_closed_is_found() -> None:
    assert unclosed_fence("```\na\n```\n\n````\n```\n", 1) == 5
    assert unclosed_fence("```\na\n```\n", 1) is None
    assert unclosed_fence("`` `a` ``\n``` `inline` ```\n", 1) is None
    assert unclosed_fence("", 1) is None


@given(st.text(alphabet="#`~ {}=ab\n"), st.integers(1, 99))
def test_no_line_is_lost_and_each_heading_stands_on_its_line(body: str, first: int) -> None:
    found = sections(body, first)
    rows = body.split("\n")

    for section in found:
        if section.title:
            assert rows[section.line - first].startswith("## ")
            after = rows[section.line - first + 1 :]
            assert section.text.split("\n") == after[: section.text.count("\n") + 1] or not after
    assert [line.text for line in lines(body, first)] == rows
