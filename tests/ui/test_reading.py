from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.ui.look import Look
from posture.ui.reading import inline, plain, rich
from posture.ui.widgets.label import Label


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("a **strong** word", "a <b>strong</b> word"),
        ("an *easy* word", "an <i>easy</i> word"),
        ("press `Super+L` now", "press <code>Super+L</code> now"),
        ("`**not strong**`", "<code>**not strong**</code>"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("file_name_here", "file_name_here"),
        ("a <script>x</script>", "a &lt;script&gt;x&lt;/script&gt;"),
        ("see [the page](https://example.org/a)", "see the page"),
        ("![a picture](https://example.org/a.png)", "a picture"),
        ('a "quoted" & word', "a &quot;quoted&quot; &amp; word"),
    ],
)
def test_the_marks_of_a_line(text: str, made: str) -> None:
    assert inline(text) == made


def _tags(text: str) -> list[str]:
    return re.findall(r"</?(\w+)", rich(text))


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("one\ntwo", ["p", "p"]),
        ("one\n\ntwo", ["p", "p", "p", "p"]),
        ("- a\n- b", ["ul", "li", "li", "li", "li", "ul"]),
        ("1. a\n2. b", ["ol", "li", "li", "li", "li", "ol"]),
        ("- a\n  still a", ["ul", "li", "li", "ul"]),
        ("Words:\n- a", ["p", "p", "ul", "li", "li", "ul"]),
        ("", []),
    ],
)
def test_paragraphs_and_lists(text: str, tags: list[str]) -> None:
    assert _tags(text) == tags


def test_an_indented_line_belongs_to_its_item() -> None:
    assert "a still a" in rich("- a\n  still a")


@pytest.mark.parametrize(
    ("text", "made"),
    [("Press **No**", "Press No"), ("`ls`", "ls"), ("*so*", "so"), ("3 * 4", "3 * 4"), ("[a](b)", "a")],
)
def test_a_line_without_its_marks(text: str, made: str) -> None:
    assert plain(text) == made


@given(st.text())
def test_nothing_an_author_writes_becomes_a_tag_of_their_own(text: str) -> None:
    assert set(_tags(text)) <= {"p", "b", "i", "code", "ul", "ol", "li"}
    assert "href" not in rich(text.replace("href", ""))


def test_no_empty_room_stands_above_or_below_a_text(look: Look) -> None:
    line = Label("One line")
    assert Label(rich("One line"), rich=True).sizeHint().height() <= line.fontMetrics().lineSpacing() * 1.4
    apart, together = (Label(rich(text), rich=True).sizeHint().height() for text in ("a\n\nb", "a\nb"))
    assert apart > together * 2
