"""Phrases are kept as data."""

from __future__ import annotations

import json
from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from posture.words.notation import as_data, from_data
from posture.words.phrase import Phrase, Said, counted, in_language, joined, phrase
from posture.words.pseudo import Pseudo


def test_a_phrase_comes_back_with_all_that_it_is_made_of() -> None:
    said = phrase(
        "{a} {b} {day} {clock}",
        a=counted("{n} port", "{n} ports", n=2),
        b=joined(("x", phrase("unknown"))),
        day=date(2026, 6, 30),
        clock=time(9, 5),
    )
    again = from_data(json.loads(json.dumps(as_data(said))))
    assert isinstance(again, Phrase)
    assert again == said
    assert in_language(again, Pseudo()) == in_language(said, Pseudo())


_SAID = st.recursive(
    st.text() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.dates() | st.times(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.builds(
            Phrase, st.text(), st.none() | st.text(), st.dictionaries(st.text(), inner, max_size=3), st.text()
        )
    ),
    max_leaves=8,
)


@given(_SAID)
@example(Phrase("x", ""))
def test_whatever_may_stand_in_a_phrase_can_be_kept(value: Said) -> None:
    again = from_data(json.loads(json.dumps(as_data(value))))
    assert again == value
    assert as_data(again) == as_data(value)


@pytest.mark.parametrize("data", [None, {"day": "yesterday"}, {"template": "x", "values": {"a": None}}])
def test_what_is_no_phrase_is_refused(data: object) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        from_data(data)
