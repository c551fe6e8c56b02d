from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from posture.application.checkup import Checkup, Outcome
from posture.application.looking import look_when_opened
from posture.application.remembering import last_checkup
from posture.application.session import Session
from posture.store.errors import StoreError
from posture.ui.bridge import Bridge
from posture.ui.models.checkups import Checkups


@pytest.fixture
def checkups(bridge: Bridge) -> Checkups:
    return Checkups(bridge)


def _ended(qtbot: QtBot, checkups: Checkups, bridge: Bridge) -> None:
    qtbot.waitUntil(lambda: not checkups.running and not bridge.busy, timeout=20_000)


@pytest.mark.usefixtures("open_keyring")
def test_a_check_up_is_remembered_for_the_next_start(
    qtbot: QtBot, checkups: Checkups, bridge: Bridge, session: Session
) -> None:
    checkups.run()
    _ended(qtbot, checkups, bridge)
    kept = last_checkup(session)
    assert kept is not None
    assert checkups.current is not None
    assert [verdict.finding for verdict in kept.verdicts] == [v.finding for v in checkups.current.verdicts]
    later = Checkups(bridge)
    with qtbot.waitSignal(later.changed):
        later.load()
    assert later.loaded
    assert later.current == kept


def test_one_check_again_takes_the_place_of_the_old_verdict(
    qtbot: QtBot, checkups: Checkups, bridge: Bridge, session: Session
) -> None:
    checkups.run()
    _ended(qtbot, checkups, bridge)
    assert checkups.current is not None
    measured = checkups.current.verdicts
    wrong = tuple(replace(verdict, outcome=Outcome.WARN) for verdict in measured)
    checkups.current = replace(checkups.current, verdicts=wrong)
    checkups.run_one("screen-lock")
    _ended(qtbot, checkups, bridge)
    changed = [new.check for old, new in zip(wrong, checkups.current.verdicts, strict=True) if old != new]
    assert changed == ["screen-lock"]
    kept = last_checkup(session)
    assert kept is not None
    assert [verdict.outcome for verdict in kept.verdicts] == [v.outcome for v in checkups.current.verdicts]


def test_one_check_checks_everything_where_only_outcomes_were_kept(
    qtbot: QtBot, checkups: Checkups, bridge: Bridge, session: Session
) -> None:
    checkups.run()
    _ended(qtbot, checkups, bridge)
    later = Checkups(bridge)
    with qtbot.waitSignal(later.changed):
        later.load()
    assert later.current is not None
    assert later.current.missing
    later.run_one("screen-lock")
    _ended(qtbot, later, bridge)
    assert later.current.missing == ""
    assert all(verdict.finding for verdict in later.current.verdicts)
    assert [verdict.check for verdict in later.current.verdicts] == list(session.catalogue.checks)


def test_one_check_before_any_other_checks_everything(
    qtbot: QtBot, checkups: Checkups, bridge: Bridge, session: Session
) -> None:
    checkups.run_one("screen-lock")
    _ended(qtbot, checkups, bridge)
    assert checkups.current is not None
    assert [verdict.check for verdict in checkups.current.verdicts] == list(session.catalogue.checks)


def test_only_one_check_up_runs_at_a_time(qtbot: QtBot, checkups: Checkups, bridge: Bridge) -> None:
    judged: list[str] = []
    checkups.judged.connect(lambda verdict: judged.append(verdict.check))
    checkups.run()
    checkups.run()
    checkups.run_one("clock")
    _ended(qtbot, checkups, bridge)
    assert len(judged) == len(set(judged))


def test_verdicts_that_cannot_be_kept_are_shown_all_the_same(
    qtbot: QtBot, checkups: Checkups, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        sentence = "The disk is full. Make room, then check again."
        raise StoreError(sentence)

    monkeypatch.setattr("posture.application.remembering.remember", refuse)
    with qtbot.waitSignal(checkups.failed, timeout=20_000) as failed:
        checkups.run()
    assert failed.args == ["The disk is full. Make room, then check again."]
    assert checkups.current is not None
    assert checkups.amounts().fine > 0


@pytest.mark.parametrize("work", ["last_checkup", "check_now"])
def test_a_failure_is_passed_on_and_ends_the_wait(
    qtbot: QtBot,
    checkups: Checkups,
    monkeypatch: pytest.MonkeyPatch,
    work: str,
) -> None:
    def refuse(*_: object) -> None:
        sentence = "The store cannot be read."
        raise StoreError(sentence)

    start: Callable[[], None] = checkups.load if work == "last_checkup" else checkups.run
    module = {"check_now": "checking", "last_checkup": "remembering", "remember": "remembering"}[work]
    monkeypatch.setattr(f"posture.application.{module}.{work}", refuse)
    with qtbot.waitSignal(checkups.failed) as failed:
        start()
    assert failed.args == ["The store cannot be read."]
    assert checkups.loaded
    assert not checkups.running


# Opening the app


@pytest.fixture
def kept(session: Session) -> Checkup:
    """A check-up of nine days ago."""
    from posture.application.checking import check_now
    from posture.application.remembering import remember

    now = session.clock()
    session.clock = lambda: now - timedelta(days=9)
    remember(session, check_now(session))
    session.clock = lambda: now
    found = last_checkup(session)
    assert found is not None
    return found


def test_opening_looks_again_and_the_old_answers_stand_until_then(
    qtbot: QtBot, checkups: Checkups, kept: Checkup
) -> None:
    shown: list[tuple[Checkup | None, bool]] = []
    checkups.judged.connect(lambda _: shown.append((checkups.current, checkups.quiet)))
    checkups.load()
    qtbot.waitUntil(lambda: bool(shown) and not checkups.running)
    assert all(quiet for _, quiet in shown)
    assert all(each is not None and each.day == kept.day for each, _ in shown)
    assert checkups.current is not None
    assert checkups.current.day > kept.day


def test_unless_that_is_switched_off(
    qtbot: QtBot, bridge: Bridge, checkups: Checkups, session: Session, kept: Checkup
) -> None:
    look_when_opened(session, on=False)
    with qtbot.assertNotEmitted(checkups.judged):
        checkups.load()
        qtbot.waitUntil(lambda: checkups.loaded and not bridge.busy)
    assert checkups.current is not None
    assert checkups.current.day == kept.day
    assert checkups.current.verdicts[0].outcome in {Outcome.STALE, kept.verdicts[0].outcome}


@pytest.mark.usefixtures("kept")
def test_a_look_that_is_asked_for_meanwhile_is_not_quiet_any_more(qtbot: QtBot, checkups: Checkups) -> None:
    quiet: list[bool] = []

    def ask() -> None:
        if checkups.running and not quiet:  # as soon as it looks: it may be over before one looks for it
            checkups.run()
            quiet.append(checkups.quiet)

    checkups.changed.connect(ask)
    checkups.load()
    qtbot.waitUntil(lambda: bool(quiet) and not checkups.running)
    assert quiet == [False]


def test_before_the_first_check_up_opening_looks_at_nothing(
    qtbot: QtBot, bridge: Bridge, checkups: Checkups, session: Session
) -> None:
    with qtbot.assertNotEmitted(checkups.judged):
        checkups.load()
        qtbot.waitUntil(lambda: checkups.loaded and not bridge.busy)
    assert checkups.current is None
    assert not session.home.exists()


def test_what_grows_old_while_the_window_is_open_is_told_so(
    qtbot: QtBot, checkups: Checkups, session: Session
) -> None:
    checkups.run()
    qtbot.waitUntil(lambda: checkups.current is not None and not checkups.running)
    now = session.clock()
    session.clock = lambda: now + timedelta(days=60)
    with qtbot.waitSignal(checkups.changed):
        checkups.grow_old()
    assert checkups.amounts().fine == checkups.amounts().to_do == 0
    assert checkups.amounts().old > 0


@pytest.mark.usefixtures("open_keyring")
def test_one_check_on_another_day_is_a_look_at_all(
    qtbot: QtBot, checkups: Checkups, session: Session
) -> None:
    checkups.run()
    qtbot.waitUntil(lambda: checkups.current is not None and not checkups.running)
    now = session.clock()
    session.clock = lambda: now + timedelta(days=1)
    judged: list[str] = []
    checkups.judged.connect(lambda verdict: judged.append(verdict.check))
    checkups.run_one("firewall")
    qtbot.waitUntil(lambda: not checkups.running)
    assert sorted(judged) == sorted(session.catalogue.checks)
