"""Locked screens show notifications: a passer-by learns nothing from them."""

from __future__ import annotations

import re

import pytest

from posture.application.language import language_of
from posture.application.notices import PRACTICE, TEXTS, notice
from posture.application.telling import Kind
from posture.words.languages import languages
from posture.words.phrase import ENGLISH
from posture.words.speech import speak, spoken


@pytest.fixture(params=["en", *sorted(languages())])
def told(request, session, monkeypatch):
    """What is told in each language."""
    monkeypatch.setenv("POSTURE_LANGUAGE", request.param)
    speak(language_of(session))
    yield [notice(kind, practice=practice) for kind in Kind for practice in (False, True)]
    speak(ENGLISH)


def test_no_notification_names_a_check_an_organisation_or_a_vote(told, session) -> None:
    shown = " ".join(f"{each.title} {each.text}" for each in told).lower()
    words = {"lock", "disk", "firewall", "backup", "update", "password", "ballot", "vote", "round", "answer"}
    words |= {spoken(check.topic).lower() for check in session.catalogue.checks.values()}
    assert not [word for word in words if re.search(rf"\b{re.escape(word)}\b", shown)]


def test_it_takes_no_value_that_could_tell_more() -> None:
    assert not [text for text in (*TEXTS.values(), PRACTICE) if "{" in text.template]


def test_how_much_there_is_to_practise_is_not_counted_at_anybody(told) -> None:
    assert not [each.text for each in told if re.search(r"\d", each.text)]


def test_it_fits_where_windows_shows_it(told) -> None:
    assert all(len(each.title) < 64 and len(each.text) < 256 for each in told)
