from __future__ import annotations

import pytest

from posture.lessons.translation.paragraphs import reworded


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("One.\nStill one.\n\nTwo.", ["One. Still one.", "Two."]),
        ("Before:\n- a\n- b\n  goes on\n\nAfter.", ["Before:", "a", "b goes on", "After."]),
        ("1. **Off.** Now.\n2. On.", ["**Off.** Now.", "On."]),
        ("Type:\n\n```\nsudo x\n\ny\n```\n\nDone.", ["Type:", "Done."]),
        ("", []),
    ],
)
def test_each_paragraph_and_item_is_asked_for_in_one_line(text: str, asked: list[str]) -> None:
    found: list[str] = []
    reworded(text, lambda paragraph: found.append(paragraph) or paragraph)
    assert found == asked


def test_lists_and_what_is_typed_keep_their_shape() -> None:
    text = "Do:\n\n1. This\n   one\n2. That\n\n```\n- sudo x\n```"
    assert reworded(text, str.upper) == "DO:\n\n1. THIS ONE\n2. THAT\n\n```\n- sudo x\n```"


def test_where_lines_are_broken_changes_nothing_that_is_asked() -> None:
    first, second = list[str](), list[str]()
    reworded("A long\nparagraph, broken.", lambda words: first.append(words) or words)
    reworded("A long paragraph,\nbroken.", lambda words: second.append(words) or words)
    assert first == second
