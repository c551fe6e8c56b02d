from __future__ import annotations

import pytest

from posture.application.advice import explain, next_step
from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.errors import ApplicationError
from posture.application.exceptions import except_check, snooze
from posture.application.order import for_it


@pytest.fixture
def open_screen(facts) -> None:
    facts(
        {
            "system.has_screen": True,
            "system.desktop": "gnome",
            "screen_lock.enabled": False,
            "screen_lock.after_minutes": 0.0,
        }
    )


def test_the_next_step_says_what_to_do_why_and_where(session, open_screen) -> None:
    step = next_step(session, check_now(session, ["screen-lock"]))
    assert (step.check, step.act, step.outcome) == ("screen-lock", "Turn on the screen lock", Outcome.FAIL)
    assert step.why == "Whoever sits down at an open screen is you, for your mail, your files and your work."
    assert step.settings.argv[0] == "gnome-control-center"
    assert step.lesson == "screen-lock"


def test_what_was_put_off_is_not_next_until_its_week_is_over(session, clock, open_screen) -> None:
    checkup = check_now(session, ["screen-lock"])
    snooze(session, "screen-lock")
    assert next_step(session, checkup) is None
    clock.on(days=8)
    assert next_step(session, checkup).check == "screen-lock"


def test_what_was_put_off_here_is_not_put_off_on_a_recorded_computer(new_session, open_screen) -> None:
    snooze(new_session(), "screen-lock")
    recorded = new_session(live=False)
    assert next_step(recorded, check_now(recorded, ["screen-lock"])).check == "screen-lock"


def test_there_is_no_next_step_where_all_is_well(session, facts) -> None:
    facts({"system.has_screen": False})
    assert next_step(session, check_now(session, ["screen-lock"])) is None


def test_a_check_is_explained_for_this_computer(session, open_screen) -> None:
    told = explain(session, "screen-lock", check_now(session, ["screen-lock"]))
    assert told.finding == "Nothing locks the screen when you walk away."
    assert told.wanted == "The screen locks after at most 15 minutes."
    assert "at most 15 (a policy may choose 5, 10 or 15)" in " ".join(told.rule)
    assert told.fix[0].startswith("Open Settings, then “Privacy & Security”")
    assert told.fix_note == ""
    assert told.maps["iso27001"] == ("A.7.7",)


def test_what_to_know_before_a_fix_stands_apart_as_well(session, facts) -> None:
    facts({"system.desktop": "gnome", "os.rolling": False})
    told = explain(session, "auto-updates", check_now(session, ["auto-updates"]))
    assert told.fix_note
    assert told.fix_note == told.fix[0]


@pytest.mark.parametrize("watched", [True, False])
def test_somebody_at_the_screen_is_an_alarm_until_the_person_says_that_it_is_theirs(
    session, facts, watched
) -> None:
    found = {"enabled": True, "view_only": watched, "by": "x11vnc"}
    facts({"system.virtual": "none", **{f"remote_desktop.{name}": value for name, value in found.items()}})
    checkup = check_now(session, ["remote-desktop"])
    assert "Then disconnect this computer" in explain(session, "remote-desktop", checkup).alarm
    assert "Then disconnect this computer" in next_step(session, checkup).alarm
    except_check(session, "remote-desktop", "I use it")
    checkup = check_now(session, ["remote-desktop"])
    assert explain(session, "remote-desktop", checkup).alarm == ""
    assert next_step(session, checkup) is None


def test_what_could_not_be_told_is_no_alarm_and_no_step(session, facts) -> None:
    facts({})
    checkup = check_now(session)
    assert {verdict.outcome for verdict in checkup.verdicts} == {Outcome.UNKNOWN}
    assert next_step(session, checkup) is None
    for check in session.catalogue.checks:
        told = explain(session, check, checkup)
        assert told.alarm == ""
        assert not told.remedy.startswith(("Turn", "Set", "Install", "Switch")), told.remedy
        assert told.look, check


def test_before_a_checkup_a_check_can_be_explained_too(session) -> None:
    told = explain(session, "screen-lock", None)
    assert (told.outcome, told.finding, told.evidence) == (None, "Not checked yet.", ())
    assert told.fix
    assert told.rule


def test_a_lesson_that_is_broken_is_not_offered(new_session, content, open_screen) -> None:
    (content / "lessons" / "screen-lock" / "lesson.md").write_text("no lesson")
    session = new_session(content=content)
    assert explain(session, "screen-lock", None).lesson is None


def test_an_unknown_check_is_refused(session) -> None:
    with pytest.raises(ApplicationError, match=r"There is no check “lock-screen”\."):
        explain(session, "lock-screen", None)


@pytest.fixture
def much(facts) -> None:
    """Two things to do: the screen does not lock, and nothing sets the clock."""
    facts(
        {
            "system.has_screen": True,
            "system.virtual": "none",
            "screen_lock.enabled": False,
            "screen_lock.after_minutes": 0.0,
            "clock.synchronised": False,
            "clock.service_on": False,
            "clock.by": "",
        }
    )


def test_the_next_step_says_why_it_is_first(session, much) -> None:
    step = next_step(session, check_now(session))
    assert (step.check, step.because) == (
        "screen-lock",
        "First of 2 things, because it takes the least time.",
    )


def test_where_there_is_nothing_else_nothing_is_said_of_an_order(session, open_screen) -> None:
    assert next_step(session, check_now(session, ["screen-lock"])).because == ""


def test_put_off_it_is_back_in_its_place_after_a_week(session, clock, much) -> None:
    checkup = check_now(session)
    snooze(session, "screen-lock")
    assert next_step(session, checkup).check == "clock"
    clock.on(days=7)
    assert next_step(session, checkup).check == "screen-lock"


@pytest.fixture
def fixed(facts) -> None:
    """The screen never locks, and whoever looks after the computer fixed that."""
    facts(
        {
            "system.has_screen": True,
            "system.desktop": "gnome",
            "screen_lock.enabled": False,
            "screen_lock.after_minutes": 0.0,
            "screen_lock.fixed_by": "/etc/dconf/db/local",
        }
    )


def test_what_only_it_can_mend_is_no_step_of_the_person_s(session, fixed) -> None:
    checkup = check_now(session, ["screen-lock"])
    assert checkup.verdicts[0].outcome is Outcome.FAIL
    assert next_step(session, checkup) is None
    assert for_it(session, checkup) == ("screen-lock",)


def test_what_was_set_aside_is_not_left_to_it_either(session, fixed) -> None:
    except_check(session, "screen-lock", "A kiosk")
    assert for_it(session, check_now(session, ["screen-lock"])) == ()


def test_of_a_recorded_computer_what_is_fixed_is_for_it(new_session) -> None:
    recorded = new_session("windows-11-pro-office", live=False)
    checkup = check_now(recorded)
    assert for_it(recorded, checkup) == ("auto-updates", "remote-desktop")
    step = next_step(recorded, checkup)
    assert step is None or step.check not in for_it(recorded, checkup)
