"""What a collector says is said in the person's language where it is known, and else as it came."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import posture.collector
from posture.reports.errors import Refused
from posture.reports.refusals import REFUSALS, in_own_words
from posture.reports.transport import read_reply
from posture.words.phrase import Phrase, in_language
from posture.words.pseudo import Pseudo
from posture.words.raised import sentence_of

COLLECTOR = Path(str(posture.collector.__path__[0]))


def _said(node: ast.AST) -> str:
    """A text of the source, whatever stands in its places."""
    match node:
        case ast.Constant(value=str() as text):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(part.value if isinstance(part, ast.Constant) else "2026-W48" for part in parts)
    return ""


SAID = {
    said
    for file in COLLECTOR.rglob("*.py")
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    if (said := _said(node))
}


@pytest.mark.parametrize("known", REFUSALS)
def test_a_collector_says_every_sentence_that_is_known_here(known: Phrase) -> None:
    met = [found for said in SAID if isinstance(found := in_own_words(said), Phrase)]
    assert known.template in {found.template for found in met}


def test_its_english_stays_word_for_word() -> None:
    assert [said for said in SAID if in_own_words(said) != said] == []


def test_a_known_refusal_is_said_in_the_language_of_the_person() -> None:
    with pytest.raises(Refused) as caught:
        read_reply(410, b'{"error": "epoch-closed", "message": "The round 2026-W48 is not open."}')
    assert str(caught.value) == "The collector says: The round 2026-W48 is not open."
    assert "The round" not in in_language(sentence_of(caught.value), Pseudo())


def test_what_is_not_known_stays_as_it_came() -> None:
    assert not isinstance(in_own_words("We are on holiday."), Phrase)
