from __future__ import annotations

import pytest

from posture.content.suggestion import did_you_mean


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("titel", " Did you mean “title”?"),
        ("TITLE", " Did you mean “title”?"),
        ("Spot the sings", " Did you mean “Spot the signs”?"),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_the_closest_known_word_is_suggested(word: str, sentence: str) -> None:
    assert did_you_mean(word, ("title", "rev", "Spot the signs")) == sentence
