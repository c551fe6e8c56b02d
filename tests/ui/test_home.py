from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from posture.application.advice import next_step
from posture.application.checking import check_now
from posture.application.checkup import Checkup, Evidence, Outcome
from posture.application.errors import ApplicationError
from posture.application.exceptions import end_snooze, snooze, snoozed_checks
from posture.application.remembering import last_checkup, remember
from posture.application.session import Session
from posture.ui.pages.checks import ChecksPage
from posture.ui.pages.home import HomePage
from posture.ui.widgets.areas import AreaCard
from posture.ui.widgets.button import Button
from posture.ui.widgets.calm_card import CalmCard
from posture.ui.widgets.label import Label
from posture.ui.widgets.result import Result
from posture.ui.widgets.since_card import SinceCard
from posture.ui.widgets.step_card import StepCard
from posture.ui.widgets.tile import Tile
from posture.ui.widgets.week_tile import WeekTile
from posture.ui.widgets.welcome import Welcome
from posture.ui.window import Window


@pytest.fixture
def home(window: Window) -> HomePage:
    page = window.pages["home"]
    assert isinstance(page, HomePage)
    return page


@pytest.fixture
def checked(checked: Window, settle: Callable[[], None]) -> Window:
    """The window after a check-up that is kept: looks of earlier days are not to come in between."""
    settle()
    return checked


def _button(page: HomePage, words: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.accessibleName() == words and not b.isHidden())


def _with(checkup: Checkup, **outcomes: Outcome) -> Checkup:
    """The check-up with every verdict a pass, but for those named (with _ for -)."""
    wanted = {name.replace("_", "-"): outcome for name, outcome in outcomes.items()}
    verdicts = tuple(
        replace(verdict, outcome=wanted.get(verdict.check, Outcome.PASS)) for verdict in checkup.verdicts
    )
    return replace(checkup, verdicts=verdicts)


def _show(window: Window, checkup: Checkup, settle: Callable[[], None]) -> None:
    window.checkups.current = checkup
    window.checkups.changed.emit()
    settle()


def test_where_only_outcomes_were_kept_it_says_so_and_names_the_step_all_the_same(
    window: Window, home: HomePage, session: Session, settle: Callable[[], None]
) -> None:
    remember(session, check_now(session))
    kept = last_checkup(session)
    assert kept is not None
    _show(window, kept, settle)
    assert home.lead.text() == (
        "Last checked today. Checking changes nothing and sends nothing. Only each result and its day were "
        "kept, because your computer's password store (keyring) was locked or missing. Check again to see "
        "what is found."
    )
    step = home.findChild(StepCard)
    assert step is not None
    assert step.isVisible()
    said = [label for label in step.findChildren(Label) if label.parent() is not step.result]
    assert [label.text() for label in said if label.isVisible() and not label.text()] == []


def test_a_keyring_that_was_locked_since_is_named(
    window: Window, home: HomePage, session: Session, settle: Callable[[], None], open_keyring
) -> None:
    remember(session, check_now(session))
    open_keyring.lock()
    with Session(session.home, session.host, live=True, clock=session.clock) as later:
        kept = last_checkup(later)
    assert kept is not None
    _show(window, kept, settle)
    assert (
        "password store (keyring) is locked. Unlock it and start Posture again, or check again."
        in home.lead.text()
    )


def test_before_the_first_check_up_it_promises_and_offers_one(
    qtbot: QtBot, window: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    settle()
    welcome = home.findChild(Welcome)
    step = home.findChild(StepCard)
    assert welcome is not None
    assert step is not None
    assert welcome.isVisible()
    assert not step.isVisible()
    assert home.title.text() == "See how safe this computer is."
    _button(home, "Check now").click()
    qtbot.waitUntil(lambda: not window.checkups.running, timeout=20_000)
    settle()
    assert not welcome.isVisible()


def test_progress_is_told_in_words(qtbot: QtBot, window: Window, home: HomePage) -> None:
    told: list[str] = []
    window.checkups.judged.connect(lambda _: told.append(home.lead.text()))
    window.checkups.run()
    assert home.lead.text() == "Looking at this computer."
    qtbot.waitUntil(lambda: not window.checkups.running, timeout=20_000)
    assert told[-1].startswith(f"Looking: {len(told)} of ")


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        ({}, "All good. Nothing to do."),
        ({"firewall": Outcome.FAIL}, "One thing to do."),
        ({"firewall": Outcome.WARN, "clock": Outcome.FAIL}, "2 things to do. Here is the first."),
        ({"firewall": Outcome.UNKNOWN}, "Nothing to do. Could not tell about one thing."),
        (
            {"firewall": Outcome.UNKNOWN, "clock": Outcome.STALE},
            "It is time to look again.",
        ),
        (
            {"firewall": Outcome.UNKNOWN, "clock": Outcome.UNKNOWN},
            "Nothing to do. Could not tell about 2 things.",
        ),
        ({"firewall": Outcome.EXCEPTED, "clock": Outcome.NOT_APPLICABLE}, "Nothing to do."),
        ({"clock": Outcome.NOT_APPLICABLE}, "All good. Nothing to do."),
    ],
)
def test_the_heading_is_the_state_in_a_sentence(
    checked: Window, home: HomePage, settle: Callable[[], None], outcomes: dict[str, Outcome], sentence: str
) -> None:
    assert checked.checkups.current is not None
    _show(checked, _with(checked.checkups.current, **outcomes), settle)
    assert home.title.text() == sentence
    step = home.findChild(StepCard)
    assert step is not None
    assert step.isVisible() is bool({Outcome.FAIL, Outcome.WARN} & set(outcomes.values()))


def test_the_card_says_what_the_advice_says(
    checked: Window, home: HomePage, session: Session, settle: Callable[[], None]
) -> None:
    assert checked.checkups.current is not None
    checkup = _with(checked.checkups.current, screen_lock=Outcome.FAIL)
    _show(checked, checkup, settle)
    step = next_step(session, checkup)
    assert step is not None
    assert step.settings is not None
    words = [label.text() for label in home.findChildren(StepCard)[0].findChildren(Label)]
    assert step.act in words
    assert [step.why, "About one minute."] == [word for word in words if word in (step.why, step.takes)]
    assert _button(home, step.settings.label).isVisible()


def test_opening_the_settings_page_tells_what_comes_next(
    checked: Window, home: HomePage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        "posture.application.settings.open_settings", lambda session, page: opened.append(page.label)
    )
    assert checked.checkups.current is not None
    _show(checked, _with(checked.checkups.current, screen_lock=Outcome.FAIL), settle)
    step = home.findChild(StepCard)
    assert step is not None
    primary = next(b for b in step.findChildren(Button) if b.property("kind") == "primary" and b.isVisible())
    primary.click()
    settle()
    assert opened == [primary.accessibleName()]
    assert step.result.sentence == "The settings are open. When you are done, press Check again."


def test_somebody_at_the_screen_comes_first_and_is_told_at_once(
    checked: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    assert checked.checkups.current is not None
    worst = dict.fromkeys(("screen_lock", "firewall", "disk_encryption"), Outcome.FAIL)
    _show(checked, _with(checked.checkups.current, **worst, remote_desktop=Outcome.WARN), settle)
    step = home.findChild(StepCard)
    assert step is not None
    assert step.check == "remote-desktop"
    seen = [label.text() for label in step.findChildren(Label) if label.isVisible()]
    assert any("call your IT." in text for text in seen)
    _show(checked, _with(checked.checkups.current, **worst, remote_desktop=Outcome.PASS), settle)
    assert step.check == "screen-lock"
    assert not any("call your IT." in label.text() for label in step.findChildren(Label))


def test_why_leads_to_the_check(checked: Window, home: HomePage, settle: Callable[[], None]) -> None:
    assert checked.checkups.current is not None
    _show(checked, _with(checked.checkups.current, screen_lock=Outcome.FAIL), settle)
    _button(home, "Why this matters").click()
    assert checked.place == ("check", "screen-lock")


def test_putting_it_off_leaves_it_out_for_a_week(
    checked: Window, home: HomePage, session: Session, settle: Callable[[], None]
) -> None:
    assert checked.checkups.current is not None
    _show(checked, _with(checked.checkups.current, firewall=Outcome.FAIL), settle)
    _button(home, "Put off for a week").click()
    settle()
    assert snoozed_checks(session) == {"firewall"}
    assert home.title.text() == "Nothing for now. The rest is put off."
    step = home.findChild(StepCard)
    assert step is not None
    assert not step.isVisible()


@pytest.fixture
def two_to_do(checked: Window, home: HomePage, settle: Callable[[], None]) -> StepCard:
    """Home's next step, behind which another one waits."""
    checked.activateWindow()
    assert checked.checkups.current is not None
    both = _with(checked.checkups.current, screen_lock=Outcome.FAIL, remote_desktop=Outcome.FAIL)
    _show(checked, both, settle)
    step = home.findChild(StepCard)
    assert step is not None
    return step


def _by_enter(qtbot: QtBot, button: Button) -> None:
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def test_after_not_now_a_second_enter_does_not_put_off_the_next_thing_as_well(
    qtbot: QtBot, home: HomePage, two_to_do: StepCard, session: Session, settle: Callable[[], None]
) -> None:
    first = two_to_do.check
    _by_enter(qtbot, _button(home, "Put off for a week"))
    settle()
    assert two_to_do.check not in ("", first)
    held = home.window().focusWidget()
    assert held is not None
    assert two_to_do.isAncestorOf(held)
    assert held.property("kind") == "primary"
    assert snoozed_checks(session) == {first}


def test_not_now_says_until_when_and_is_undone_where_it_says_so(
    qtbot: QtBot, home: HomePage, two_to_do: StepCard, session: Session, settle: Callable[[], None]
) -> None:
    first, act = two_to_do.check, two_to_do.act
    _by_enter(qtbot, _button(home, "Put off for a week"))
    settle()
    said = next(each for each in home.findChildren(Result) if each.isVisible() and each.sentence)
    assert said.sentence == f"Put off until 28 November: {act}."
    assert home.title.text() == "One thing to do, 1 put off."
    assert any(b.text().startswith("1 to do · 1 put off · ") for b in home.findChildren(Button))
    held = home.window().focusWidget()
    qtbot.keyClick(held, Qt.Key.Key_Backtab)
    undo = home.window().focusWidget()
    assert undo is _button(home, "Undo")
    qtbot.keyClick(undo, Qt.Key.Key_Return)
    settle()
    assert snoozed_checks(session) == frozenset()
    assert two_to_do.check == first
    assert not said.isVisible()
    assert two_to_do.isAncestorOf(home.window().focusWidget())


def test_what_was_put_off_last_can_be_undone_where_nothing_is_left_to_do(
    qtbot: QtBot, home: HomePage, two_to_do: StepCard, session: Session, settle: Callable[[], None]
) -> None:
    for _ in range(2):
        _by_enter(qtbot, _button(home, "Put off for a week"))
        settle()
    assert not two_to_do.isVisible()
    last = two_to_do.check
    _by_enter(qtbot, _button(home, "Undo"))
    settle()
    assert two_to_do.isVisible()
    assert two_to_do.check == last


def test_check_again_asks_for_that_check_alone(
    qtbot: QtBot, checked: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    assert checked.checkups.current is not None
    _show(checked, _with(checked.checkups.current, firewall=Outcome.FAIL), settle)
    judged: list[str] = []
    checked.checkups.judged.connect(lambda verdict: judged.append(verdict.check))
    _button(home, "Check again").click()
    qtbot.waitUntil(lambda: not checked.checkups.running, timeout=20_000)
    assert judged == ["firewall"]
    assert len(checked.checkups.current.verdicts) > 5


def test_check_again_says_beside_its_button_that_nothing_has_changed(
    qtbot: QtBot, checked: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    settle()
    step = home.findChild(StepCard)
    assert step is not None
    _button(home, "Check again").click()
    assert step.result.sentence == "Looking again…"
    qtbot.waitUntil(lambda: not checked.checkups.running)
    settle()
    assert step.result.sentence == "Looked again just now: still to do."
    assert "bad" not in {label.property("tone") for label in step.result.findChildren(Label)}


def test_a_look_that_fails_is_told_at_the_button_that_asked_for_it(
    qtbot: QtBot, checked: Window, home: HomePage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ApplicationError("No checks were found. Install the app again.")

    settle()
    step = home.findChild(StepCard)
    assert step is not None
    monkeypatch.setattr("posture.application.checking.check_now", refuse)
    _button(home, "Check again").click()
    qtbot.waitUntil(lambda: not checked.checkups.running)
    settle()
    assert step.result.sentence == "No checks were found. Install the app again."
    assert not home.banner.isVisible()


def test_settings_that_do_not_open_lead_to_the_steps(
    checked: Window, home: HomePage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ApplicationError("The settings could not be opened. Open them from the menu.")

    monkeypatch.setattr("posture.application.settings.open_settings", refuse)
    assert checked.checkups.current is not None
    _show(checked, _with(checked.checkups.current, screen_lock=Outcome.FAIL), settle)
    step = home.findChild(StepCard)
    assert step is not None
    next(b for b in step.findChildren(Button) if b.property("kind") == "primary" and b.isVisible()).click()
    settle()
    _button(home, "Show me the steps").click()
    settle()
    assert checked.place == ("check", "screen-lock")
    assert checked.focusWidget().text() == "How to fix it"


def test_what_is_put_off_is_marked_in_the_list_of_checks(
    checked: Window, two_to_do: StepCard, session: Session, settle: Callable[[], None]
) -> None:
    first = two_to_do.check
    snooze(session, first)
    checks = checked.pages["checks"]
    assert isinstance(checks, ChecksPage)
    checked.go("checks", "")
    settle()
    assert "Put off until 28 November." in str(
        checks.model.place(first).data(Qt.ItemDataRole.AccessibleTextRole)
    )
    end_snooze(session, first)
    checked.go("home", "")
    checked.go("checks", "")
    settle()
    assert "Put off" not in str(checks.model.place(first).data(Qt.ItemDataRole.AccessibleTextRole))


def test_what_could_not_be_told_is_a_press_away(
    checked: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    assert checked.checkups.current is not None
    fine = dict.fromkeys(
        (each.check.replace("-", "_") for each in checked.checkups.current.verdicts), Outcome.PASS
    )
    _show(checked, _with(checked.checkups.current, **{**fine, "firewall": Outcome.UNKNOWN}), settle)
    _button(home, "Look at it").click()
    assert checked.place == ("check", "firewall")


def test_what_was_to_do_does_not_vanish_where_it_has_grown_old(
    checked: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    current = checked.checkups.current
    assert current is not None
    old = tuple(
        replace(
            each,
            outcome=Outcome.STALE,
            aged_from=replace(each, outcome=Outcome.FAIL if each.check == "clock" else Outcome.PASS),
        )
        for each in current.verdicts
    )
    _show(checked, replace(current, verdicts=old), settle)
    assert _button(home, f"1 to do when last looked at · {len(old) - 1} too old to say").isVisible()
    assert any(
        label.text().startswith("To do when last looked at: 1.")
        for label in home.findChildren(Label)
        if label.isVisible()
    )


def test_the_line_of_amounts_opens_the_checks(
    checked: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    assert checked.checkups.current is not None
    total = len(checked.checkups.current.verdicts)
    _show(checked, _with(checked.checkups.current, clock=Outcome.FAIL, firewall=Outcome.STALE), settle)
    _button(home, f"1 to do · 1 too old to say · {total - 2} fine").click()
    assert checked.place == ("checks", "")


def test_an_area_opens_its_checks(
    qtbot: QtBot, checked: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    settle()
    areas = home.findChild(AreaCard)
    assert areas is not None
    lines = areas.findChildren(Tile)
    assert len(lines) == 5
    assert lines[1].accessibleName().startswith("Getting in. ")
    lines[1].setFocus()
    qtbot.keyClick(lines[1], Qt.Key.Key_Space)
    assert checked.place == ("checks", "getting-in")


def test_the_week_is_offered_while_something_waits_and_never_counted(
    checked: Window, home: HomePage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def tiles(midst: bool | None) -> list[Tile]:
        monkeypatch.setattr("posture.application.week.waits", lambda _: midst)
        home.enter("")
        settle()
        return [tile for tile in home.findChildren(WeekTile) if tile.isVisible()]

    assert tiles(None) == []
    [waiting] = tiles(False)
    assert waiting.accessibleName() == (
        "This week's three minutes. Some of what you learned comes back, in another story"
    )
    [begun] = tiles(True)
    assert "It goes on where you left it" in begun.accessibleName()
    begun.click()
    assert checked.place == ("week", "")


def test_trouble_is_said_in_a_banner(
    qtbot: QtBot, window: Window, home: HomePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise ApplicationError("No checks were found. Install the app again.")

    monkeypatch.setattr("posture.application.checking.check_now", refuse)
    window.checkups.run()
    qtbot.waitUntil(home.banner.isVisible)
    assert not window.checkups.running


def test_what_was_found_is_shown_where_the_store_cannot_be_read(
    qtbot: QtBot, window: Window, home: HomePage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise ApplicationError("The disk is full. Make room, then check again.")

    monkeypatch.setattr("posture.application.week.waits", refuse)
    window.checkups.run()
    qtbot.waitUntil(lambda: not window.checkups.running)
    settle()
    step = home.findChild(StepCard)
    assert step is not None
    assert step.isVisible()
    assert home.title.text() == "3 things to do. Here is the first."
    assert home.banner.isVisible()


def test_an_older_answer_never_takes_the_place_of_a_newer_one(
    qtbot: QtBot, window: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    shown: list[str] = []
    let_go = Event()
    home.fetch(lambda: let_go.wait(60), lambda _: shown.append("older"), lambda _: None)
    home.fetch(lambda: None, lambda _: shown.append("newer"), lambda _: None)
    qtbot.waitUntil(lambda: shown == ["newer"])
    let_go.set()
    settle()
    assert shown == ["newer"]


@pytest.mark.parametrize("width", [720, 980])
def test_an_areas_line_breaks_only_where_there_is_no_room(
    checked: Window, home: HomePage, settle: Callable[[], None], width: int
) -> None:
    checked.resize(width, 660)
    settle()
    tiles = home.findChildren(AreaCard)[0].findChildren(Tile)
    labels = [label for tile in tiles for label in tile.findChildren(Label) if label.isVisible()]
    for label in labels:
        assert label.height() < label.fontMetrics().lineSpacing() * 2, label.text()


def test_all_ways_on_from_the_next_step_stand_in_one_row(
    checked: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    settle()
    step = home.findChild(StepCard)
    assert step is not None
    buttons = [button for button in step.findChildren(Button) if button.isVisible()]
    assert len(buttons) == 3
    assert len({button.geometry().center().y() for button in buttons}) == 1


def test_a_check_up_sends_nothing(
    window: Window, monkeypatch: pytest.MonkeyPatch, settle: Callable[[], None]
) -> None:
    def sent(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("posture.reports.transport.DirectTransport", sent)
    monkeypatch.setattr("socket.socket.connect", sent)
    window.checkups.run()
    settle()
    assert window.checkups.current is not None
    assert not window.checkups.trouble


def test_what_only_it_can_mend_is_for_it_and_no_step(
    checked: Window,
    home: HomePage,
    session: Session,
    settle: Callable[[], None],
) -> None:
    assert checked.checkups.current is not None
    checkup = _with(checked.checkups.current, screen_lock=Outcome.FAIL)
    fixed = Evidence("screen_lock.fixed_by", "/etc/dconf/db/local", "dconf (locked)")
    verdicts = tuple(
        replace(each, evidence=(*each.evidence, fixed)) if each.check == "screen-lock" else each
        for each in checkup.verdicts
    )
    _show(checked, replace(checkup, verdicts=verdicts), settle)
    assert home.title.text() == "Nothing for you to do. One thing is for your IT."
    step, calm = home.findChild(StepCard), home.findChild(CalmCard)
    assert step is not None
    assert calm is not None
    assert not step.isVisible()
    said = " ".join(label.text() for label in calm.findChildren(Label) if label.isVisible())
    assert said == ("Only your IT, or whoever set this computer up, can change it. It stands under Checks.")
    assert _button(home, "1 for your IT · 11 fine")


def test_the_card_says_why_it_comes_first(
    checked: Window, home: HomePage, settle: Callable[[], None]
) -> None:
    assert checked.checkups.current is not None
    checkup = _with(checked.checkups.current, clock=Outcome.FAIL, screen_lock=Outcome.FAIL)
    _show(checked, checkup, settle)
    step = home.findChild(StepCard)
    assert step is not None
    texts = [label.text() for label in step.findChildren(Label) if label.isVisible()]
    assert "First of 2 things, because it takes the least time." in texts


def _looked(session: Session, day: str, *, really: str = "", **outcomes: str) -> None:
    """A look of an earlier day, kept as it would be; ``really`` where the clock said another one."""
    told = [{"check": name.replace("_", "-"), "outcome": outcome} for name, outcome in outcomes.items()]
    number = -int((really or day).replace("-", ""))
    session.database.execute(
        "INSERT INTO checkup(id, day, outcomes) VALUES (?, ?, ?)", (-(10**9) - number, day, json.dumps(told))
    )


def _lines(home: HomePage) -> list[str]:
    card = home.findChild(SinceCard)
    assert card is not None
    return [tile.accessibleName() for tile in card.findChildren(Tile)] if card.isVisible() else []


def test_what_became_of_things_since_last_time_stands_on_home(
    checked: Window, home: HomePage, session: Session, settle: Callable[[], None]
) -> None:
    settle()
    assert _lines(home) == [], "after one look there is nothing to compare"
    _looked(session, "2026-11-07", firewall="fail", disk_encryption="fail", screen_lock="pass")
    _looked(session, "2026-11-14", firewall="fail", disk_encryption="fail", screen_lock="pass")
    assert checked.checkups.current is not None
    checkup = _with(checked.checkups.current, screen_lock=Outcome.FAIL, disk_encryption=Outcome.FAIL)
    _show(checked, checkup, settle)
    assert _lines(home) == [
        "Screen lock. Worse than on 14 November",
        "Firewall. Better than on 14 November",
        "Disk encryption. Open for 14 days",
    ]
    card = home.findChild(SinceCard)
    assert card is not None
    said = [label.text() for label in card.findChildren(Label) if label.isVisible()]
    assert "Half of what was found was mended within 14 days. That is counted here, for you alone." in said
    card.findChildren(Tile)[2].click()
    assert checked.place == ("check", "disk-encryption")
    settle()
    page = checked.pages["check"]
    assert "To do for 14 days now." in [
        label.text() for label in page.findChildren(Label) if label.isVisible()
    ]


def test_of_a_look_while_the_clock_stood_wrong_no_day_is_told(
    checked: Window, home: HomePage, session: Session, settle: Callable[[], None]
) -> None:
    _looked(session, "2026-11-07", firewall="fail")
    _looked(session, "2036-01-01", really="2026-11-10", firewall="pass", clock="fail")
    _looked(session, "2026-11-14", backup="pass")
    assert checked.checkups.current is not None
    _show(checked, _with(checked.checkups.current, firewall=Outcome.FAIL), settle)
    assert _lines(home) == ["Firewall. Worse than before", "Clock. Better than before"]


def test_after_everything_was_deleted_nothing_of_before_stands_there(
    checked: Window, home: HomePage, session: Session, settle: Callable[[], None]
) -> None:
    _looked(session, "2026-11-14", firewall="fail")
    assert checked.checkups.current is not None
    _show(checked, _with(checked.checkups.current), settle)
    assert _lines(home) == ["Firewall. Better than on 14 November"]
    session.database.execute("DELETE FROM checkup")
    _show(checked, _with(checked.checkups.current), settle)
    assert _lines(home) == []


def test_what_was_put_off_is_no_line_since_last_time(
    checked: Window, home: HomePage, session: Session, settle: Callable[[], None]
) -> None:
    _looked(session, "2026-11-14", firewall="pass", clock="pass")
    assert checked.checkups.current is not None
    checkup = _with(checked.checkups.current, firewall=Outcome.FAIL, clock=Outcome.WARN)
    snooze(session, "clock")
    _show(checked, checkup, settle)
    assert _lines(home) == ["Firewall. Worse than on 14 November"]
