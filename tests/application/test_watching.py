from __future__ import annotations

from datetime import timedelta

import pytest

from posture.application.checking import check_now
from posture.application.errors import ApplicationError
from posture.application.forgetting import forget_all
from posture.application.learning import find_lesson, finish
from posture.application.notices import line
from posture.application.offering import offer_practice, offers_practice, practice_to_offer
from posture.application.practising import questions_due
from posture.application.remembering import remember
from posture.application.told import Answer, Kind, told
from posture.application.watching import (
    Run,
    Timer,
    is_due,
    is_on,
    last_look,
    look_if_due,
    run,
    turn_off,
    turn_on,
)
from posture.application.worsened import seen
from posture.desktop.errors import DesktopError
from posture.desktop.notifying.notice import Notice


@pytest.fixture(autouse=True)
def full_battery(monkeypatch):
    monkeypatch.setattr("posture.desktop.battery.is_low", lambda: False)


@pytest.fixture
def checked(session):
    remember(session, check_now(session))
    return session


def test_a_look_is_kept_and_the_next_is_due_in_a_week(session, clock) -> None:
    assert look_if_due(session)
    assert last_look(session) == clock.now.astimezone().date()
    clock.on(days=6)
    assert not look_if_due(session)
    clock.on(days=1)
    assert look_if_due(session)


def test_a_look_that_the_person_asked_for_counts(checked, clock) -> None:
    clock.on(days=5)
    assert not is_due(checked)


def test_a_look_of_a_day_that_has_not_come_yet_is_none(checked, clock) -> None:
    clock.on(days=-40)
    assert is_due(checked)


def test_it_waits_on_a_battery_that_is_nearly_empty(checked, clock, monkeypatch) -> None:
    clock.on(days=8)
    monkeypatch.setattr("posture.desktop.battery.is_low", lambda: True)
    assert not look_if_due(checked)
    assert is_due(checked)


def test_a_recorded_computer_is_never_looked_at(new_session) -> None:
    assert not look_if_due(new_session(live=False))


def test_the_system_is_not_told_of_another_home_than_its_own(session) -> None:
    with pytest.raises(ApplicationError, match="Unset POSTURE_HOME"):
        turn_on(session, Timer.LOOK)
    assert not is_on(session, Timer.LOOK)
    turn_off(session, Timer.LOOK)
    assert not session.home.exists()


class Desktop:
    """What is shown, and how it is answered; tests/desktop and tests/machines have real ones."""

    def __init__(self) -> None:
        self.shown: list[Notice] = []
        self.opened = 0
        self.answer = Answer.NONE
        self.is_there = True
        self.on_shown = lambda: None

    def notify(self, notice: Notice, patience: timedelta) -> Answer:
        if not self.is_there:
            raise DesktopError("Nothing shows notifications here.")
        self.shown.append(notice)
        self.on_shown()
        return self.answer

    def open(self) -> None:
        self.opened += 1


@pytest.fixture
def desktop(monkeypatch):
    made = Desktop()
    monkeypatch.setattr("posture.application.watching.notify", made.notify)
    monkeypatch.setattr("posture.application.watching.open_told", made.open)
    return made


@pytest.fixture
def worse(session, facts, clock, desktop):
    """At noon, a week after everything was well, the clock is no longer set by anybody."""
    real = {"system.virtual": "none", "clock.service_on": False}
    facts({**real, "clock.synchronised": True})
    remember(session, check_now(session))
    facts({**real, "clock.synchronised": False})
    clock.now = clock.now.astimezone().replace(hour=12) + timedelta(days=7)
    return session


def test_what_got_worse_is_told_once_and_its_button_opens_the_window(worse, desktop, clock) -> None:
    desktop.answer = Answer.SHOW
    assert run(worse) == Run(looked=True, told=Kind.WORSE)
    assert (len(desktop.shown), desktop.opened) == (1, 1)
    for _ in range(40):
        clock.on(days=1)
        assert run(worse).told is None
    assert [(each.subjects, each.answer) for each in told(worse)] == [(("clock",), Answer.SHOW)]


def test_without_an_answer_nothing_opens(worse, desktop) -> None:
    run(worse)
    assert (len(desktop.shown), desktop.opened) == (1, 0)


def test_not_now_is_kept_and_it_is_told_once_more_four_weeks_later(worse, desktop, clock) -> None:
    desktop.answer = Answer.NOT_NOW
    run(worse)
    assert told(worse)[0].answer is Answer.NOT_NOW
    days = 0
    while len(desktop.shown) < 2:
        days += 1
        clock.on(days=1)
        run(worse)
    assert days == 28


def test_by_night_it_waits_for_the_morning(worse, desktop, clock) -> None:
    clock.now = clock.now.replace(hour=23)
    assert run(worse) == Run(looked=True, told=None)
    clock.on(hours=11)
    assert run(worse) == Run(looked=False, told=Kind.WORSE)


def test_without_a_desktop_it_waits_for_one(worse, desktop) -> None:
    desktop.is_there = False
    assert run(worse).told is None
    assert told(worse) == ()
    desktop.is_there = True
    assert run(worse).told is Kind.WORSE


def test_whoever_looked_meanwhile_is_told_nothing(worse, desktop, clock) -> None:
    clock.now = clock.now.replace(hour=23)
    run(worse)
    seen(worse)
    clock.on(hours=11)
    assert run(worse).told is None


def test_everything_can_be_deleted_while_it_waits_for_an_answer(worse, desktop, new_session) -> None:
    desktop.on_shown = lambda: forget_all(new_session())
    desktop.answer = Answer.NOT_NOW
    run(worse)
    assert not (worse.home / "posture.db").exists()


OFFER = "Three minutes of practice are there, too, if you like."


@pytest.fixture
def learned(worse):
    """A lesson that was done long ago: its questions wait."""
    finish(worse, find_lesson(worse, "screen-lock"))
    worse.database.execute("UPDATE card SET due = '2026-11-01'")
    assert questions_due(worse) > 0
    return worse


def test_practice_that_waits_is_offered_with_what_is_told_and_that_is_kept(learned, desktop) -> None:
    assert run(learned).told is Kind.WORSE
    [notice] = desktop.shown
    assert notice.text.endswith(f"doing next. {OFFER}")
    assert [each.practice for each in told(learned)] == [True]
    assert "It offered three minutes of practice, too." in line(learned, told(learned)[0])


def test_where_none_waits_none_is_offered(worse, desktop) -> None:
    run(worse)
    [notice] = desktop.shown
    assert OFFER not in notice.text
    assert "practice" not in line(worse, told(worse)[0])


def test_for_practice_alone_there_is_never_a_notification(learned, desktop, clock) -> None:
    seen(learned)
    remember(learned, check_now(learned))
    for _ in range(60):
        clock.on(days=1)
        assert run(learned).told is None
    assert questions_due(learned) > 0
    assert desktop.shown == []


def test_the_same_is_said_of_one_question_and_of_many(learned, desktop, new_session) -> None:
    learned.database.execute("DELETE FROM card WHERE id NOT IN (SELECT id FROM card LIMIT 1)")
    assert questions_due(learned) == 1
    assert run(learned).told is Kind.WORSE
    assert desktop.shown[0].text.endswith(OFFER)


def test_who_wants_no_offer_gets_none_until_they_say_otherwise(learned, desktop, new_session) -> None:
    offer_practice(learned, on=False)
    assert not practice_to_offer(new_session())
    run(learned)
    assert OFFER not in desktop.shown[0].text
    offer_practice(learned, on=True)
    assert practice_to_offer(new_session())


def test_asking_whether_it_may_be_offered_keeps_nothing(session) -> None:
    assert offers_practice(session)
    assert not practice_to_offer(session)
    offer_practice(session, on=True)
    assert not session.home.exists()
