from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from posture.application.advice import explain
from posture.application.checking import check_now
from posture.application.checkup import Checkup, Evidence, Outcome, Verdict
from posture.application.errors import ApplicationError
from posture.application.exceptions import exceptions
from posture.application.remembering import last_checkup, remember
from posture.application.session import Session
from posture.application.switches import switched_off
from posture.ui.models.check_list import CheckRole, CheckRow
from posture.ui.pages.check_detail import CheckPage
from posture.ui.pages.checks import ChecksPage
from posture.ui.reading import inline
from posture.ui.theme import worn
from posture.ui.widgets.button import Button
from posture.ui.widgets.evidence import EvidenceCard, details
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.exception_card import ExceptionCard
from posture.ui.widgets.finding_card import FindingCard
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.history_card import HistoryCard
from posture.ui.widgets.how_card import HowCard
from posture.ui.widgets.label import Label
from posture.ui.widgets.landing import Heading
from posture.ui.widgets.lock_card import LockCard
from posture.ui.widgets.search import Search
from posture.ui.widgets.steps import Steps
from posture.ui.window import Window
from posture.ui.words import meaning


@pytest.fixture
def checks(window: Window, settle: Callable[[], None]) -> ChecksPage:
    page = window.pages["checks"]
    assert isinstance(page, ChecksPage)
    settle()
    return page


@pytest.fixture
def detail(window: Window) -> CheckPage:
    page = window.pages["check"]
    assert isinstance(page, CheckPage)
    return page


def _judged_as(window: Window, **outcomes: Outcome) -> None:
    """Give the checks named (with _ for -) these outcomes."""
    checkup = window.checkups.current
    assert checkup is not None
    wanted = {name.replace("_", "-"): outcome for name, outcome in outcomes.items()}
    verdicts = (
        replace(verdict, outcome=wanted.get(verdict.check, verdict.outcome)) for verdict in checkup.verdicts
    )
    window.checkups.current = replace(checkup, verdicts=tuple(verdicts))
    window.checkups.changed.emit()


def _judge_next_as(monkeypatch: pytest.MonkeyPatch, outcome: Outcome) -> None:
    """Let the next look at any check have this outcome."""
    from posture.application.checking import check_now

    def look(
        session: Session, only: Sequence[str] = (), on_verdict: Callable[[Verdict], None] | None = None
    ) -> Checkup:
        checkup = check_now(session, only)
        verdicts = tuple(replace(verdict, outcome=outcome) for verdict in checkup.verdicts)
        for verdict in verdicts:
            if on_verdict is not None:
                on_verdict(verdict)
        return replace(checkup, verdicts=verdicts)

    monkeypatch.setattr("posture.application.checking.check_now", look)


def _button(page: ChecksPage | CheckPage, words: str) -> Button:
    return next(b for b in page.findChildren(Button) if b.accessibleName() == words and not b.isHidden())


def _seen(page: CheckPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def _rows(page: ChecksPage) -> list[CheckRow]:
    found = (page.model.index(place).data(CheckRole.ROW) for place in range(page.model.rowCount()))
    return [row for row in found if isinstance(row, CheckRow)]


def test_every_check_is_listed_before_anything_is_known(checks: ChecksPage, session: Session) -> None:
    assert [row.check for row in _rows(checks)] == list(session.catalogue.checks)
    assert all(row.outcome is None for row in _rows(checks))
    assert checks.lead.text() == "Not checked yet."


def test_rows_fill_in_as_verdicts_come(qtbot: QtBot, window: Window, checks: ChecksPage) -> None:
    known: list[int] = []
    window.checkups.judged.connect(
        lambda _: known.append(sum(row.outcome is not None for row in _rows(checks)))
    )
    window.checkups.run()
    qtbot.waitUntil(lambda: not window.checkups.running, timeout=20_000)
    assert known == list(range(1, len(_rows(checks)) + 1))
    assert checks.lead.text() == "Last checked today."


def test_where_only_outcomes_were_kept_every_page_says_so(
    window: Window, checks: ChecksPage, detail: CheckPage, session: Session, settle: Callable[[], None]
) -> None:
    remember(session, check_now(session))
    window.checkups.current = last_checkup(session)
    window.checkups.changed.emit()
    said = "Only each result and its day were kept, because your computer's password store (keyring) was"
    assert checks.lead.text().startswith(f"Last checked today. {said}")
    assert {row.finding for row in _rows(checks)} == {""}
    assert None not in {row.outcome for row in _rows(checks)}
    window.go("check", "screen-lock")
    settle()
    assert _seen(detail).count(said) == 2
    assert "Nothing was read yet." not in _seen(detail)
    assert "Read today" not in _seen(detail)


def test_the_filter_shows_what_is_to_do(checked: Window, checks: ChecksPage) -> None:
    _judged_as(checked, **dict.fromkeys((row.check.replace("-", "_") for row in _rows(checks)), Outcome.PASS))
    _judged_as(checked, clock=Outcome.FAIL, firewall=Outcome.WARN)
    _button(checks, "To do (2)").click()
    assert {row.check for row in _rows(checks)} == {"clock", "firewall"}
    _judged_as(checked, clock=Outcome.PASS, firewall=Outcome.PASS)
    assert _rows(checks) == []
    checked.go("checks", "")
    assert any(
        label.text() == "Nothing to do." for label in checks.findChildren(Label) if not label.isHidden()
    )
    _button(checks, "All").click()
    assert len(_rows(checks)) > 2


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_row_is_opened_by_the_keyboard(
    qtbot: QtBot, checked: Window, checks: ChecksPage, key: Qt.Key
) -> None:
    checked.go("checks", "")
    assert checks.view.hasFocus()
    checks.view.setCurrentIndex(checks.model.place("firewall"))
    qtbot.keyClick(checks.view, key)
    assert checked.place == ("check", "firewall")


def test_only_one_thing_scrolls_whatever_the_room(
    checked: Window, checks: ChecksPage, settle: Callable[[], None]
) -> None:
    checked.go("checks", "")
    for height in (1000, 700, 480, 360):
        checked.resize(720, height)
        settle()
        bars = (checks.view.verticalScrollBar(), checks.area.verticalScrollBar())
        assert sum(bar.maximum() > 0 for bar in bars) <= 1, height


def test_the_keyboard_brings_each_row_into_sight_in_a_low_window(
    qtbot: QtBot, checked: Window, checks: ChecksPage, settle: Callable[[], None]
) -> None:
    checked.go("checks", "")
    checked.resize(720, 360)
    settle()
    for _ in range(len(_rows(checks))):
        qtbot.keyClick(checks.view, Qt.Key.Key_Down)
        row = checks.view.visualRect(checks.view.currentIndex())
        assert not checks.view.viewport().visibleRegion().intersected(row).isEmpty()


def test_a_row_is_opened_by_the_mouse(qtbot: QtBot, checked: Window, checks: ChecksPage) -> None:
    checked.go("checks", "")
    checks.view.scrollTo(checks.model.place("clock"))
    place = checks.view.visualRect(checks.model.place("clock"))
    qtbot.mouseClick(checks.view.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert checked.place == ("check", "clock")


def test_arrows_pass_over_the_headings(qtbot: QtBot, checked: Window, checks: ChecksPage) -> None:
    checked.go("checks", "")
    walked = []
    for _ in range(len(_rows(checks))):
        qtbot.keyClick(checks.view, Qt.Key.Key_Down)
        walked.append(checks.view.currentIndex().data(CheckRole.ROW))
    assert all(isinstance(row, CheckRow) for row in walked)
    assert len({row.check for row in walked}) >= len(walked) - 1


def test_rows_grow_where_the_window_is_narrow(checked: Window, checks: ChecksPage) -> None:
    long = "A finding that needs many words to be said, more than a line of the list can hold at once."
    checked.go("checks", "")
    verdict = checked.checkups.verdict("clock")
    assert verdict is not None
    checks.model.show_verdicts([replace(verdict, finding=long)])
    index = checks.model.place("clock")
    checked.resize(1600, 700)
    wide = checks.view.sizeHintForIndex(index).height()
    checked.resize(720, 700)
    assert checks.view.sizeHintForIndex(index).height() > wide


def test_the_page_tells_all_of_a_check(
    checked: Window, detail: CheckPage, session: Session, settle: Callable[[], None]
) -> None:
    _judged_as(checked, screen_lock=Outcome.FAIL)
    checked.go("check", "screen-lock")
    settle()
    told = explain(session, "screen-lock", checked.checkups.current)
    seen = _seen(detail)
    assert detail.title.text() == told.topic
    assert told.finding in seen
    assert told.wanted in seen
    assert "To do" in seen
    assert "Getting in" in seen
    steps = detail.findChild(Steps)
    assert steps is not None
    assert steps.isVisible()
    assert len(steps.findChildren(Label)) == 2 * len(told.fix_here)
    assert told.settings is not None
    assert _button(detail, told.settings.label).isVisible()


@pytest.mark.parametrize(
    ("outcome", "fix", "exception"),
    [
        (Outcome.FAIL, True, True),
        (Outcome.WARN, True, True),
        (Outcome.UNKNOWN, True, True),
        (Outcome.PASS, False, False),
        (Outcome.NOT_APPLICABLE, False, False),
    ],
)
def test_it_offers_only_what_makes_sense(
    checked: Window,
    detail: CheckPage,
    settle: Callable[[], None],
    outcome: Outcome,
    fix: bool,
    exception: bool,
) -> None:
    _judged_as(checked, screen_lock=outcome)
    checked.go("check", "screen-lock")
    settle()
    assert detail.findChildren(HowCard)[0].isVisible() is fix
    assert detail.findChildren(ExceptionCard)[0].isVisible() is exception


def _on(window: Window, **system: str) -> None:
    """Let the computer be another one, by the name of its system and its desktop."""
    checkup = window.checkups.current
    assert checkup is not None
    window.checkups.current = replace(checkup, system={"family": "linux", **system})


def test_only_the_steps_for_this_computer_are_shown(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    _judged_as(checked, auto_updates=Outcome.FAIL)
    _on(checked, name="Fedora Linux 41 (Xfce)", desktop="xfce")
    checked.go("check", "auto-updates")
    settle()
    assert "Fedora: " in _seen(detail)
    assert "Debian" not in _seen(detail)
    assert "NixOS" not in _seen(detail)
    assert "Posture does not know" not in _seen(detail)


def test_where_the_system_is_not_known_the_steps_for_several_say_so(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    _judged_as(checked, auto_updates=Outcome.FAIL, screen_lock=Outcome.FAIL)
    _on(checked)
    checked.go("check", "auto-updates")
    settle()
    assert "Debian" in _seen(detail)
    assert "Which of these systems yours is, Posture does not know" in _seen(detail)
    checked.go("check", "screen-lock")
    settle()
    assert "Posture does not know" not in _seen(detail)


@pytest.mark.parametrize("outcome", [Outcome.UNKNOWN, Outcome.STALE])
def test_what_could_not_be_told_is_to_be_looked_at_and_not_to_be_mended(
    checked: Window, detail: CheckPage, session: Session, settle: Callable[[], None], outcome: Outcome
) -> None:
    for check in session.catalogue.checks:
        _judged_as(checked, **{check.replace("-", "_"): outcome})
        checked.go("check", check)
        settle()
        told = explain(session, check, checked.checkups.current)
        assert "How to find out" in _seen(detail), check
        assert inline(told.look[0]) in _seen(detail), check
        assert "How to fix it" not in _seen(detail), check
        assert told.act not in _seen(detail), check
        assert inline(told.fix_here[0]) not in _seen(detail) or told.fix_here[0] in told.look, check
    _button(detail, "Not as it should be? Show how to fix it").click()
    settle()
    assert inline(told.fix_here[0]) in _seen(detail)


def test_could_not_tell_says_what_would_help_and_is_not_red(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    checkup = checked.checkups.current
    assert checkup is not None
    verdicts = tuple(
        replace(v, outcome=Outcome.UNKNOWN, finding="Could not tell: no answer.", remedy="Open Backups once.")
        for v in checkup.verdicts
    )
    checked.checkups.current = replace(checkup, verdicts=verdicts)
    checked.go("check", "backup")
    settle()
    assert "Open Backups once." in _seen(detail)
    card = detail.findChild(FindingCard)
    assert card is not None
    assert {label.property("tone") for label in card.findChildren(Label) if label.isVisible()} <= {
        "",
        "muted",
        "unknown",
    }


@pytest.mark.parametrize("before", [Outcome.FAIL, Outcome.UNKNOWN])
def test_check_again_shows_the_result_in_place(
    qtbot: QtBot,
    checked: Window,
    detail: CheckPage,
    settle: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
    before: Outcome,
) -> None:
    _judged_as(checked, screen_lock=before)
    checked.go("check", "screen-lock")
    settle()
    assert "Fixed. Well done." not in _seen(detail)
    _judge_next_as(monkeypatch, Outcome.PASS)
    _button(detail, "Check again").click()
    assert any(b.text() == "Checking…" for b in detail.findChildren(Button))
    qtbot.waitUntil(lambda: not checked.checkups.running, timeout=20_000)
    settle()
    assert "Fixed. Well done." in _seen(detail)
    assert "Looked again just now" not in _seen(detail), "it is said once"
    assert checked.place == ("check", "screen-lock")
    checked.go("checks", "")
    checked.go("check", "screen-lock")
    settle()
    assert "Fixed. Well done." not in _seen(detail)


def test_still_not_mended_stays_to_fix(
    checked: Window, detail: CheckPage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    _judged_as(checked, screen_lock=Outcome.FAIL)
    checked.go("check", "screen-lock")
    settle()
    _judge_next_as(monkeypatch, Outcome.FAIL)
    _button(detail, "Check again").click()
    settle()
    assert "To do" in _seen(detail)
    result = detail.findChildren(FindingCard)[0].result
    assert result.sentence == "Looked again just now: still to do."
    assert _button(detail, "Check again").isEnabled()


def _cannot_open(*_: object) -> None:
    raise ApplicationError("The settings could not be opened. Open them from the menu.")


def test_settings_that_do_not_open_lead_to_the_steps(
    checked: Window, detail: CheckPage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.ui.pages.check_detail.open_settings", _cannot_open)
    checked.resize(720, 480)
    checked.activateWindow()
    _judged_as(checked, screen_lock=Outcome.FAIL)
    checked.go("check", "screen-lock")
    settle()
    next(b for b in detail.findChildren(Button) if b.property("kind") == "primary" and b.isVisible()).click()
    settle()
    _button(detail, "Show me the steps").click()
    settle()
    _at_the_steps(checked, detail)


def test_show_me_how_brings_up_the_steps_and_the_keyboard_to_them(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    checked.resize(720, 480)
    checked.activateWindow()
    home = checked.pages["home"]
    _judged_as(
        checked, **{name.replace("-", "_"): Outcome.PASS for name in checked.bridge.session.catalogue.checks}
    )
    _judged_as(checked, remote_desktop=Outcome.FAIL)
    settle()
    next(
        b for b in home.findChildren(Button) if b.accessibleName() == "Show me how" and b.isVisible()
    ).click()
    settle()
    assert checked.place == ("check", "remote-desktop")
    _at_the_steps(checked, detail)
    checked.go("lessons", "")
    checked.back()
    settle()
    assert checked.place == ("check", "remote-desktop")


def _at_the_steps(window: Window, page: CheckPage) -> None:
    held = window.focusWidget()
    assert isinstance(held, Heading)
    assert held.text() == "How to fix it"
    first = page.findChildren(Steps)[0].findChildren(Label)[1]
    assert first.visibleRegion().boundingRect().height() == first.height()


def test_what_came_of_one_checks_settings_is_not_told_on_the_page_of_another(
    checked: Window, detail: CheckPage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posture.ui.pages.check_detail.open_settings", _cannot_open)
    _judged_as(checked, screen_lock=Outcome.FAIL)
    checked.go("check", "screen-lock")
    settle()
    next(b for b in detail.findChildren(Button) if b.property("kind") == "primary" and b.isVisible()).click()
    checked.go("check", "firewall")
    settle()
    assert detail.findChildren(FindingCard)[0].result.sentence == ""


def test_details_are_hidden_until_asked_for_and_can_be_copied(
    checked: Window, detail: CheckPage, session: Session, settle: Callable[[], None]
) -> None:
    checked.go("check", "screen-lock")
    settle()
    text = detail.findChild(ExactText)
    assert text is not None
    assert not text.isVisible()
    _button(detail, "Show details").click()
    assert text.isVisible()
    told = explain(session, "screen-lock", checked.checkups.current)
    for evidence in told.evidence:
        assert evidence.fact in text.toPlainText()
        assert evidence.method in text.toPlainText()
    _button(detail, "Hide details").click()
    assert not text.isVisible()


def test_details_spell_every_kind_of_value(session: Session) -> None:
    told = explain(session, "clock", None)
    values = (True, 3.0, ("a", "b"), (), "x", None)
    evidence = tuple(Evidence("f", value, "m", "raw\ntext") for value in values)
    said = details(replace(told, evidence=evidence, rule=("It must be so.",)))
    for line in ("It must be so.", "f = true", "f = 3", "f = a, b", "f = –", "f = x", "f = ?", "    | text"):
        assert line in said.splitlines()


@pytest.mark.usefixtures("open_keyring")
def test_setting_aside_needs_a_reason_and_can_be_undone(
    qtbot: QtBot, checked: Window, detail: CheckPage, session: Session, settle: Callable[[], None]
) -> None:
    _judged_as(checked, screen_lock=Outcome.FAIL)
    checked.go("check", "screen-lock")
    settle()
    _button(detail, "Set this check aside…").click()
    card = detail.findChild(ExceptionCard)
    assert card is not None
    reason = next(field for field in card.findChildren(QLineEdit) if field.accessibleName() == "Reason")
    assert reason.hasFocus()
    assert not _button(detail, "Set aside").isEnabled()
    qtbot.keyClicks(reason, "A kiosk that must stay open")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(exceptions(session)))
    settle()
    found = exceptions(session)
    assert [(one.check, one.reason) for one in found] == [("screen-lock", "A kiosk that must stay open")]
    assert (found[0].until - found[0].since).days == 30
    assert "Set aside until 21 December: A kiosk that must stay open" in _seen(detail)
    _button(detail, "Stop setting it aside").click()
    qtbot.waitUntil(lambda: not exceptions(session))
    settle()
    assert "A kiosk that must stay open" not in _seen(detail)


def test_without_a_key_to_seal_it_no_reason_is_asked_for(
    qtbot: QtBot, checked: Window, detail: CheckPage, session: Session, settle: Callable[[], None]
) -> None:
    _judged_as(checked, screen_lock=Outcome.FAIL)
    checked.go("check", "screen-lock")
    settle()
    assert "No reason is asked for: without a keyring there is nothing to seal it with." in _seen(detail)
    _button(detail, "Set this check aside…").click()
    assert not any(field.isVisible() for field in detail.findChildren(QLineEdit))
    put_aside = _button(detail, "Set aside")
    assert put_aside.hasFocus()
    put_aside.click()
    qtbot.waitUntil(lambda: bool(exceptions(session)))
    settle()
    assert "Set aside until 21 December: No reason is kept." in _seen(detail)


@pytest.mark.usefixtures("open_keyring")
def test_a_half_written_reason_survives_a_check_up(
    qtbot: QtBot, checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    _judged_as(checked, screen_lock=Outcome.FAIL)
    checked.go("check", "screen-lock")
    settle()
    _button(detail, "Set this check aside…").click()
    reason = next(field for field in detail.findChildren(QLineEdit) if field.accessibleName() == "Reason")
    qtbot.keyClicks(reason, "Because")
    checked.checkups.changed.emit()
    settle()
    assert reason.isVisible()
    assert reason.text() == "Because"
    checked.go("check", "clock")
    settle()
    assert not reason.isVisible()
    assert reason.text() == ""


def test_a_lesson_is_offered(checked: Window, detail: CheckPage, settle: Callable[[], None]) -> None:
    checked.go("check", "screen-lock")
    settle()
    _button(detail, "Learn more in a short lesson").click()
    assert checked.place == ("lesson", "screen-lock")


def test_a_check_nobody_knows_is_explained(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    checked.go("check", "screen-lok")
    settle()
    assert detail.banner.isVisible()


def test_evidence_that_was_never_read_says_so(qtbot: QtBot, session: Session, window: Window) -> None:
    card = EvidenceCard(lambda _: None)
    qtbot.addWidget(card)
    card.show_evidence(replace(explain(session, "clock", None), rule=()), "today")
    assert "Nothing was read yet." in [label.text() for label in card.findChildren(Label)]


def test_the_day_of_reading_is_told_and_where_from_only_among_the_details(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    checkup = checked.checkups.current
    assert checkup is not None
    later = checkup.taken - timedelta(days=1)
    verdicts = tuple(
        replace(
            verdict,
            taken=later,
            evidence=(
                Evidence("screen_lock.enabled", value=True, method="environment, processes"),
                Evidence("screen_lock.after_minutes", value=5, method="processes"),
            ),
        )
        if verdict.check == "screen-lock"
        else verdict
        for verdict in checkup.verdicts
    )
    checked.checkups.current = replace(checkup, verdicts=verdicts)
    checked.go("check", "screen-lock")
    settle()
    assert "Read yesterday." in _seen(detail)
    assert "processes" not in _seen(detail)
    _button(detail, "Show details").click()
    shown = detail.findChild(EvidenceCard).findChild(ExactText)
    assert "environment, processes" in shown.toPlainText()


def test_a_page_that_opens_while_checks_run_shows_what_is_known(
    qtbot: QtBot, window: Window, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    from posture.application.checking import check_now

    let_go = Event()

    def begin(
        session: Session, only: Sequence[str] = (), on_verdict: Callable[[Verdict], None] | None = None
    ) -> Checkup:
        checkup = check_now(session, only)
        assert on_verdict is not None
        on_verdict(checkup.verdicts[0])
        let_go.wait(60)
        return checkup

    monkeypatch.setattr("posture.application.checking.check_now", begin)
    window.checkups.run()
    qtbot.waitUntil(lambda: len(window.checkups.fresh) == 1)
    page = window.pages["checks"]
    assert isinstance(page, ChecksPage)
    try:
        qtbot.waitUntil(lambda: len(_rows(page)) > 1)
        known = [row for row in _rows(page) if row.outcome is not None]
        assert [row.check for row in known] == list(window.checkups.fresh)
        assert page.lead.text() == "Looking: 1 of 12 checks done."
    finally:
        let_go.set()
        settle()


def test_rows_stand_still_at_their_final_height_while_verdicts_come(
    qtbot: QtBot, window: Window, checks: ChecksPage
) -> None:
    window.go("checks", "")
    heights: list[list[int]] = []

    def measure(*_: object) -> None:
        rows = range(checks.model.rowCount())
        heights.append([checks.view.sizeHintForIndex(checks.model.index(row)).height() for row in rows])

    measure()
    window.checkups.judged.connect(measure)
    window.checkups.run()
    qtbot.waitUntil(lambda: not window.checkups.running)
    measure()
    assert len(heights) > 5
    assert all(each == heights[0] for each in heights)


def test_the_filter_lets_no_row_go_while_it_is_looked_at(
    qtbot: QtBot, checked: Window, checks: ChecksPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked.go("checks", "to-do")
    before = [row.check for row in _rows(checks)]
    assert before
    listed: list[list[str]] = []
    _judge_next_as(monkeypatch, Outcome.PASS)
    checked.checkups.judged.connect(lambda _: listed.append([row.check for row in _rows(checks)]))
    checked.checkups.run()
    assert {row.word for row in _rows(checks)} == {"Looking…"}
    qtbot.waitUntil(lambda: not checked.checkups.running)
    assert all(each == before for each in listed)
    assert _rows(checks) == []


def test_a_search_finds_checks_by_any_of_their_words(
    qtbot: QtBot, checked: Window, checks: ChecksPage
) -> None:
    checked.go("checks", "")
    search = checks.findChild(Search)
    assert search is not None
    search.setFocus()
    qtbot.keyClicks(search, "SCREEN lock")
    assert [row.check for row in _rows(checks)] == ["screen-lock"]
    qtbot.keyClicks(search, " xyzzy")
    assert "No check fits “SCREEN lock xyzzy”." in [
        label.text() for label in checks.findChildren(Label) if label.isVisible()
    ]
    _button(checks, "Show all checks").click()
    assert len(_rows(checks)) > 5
    assert search.text() == ""
    assert checks.view.hasFocus()


def test_what_the_filter_hides_from_a_search_is_said_and_a_press_away(
    qtbot: QtBot, checked: Window, checks: ChecksPage
) -> None:
    _judged_as(checked, screen_lock=Outcome.PASS, clock=Outcome.FAIL)
    checked.go("checks", "to-do")
    search = checks.findChild(Search)
    assert search is not None
    qtbot.keyClicks(search, "screen lock")
    assert _rows(checks) == []
    assert "Nothing fits “screen lock” here, but among the other checks something does." in [
        label.text() for label in checks.findChildren(Label) if label.isVisible()
    ]
    _button(checks, "Search all checks").click()
    assert [row.check for row in _rows(checks)] == ["screen-lock"]
    assert search.text() == "screen lock"
    assert checks.view.hasFocus()


@pytest.mark.parametrize("way", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_search_has_a_button_that_empties_it_large_enough_to_hit_and_named(
    qtbot: QtBot, checked: Window, checks: ChecksPage, settle: Callable[[], None], way: Qt.LayoutDirection
) -> None:
    checked.go("checks", "")
    search = checks.findChild(Search)
    assert search is not None
    search.setLayoutDirection(way)
    search.setFocus()
    assert not [each for each in search.findChildren(QAbstractButton) if each.isVisible()]
    qtbot.keyClicks(search, "a long word that reaches the end")
    settle()
    [empty] = [each for each in search.findChildren(QAbstractButton) if each.isVisible()]
    assert min(empty.width(), empty.height()) >= 24
    assert empty.accessibleName() == "Empty the search"
    assert search.rect().contains(empty.geometry())
    assert not empty.geometry().intersects(search.cursorRect())
    qtbot.mouseClick(empty, Qt.MouseButton.LeftButton)
    assert search.text() == ""
    assert search.hasFocus()


def test_where_the_list_is_empty_its_key_leads_to_what_there_is(
    qtbot: QtBot, checked: Window, checks: ChecksPage, settle: Callable[[], None]
) -> None:
    checked.activateWindow()
    checked.go("checks", "")
    search = checks.findChild(Search)
    assert search is not None
    search.setText("xyzzy")
    checked.go("home", "")
    settle()
    qtbot.keyClick(checked.focusWidget(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert checks.title.hasFocus()


def test_escape_empties_the_search_first(qtbot: QtBot, checked: Window, checks: ChecksPage) -> None:
    checked.go("checks", "")
    search = checks.findChild(Search)
    assert search is not None
    search.setFocus()
    qtbot.keyClicks(search, "lock")
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert checked.place == ("checks", "")


def test_could_not_tell_stands_once_in_a_row_and_on_the_page(
    checked: Window, checks: ChecksPage, detail: CheckPage, settle: Callable[[], None]
) -> None:
    unsure = [row for row in _rows(checks) if row.outcome is Outcome.UNKNOWN]
    assert unsure
    for row in unsure:
        assert not row.finding.startswith("Could not tell")
        assert row.finding[0].isupper()
        checked.go("check", row.check)
        settle()
        assert _seen(detail).count("Could not tell") == 1


def test_what_a_verdict_means_opens_in_place(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    for outcome in Outcome:
        _judged_as(checked, clock=outcome)
        checked.go("checks", "")
        checked.go("check", "clock")
        settle()
        assert meaning(outcome) not in _seen(detail)
        _button(detail, "What does this mean?").click()
        assert meaning(outcome) in _seen(detail)
        assert checked.place == ("check", "clock")
        _button(detail, "Hide what this means").click()
        assert meaning(outcome) not in _seen(detail)


def test_the_meaning_of_what_is_to_do_says_what_may_come_of_it(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    _judged_as(checked, screen_lock=Outcome.FAIL)
    checked.go("check", "screen-lock")
    settle()
    consequence = explain(detail.bridge.session, "screen-lock", None).consequence
    assert consequence
    _button(detail, "What does this mean?").click()
    assert f"{meaning(Outcome.FAIL)} {consequence}" in _seen(detail)


def test_a_check_is_switched_off_and_on_again_and_every_page_says_so(
    qtbot: QtBot,
    checked: Window,
    checks: ChecksPage,
    detail: CheckPage,
    session: Session,
    settle: Callable[[], None],
) -> None:
    checked.go("check", "firewall")
    settle()
    _button(detail, "Switch this check off").click()
    settle()
    assert switched_off(session) == {"firewall"}
    assert "Switched off" in _seen(detail)
    assert "Last read today. Switched off since." in _seen(detail)
    assert "Nothing was read yet" not in _seen(detail)
    assert "ou switched this check off" not in _seen(detail)
    [row] = [row for row in _rows(checks) if row.check == "firewall"]
    assert (row.word, row.off) == ("Switched off", True)
    checked.go("home", "")
    settle()
    home = checked.pages["home"]
    assert any("1 switched off" in b.accessibleName() for b in home.findChildren(Button) if b.isVisible())
    checked.go("check", "firewall")
    settle()
    _button(detail, "Switch this check on again").click()
    settle()
    assert switched_off(session) == frozenset()
    assert "Switched off" not in _seen(detail)


def test_the_lock_can_be_tried_where_it_is_the_question_and_nowhere_else(
    checked: Window, detail: CheckPage, settle: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[object] = []
    monkeypatch.setattr("posture.ui.widgets.lock_card.lock_screen", locked.append)
    checked.go("check", "clock")
    settle()
    card = detail.findChild(LockCard)
    assert card is not None
    assert not card.isVisible()
    checked.go("check", "screen-lock")
    settle()
    assert "The screen locks at once, and opens with your password." in _seen(detail)
    assert locked == []
    _button(detail, "Lock the screen now").click()
    settle()
    assert len(locked) == 1
    assert "The system was told to lock." in _seen(detail)


def test_how_to_verify_it_and_what_an_administrator_sees_open_in_place(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    checked.go("check", "backup")
    settle()
    assert "What only an administrator could see" not in _seen(detail)
    _button(detail, "How to verify it yourself").click()
    settle()
    assert "Restore one file as a test" in _seen(detail)
    assert "What only an administrator could see" not in _seen(detail)
    _button(detail, "Show exactly what is read").click()
    settle()
    assert "What only an administrator could see" in _seen(detail)


def test_the_text_for_the_help_desk_is_copied_and_said_to_be(
    checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    checked.go("check", "screen-lock")
    settle()
    _button(detail, "Copy for the help desk").click()
    assert QApplication.clipboard().text().startswith("Screen lock (screen-lock)\nResult: To do")
    assert "Copied: the result, and your system's name." in _seen(detail)


def test_when_it_last_changed_is_told_in_signs_and_words(
    checked: Window, detail: CheckPage, session: Session, settle: Callable[[], None]
) -> None:
    settle()
    session.database.execute(
        "INSERT INTO checkup(id, day, outcomes) VALUES (-1, '2026-11-14', ?)",
        ('[{"check": "screen-lock", "outcome": "pass"}]',),
    )
    checked.go("check", "screen-lock")
    settle()
    card = detail.findChild(HistoryCard)
    assert card is not None
    assert [sign.accessibleName() for sign in card.findChildren(Glyph) if sign.accessibleName()] == [
        "14 November: Fine", "21 November: To do",
    ]  # fmt: skip
    assert "“To do” today. Before, on 14 November, it was “Fine”." in _seen(detail)


def test_between_two_looks_nothing_is_claimed_and_another_year_is_named(
    checked: Window, detail: CheckPage, session: Session, settle: Callable[[], None]
) -> None:
    settle()
    session.database.execute(
        "INSERT INTO checkup(id, day, outcomes) VALUES (-1, '2025-09-14', ?)",
        ('[{"check": "screen-lock", "outcome": "fail"}]',),
    )
    checked.go("check", "screen-lock")
    settle()
    said = "“To do” at every look since 14 September 2025, when it was first looked at."
    assert said in _seen(detail)


@pytest.mark.usefixtures("open_keyring")
def test_after_setting_aside_the_keyboard_is_at_what_can_be_done_then(
    qtbot: QtBot, checked: Window, detail: CheckPage, settle: Callable[[], None]
) -> None:
    checked.go("check", "screen-lock")
    settle()
    _button(detail, "Set this check aside…").click()
    settle()
    reason = next(field for field in detail.findChildren(QLineEdit) if field.accessibleName() == "Reason")
    assert not reason.visibleRegion().isEmpty()
    qtbot.keyClicks(reason, "A kiosk")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    settle()
    end = _button(detail, "Stop setting it aside")
    assert end.hasFocus()
    end.click()
    settle()
    assert _button(detail, "Set this check aside…").hasFocus()


def test_a_row_is_mirrored_where_one_reads_from_right_to_left(
    checked: Window, checks: ChecksPage, settle: Callable[[], None]
) -> None:
    """The sign is painted at the other end, and the words begin there."""
    checked.go("checks", "")
    settle()
    rect = checks.view.visualRect(checks.model.place("screen-lock"))

    def inked(image: QImage) -> list[int]:
        """Where the sign's colour stands, in pixels from the left."""
        tone = worn().colour("bad").rgb()
        return [x for x in range(image.width()) for y in range(image.height()) if image.pixel(x, y) == tone]

    usual = inked(checks.view.viewport().grab(rect).toImage())
    checks.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle()
    mirrored = inked(checks.view.viewport().grab(rect).toImage())
    assert usual
    assert min(usual) < rect.width() // 8
    assert max(mirrored) > rect.width() * 7 // 8
