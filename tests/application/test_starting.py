from __future__ import annotations

import pytest

from posture.application.errors import ApplicationError
from posture.application.forgetting import forget_all
from posture.application.starting import start_at_sign_in, starts_at_sign_in


def test_the_system_is_not_told_of_another_home_than_its_own(session) -> None:
    with pytest.raises(ApplicationError, match="Unset POSTURE_HOME"):
        start_at_sign_in(session, on=True)
    assert not starts_at_sign_in(session)
    start_at_sign_in(session, on=False)
    assert not session.home.exists()


def test_deleting_everything_ends_timers_and_the_start_at_sign_in(session, monkeypatch) -> None:
    ended = []
    monkeypatch.setattr("posture.application.session.Session.is_at_home", True)
    monkeypatch.setattr("posture.desktop.timers.timer.turn_off", ended.append)
    monkeypatch.setattr("posture.desktop.autostart.turn_off", lambda: ended.append("sign-in"))
    forget_all(session)
    assert [str(getattr(each, "name", each)) for each in ended] == ["LOOK", "DELIVER", "sign-in"]
