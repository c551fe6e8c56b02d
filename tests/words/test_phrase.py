"""A phrase is English as a string, and can be said again in another language."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.words.phrase import Phrase, Said, counted, in_language, joined, phrase, sentences


class _Backwards:
    """A language in which every template is found in brackets, and numbers have a comma."""

    code = "xx"

    def lookup(self, scope: str, singular: str, plural: str | None, number: float | None) -> str:
        text = singular if plural is None or number == 1 else plural
        return f"[{text}]"

    def form(self, forms: tuple[str, ...], number: float) -> str:
        return forms[0] if number == 1 else forms[-1]

    def number(self, number: float) -> str:
        return str(number).replace(".", ",")

    def day(self, day: date) -> str:
        return day.strftime("%d.%m.%Y")

    def row(self, words: tuple[str, ...]) -> str:
        return "; ".join(words)


def test_a_phrase_is_its_english() -> None:
    said = phrase("{program} is off since {day}.", program="ufw", day=date(2026, 6, 30))
    assert said == "ufw is off since 30 June 2026."
    assert json.dumps(said) == '"ufw is off since 30 June 2026."'


def test_a_phrase_in_a_phrase_is_said_in_the_same_language() -> None:
    said = phrase("Because {why}.", why=counted("{n} door is open", "{n} doors are open", n=2.5))
    assert said == "Because 2.5 doors are open."
    assert in_language(said, _Backwards()) == "[Because [2,5 doors are open].]"


def test_what_is_no_phrase_stays_as_it_is() -> None:
    assert in_language("/home", _Backwards()) == "/home"


@pytest.mark.parametrize(("number", "words"), [(0, "0 doors"), (1, "1 door"), (2, "2 doors")])
def test_an_amount_has_its_form(number: int, words: str) -> None:
    assert counted("{n} door", "{n} doors", n=number) == words


def test_a_value_cannot_smuggle_in_a_place() -> None:
    assert phrase("{a} {b}", a="{b}", b="x") == "{b} x"


def test_a_place_without_a_value_waits_for_it() -> None:
    waiting = phrase("the minutes are {amount}")
    assert waiting == "the minutes are {amount}"
    assert waiting.filled(amount=5) == "the minutes are 5"


@pytest.mark.parametrize(
    ("template", "value", "words"),
    [
        ("{x minutes}", 0.3, "less than one minute"),
        ("{x days} ago", 0.4, "less than 24 hours ago"),
        ("{x minutes}", 1.2, "1 minute"),
        ("{x minutes}", 15, "15 minutes"),
        ("{x child|children}", 1, "1 child"),
        ("{x child|children}", 3, "3 children"),
        ("{x minutes}", "?", "an unknown number of minutes"),
        ("{x:capital} it is.", "so", "So it is."),
    ],
)
def test_a_place_says_how_it_is_filled(template: str, value: Said, words: str) -> None:
    assert phrase(template, x=value) == words


@pytest.mark.parametrize(
    ("template", "value", "words"),
    [
        ("“{x}” it says.", "choose “Back” or “Go on”", "“choose ‘Back’ or ‘Go on’” it says."),
        ("„{x}“ steht da.", "wählen Sie „Zurück“", "„wählen Sie ‚Zurück‘“ steht da."),
        ("„{x}“ steht da.", "choose “Back”", "„choose ‘Back’“ steht da."),
        ("It says: {x}", "choose “Back”", "It says: choose “Back”"),
    ],
)
def test_what_is_quoted_quotes_with_single_marks(template: str, value: Said, words: str) -> None:
    assert phrase(template, x=value) == words


def test_lists_and_sentences_are_put_together() -> None:
    assert joined((phrase("one"), "two", "three"), "or") == "one, two or three"
    assert in_language(joined((phrase("one"), "two", "three")), _Backwards()) == "[[one]; two and three]"
    assert sentences("One.", "", phrase("Two.")) == "One. Two."
    assert in_language(sentences("One.", phrase("Two.")), _Backwards()) == "One. [Two.]"
    assert sentences() == ""


@given(st.text(), st.text())
def test_a_phrase_survives_being_copied_and_kept(template: str, value: str) -> None:
    said = Phrase(template, None, {"x": value})
    for again in (copy.deepcopy(said), pickle.loads(pickle.dumps(said))):
        assert again == said
        assert (again.template, again.values, again.scope) == (said.template, said.values, said.scope)
