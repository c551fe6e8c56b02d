"""``docs/promises.md`` says every sentence about privacy once, and names for each what holds it."""

from __future__ import annotations

import re

import pytest
from promised import Sentence, sentences
from promises_page import DOCS, linked

PAGE = (DOCS / "promises.md").read_text(encoding="utf-8")
SENTENCES = sentences()


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda each: each.text[:40])
def test_a_sentence_stands_there_with_what_holds_it(sentence: Sentence) -> None:
    part = "\n".join((f"- {sentence.text}", *(f"  - {linked(held)}" for held in sentence.held_by)))
    assert f"\n{part}\n" in PAGE, "run make promises, and look at its pictures"


def test_nothing_else_stands_there() -> None:
    assert len(re.findall(r"^- ", PAGE, re.MULTILINE)) == len(SENTENCES)


@pytest.mark.parametrize("picture", sorted(set(re.findall(r"\]\((pictures/[^)]+)\)", PAGE))))
def test_every_picture_is_there(picture) -> None:
    assert (DOCS / picture).is_file()


def test_places_of_a_sentence_may_hold_anything_and_its_words_may_not() -> None:
    sentence = Sentence("Ballots leave from {start} until {end}.", ())
    assert sentence.is_in("Good. Ballots leave from Monday until Sunday. Then it is counted.")
    assert not sentence.is_in("Ballots stay from Monday until Sunday.")
