from __future__ import annotations

import pytest

from posture.application.language import PREFERENCE, language_of
from posture.application.preferences import write_preference

GERMAN = {"LANG": "de_DE.UTF-8"}


def test_what_is_asked_for_comes_before_what_is_set_and_that_before_the_system(session) -> None:
    assert language_of(session, {}).code == "en"
    assert language_of(session, GERMAN).code == "de"
    write_preference(session, PREFERENCE, "en")
    assert language_of(session, GERMAN).code == "en"
    assert language_of(session, {**GERMAN, "POSTURE_LANGUAGE": "en-XA"}).code == "en_XA"
    write_preference(session, PREFERENCE, "")
    assert language_of(session, GERMAN).code == "de"


def test_what_is_set_is_not_looked_up_for_a_recorded_computer(new_session) -> None:
    write_preference(new_session(), PREFERENCE, "en")
    assert language_of(new_session(), GERMAN).code == "en"
    assert language_of(new_session(live=False), GERMAN).code == "de"


@pytest.mark.parametrize("asked", ["tlh", "../../de", "C", "en_GB.UTF-8"])
def test_what_there_are_no_words_for_is_english(session, asked) -> None:
    assert language_of(session, {**GERMAN, "POSTURE_LANGUAGE": asked}).code == "en"


def test_a_language_may_be_one_that_somebody_has_to_ask_for(session) -> None:
    assert language_of(session, GERMAN, may_follow_system=lambda _: False).code == "en"
    asked = {**GERMAN, "POSTURE_LANGUAGE": "de"}
    assert language_of(session, asked, may_follow_system=lambda _: False).code == "de"


def test_what_is_set_is_not_asked_of_a_home_that_cannot_be_read(session) -> None:
    session.home.mkdir()
    (session.home / "posture.db").write_bytes(b"no database")
    assert language_of(session, GERMAN).code == "de"
