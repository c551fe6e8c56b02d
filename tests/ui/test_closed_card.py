"""What the system does while Posture is closed: switched on and off in Settings, and offered elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from posture.application.checking import check_now
from posture.application.offering import offers_practice
from posture.application.remembering import remember
from posture.application.session import Session
from posture.application.told import Answer, Kind, Told, keep
from posture.application.watching import Timer
from posture.desktop.errors import DesktopError
from posture.ui.pages.settings.closed_card import ClosedCard
from posture.ui.widgets.label import Label
from posture.ui.window import Window


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> set[object]:
    """What the system starts; the real systems are tried in tests/desktop and tests/machines."""
    made: set[object] = set()
    monkeypatch.setattr("posture.application.session.Session.is_at_home", True)
    monkeypatch.setattr("posture.desktop.timers.timer.turn_on", made.add)
    monkeypatch.setattr("posture.desktop.timers.timer.turn_off", made.discard)
    monkeypatch.setattr("posture.desktop.timers.timer.is_on", made.__contains__)
    monkeypatch.setattr("posture.desktop.autostart.turn_on", lambda: made.add("icon"))
    monkeypatch.setattr("posture.desktop.autostart.turn_off", lambda: made.discard("icon"))
    monkeypatch.setattr("posture.desktop.autostart.is_on", lambda: "icon" in made)
    monkeypatch.setattr("posture.application.starting.open_tray", lambda: made.add("shown"))
    monkeypatch.setattr("posture.ui.tray.end", lambda _: made.discard("shown"))
    return made


@pytest.fixture
def card(kept: set[object], window: Window, settle: Callable[[], None]) -> ClosedCard:
    window.go("settings", "")
    settle()
    settings = window.pages["settings"]
    return settings.closed  # type: ignore[attr-defined,no-any-return]


def told(card: ClosedCard) -> str:
    return "\n".join(label.text() for label in card.findChildren(Label) if label.isVisible())


def test_everything_is_off_and_nothing_of_an_organisation_is_offered(card: ClosedCard) -> None:
    assert not any(each.on for each in card.switches.values())
    assert [name for name, each in card.switches.items() if each.isVisible()] == ["look", "icon"]
    assert "Nothing yet." in told(card)


@pytest.mark.parametrize(("name", "service"), [("look", Timer.LOOK), ("icon", "icon")])
def test_what_is_switched_on_the_system_does_until_it_is_switched_off(
    card: ClosedCard, kept: set[object], settle: Callable[[], None], name: str, service: object
) -> None:
    card.switches[name].button.click()
    settle()
    assert service in kept
    card.enter()
    settle()
    assert card.switches[name].on
    card.switches[name].button.click()
    settle()
    assert kept == set()


def test_practice_is_offered_with_the_look_until_that_is_switched_off(
    card: ClosedCard, session: Session, settle: Callable[[], None]
) -> None:
    assert not card.practice.isVisible()
    card.switches["look"].button.click()
    settle()
    assert (card.practice.isVisible(), card.practice.on) == (True, True)
    card.practice.button.click()
    settle()
    assert not offers_practice(session)
    card.enter()
    settle()
    assert (card.practice.isVisible(), card.practice.on) == (True, False)
    card.switches["look"].button.click()
    settle()
    assert not card.practice.isVisible()


def test_where_the_system_refuses_it_says_why_and_the_switch_is_off_again(
    card: ClosedCard, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: object) -> None:
        raise DesktopError("This system keeps no timer for you.")

    monkeypatch.setattr("posture.desktop.timers.timer.turn_on", refuse)
    card.switches["look"].button.click()
    settle()
    assert card.result.sentence == "This system keeps no timer for you."
    assert not card.switches["look"].on


def test_what_was_told_stands_here_in_full_with_its_day_and_its_answer(
    card: ClosedCard, session: Session, settle: Callable[[], None]
) -> None:
    remember(session, check_now(session))
    keep(session, Told(date(2026, 11, 2), Kind.WORSE, ("firewall", "a-check-of-before")))
    keep(session, Told(date(2026, 11, 10), Kind.OPENED, ("7",), Answer.NOT_NOW))
    card.enter()
    settle()
    lines = told(card).splitlines()
    newest = lines.index("10 November 2026: a round had opened. You said “not now”.")
    assert lines[newest + 1].startswith("2 November 2026: this got worse: Firewall")
    assert "Nothing yet." not in lines


def test_a_member_can_have_the_system_deliver(
    card: ClosedCard, kept: set[object], settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.application.unattended.is_member", lambda _: True)
    monkeypatch.setattr("posture.application.watching.demand_member", lambda _: None)
    card.enter()
    settle()
    assert card.switches["deliver"].isVisible()
    card.switches["deliver"].button.click()
    settle()
    assert kept == {Timer.DELIVER}


def test_who_has_just_joined_is_offered_it_with_what_doing_without_costs(
    kept: set[object], window: Window, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.application.unattended.is_member", lambda _: True)
    monkeypatch.setattr("posture.application.watching.demand_member", lambda _: None)
    window.go("reports", "")
    settle()
    page = window.pages["reports"]
    page._offer("You joined Heron Ltd.", may=True)  # type: ignore[attr-defined]
    said = "\n".join(label.text() for label in page.banner.findChildren(Label))
    assert "those that did not leave in time are not counted" in said
    page.banner._press()
    settle()
    assert kept == {Timer.DELIVER}


def test_who_has_it_already_or_is_not_at_home_is_offered_nothing(
    kept: set[object], session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    from posture.application.unattended import may_offer_deliveries

    assert not may_offer_deliveries(session)
    monkeypatch.setattr("posture.application.unattended.is_member", lambda _: True)
    assert may_offer_deliveries(session)
    kept.add(Timer.DELIVER)
    assert not may_offer_deliveries(session)
    kept.clear()
    monkeypatch.setattr("posture.application.session.Session.is_at_home", False)
    assert not may_offer_deliveries(session)
