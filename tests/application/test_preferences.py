from __future__ import annotations

from posture.application.preferences import read_preference, write_preference


def test_a_preference_is_kept(new_session) -> None:
    write_preference(new_session(), "look", "dark")
    write_preference(new_session(), "look", "light")
    assert read_preference(new_session(), "look", "system") == "light"


def test_one_that_was_never_set_has_its_default_and_makes_no_file(session) -> None:
    assert read_preference(session, "look", "system") == "system"
    assert not session.home.exists()
