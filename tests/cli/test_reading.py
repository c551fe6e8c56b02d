from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.cli.reading import bare, plain


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("**Off the network.** Wi-Fi off", "Off the network. Wi-Fi off"),
        ("run `sudo apt update` now", "run “sudo apt update” now"),
        ("a *small* step, an _other_ one", "a small step, an other one"),
        ("see [the guide](https://example.org/a_b)", "see the guide"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
    ],
)
def test_marks_are_taken_off(marked, shown) -> None:
    assert bare(marked) == shown


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("## A title\n\nA line\nand one more.", "A title\n\nA line and one more."),
        ("Before:\n1. **One**\n2. Two", "Before:\n1. One\n2. Two"),
        ("- [x] Right\n  > Because.", "- [x] Right\n    Because."),
        ("> a message\n>\n> its end", "  a message\n\n  its end"),
        ("", ""),
    ],
)
def test_markdown_reads_as_text(markdown, text) -> None:
    assert plain(markdown) == text


def test_a_long_item_hangs_below_its_mark(monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    assert plain("1. " + "word " * 10) == "1. word word word word word word word\n   word word word"


@given(text=st.text(alphabet="ab *_`[]()#->\n1. x", max_size=60))
def test_no_text_breaks_it(text) -> None:
    assert isinstance(plain(text), str)
