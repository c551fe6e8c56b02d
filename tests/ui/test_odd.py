"""The page for when something odd happened: one key away, there at once, whatever is broken."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from posture.application.keepsakes import keep, kept
from posture.application.odd import NUMBER, REPORT_TO, SAY
from posture.application.session import Session
from posture.ui.bridge import Bridge
from posture.ui.navigation import ODD_KEYS
from posture.ui.pages.odd import OddPage
from posture.ui.widgets.button import Button
from posture.ui.widgets.label import Label
from posture.ui.window import Window

WHOM = "020 7946 0000, Zephyrine"
WHERE = "the orange button"
PLACES = ["home", "checks", "lessons", "reports", "settings"]


@pytest.fixture
def page(window: Window, settle: Callable[[], None]) -> OddPage:
    window.go("odd", "")
    settle()
    return _page(window)


def _page(window: Window) -> OddPage:
    made = window.pages["odd"]
    assert isinstance(made, OddPage)
    return made


def _read(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(Label) if label.isVisible() and label.text()]


def _press(page: QWidget, words: str) -> None:
    button = next(b for b in page.findChildren(Button) if b.accessibleName() == words and b.isVisible())
    button.setFocus()
    button.click()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_6], ids=ODD_KEYS)
def test_it_is_one_key_away_from_every_page(
    qtbot: QtBot, window: Window, settle: Callable[[], None], place: str, key: Qt.Key
) -> None:
    window.go(place, "")
    settle()
    held = Qt.KeyboardModifier.ControlModifier if key == Qt.Key.Key_6 else Qt.KeyboardModifier.NoModifier
    qtbot.keyClick(window, key, held)
    assert window.place == ("odd", "")
    assert _page(window).title.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.place == (place, "")


def test_the_key_works_from_within_a_field(qtbot: QtBot, window: Window, settle: Callable[[], None]) -> None:
    window.go("checks", "#search")
    settle()
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    qtbot.keyClick(field, Qt.Key.Key_F8)
    assert window.place == ("odd", "")


def test_home_and_the_side_lead_there(checked: Window, settle: Callable[[], None]) -> None:
    settle()
    _press(checked.pages["home"], "Something odd happened")
    assert checked.place == ("odd", "")
    assert _page(checked).title.hasFocus()
    checked.go("home", "")
    checked.navigation.places["odd"].click()
    assert checked.place == ("odd", "")
    assert checked.navigation.places["odd"].here


def test_on_the_first_day_it_is_in_reach_too(window: Window) -> None:
    assert window.navigation.places["odd"].isVisible()


def test_it_is_there_at_once_while_everything_else_hangs(
    window: Window, bridge: Bridge, settle: Callable[[], None]
) -> None:
    may = Event()
    for _ in range(8):  # more than there are threads
        bridge.start(may.wait, lambda _: None, lambda _: None)
    window.go("odd", "")
    try:
        read = _read(_page(window))
        for words in ("Take it off the network", "Leave it on", "Call, from your phone", *SAY):
            assert words in read
        _press(_page(window), "Copy what to say")
        assert QApplication.clipboard().text().splitlines() == list(SAY)
    finally:
        may.set()
        settle()


@pytest.mark.parametrize("number", ["", WHOM])
def test_at_the_usual_size_nothing_has_to_be_scrolled(
    window: Window, session: Session, settle: Callable[[], None], number: str
) -> None:
    if number:
        keep(session, NUMBER, number)
    window.resize(980, 660)
    window.go("odd", "")
    settle()
    assert _page(window).area.verticalScrollBar().maximum() == 0


def test_the_number_that_was_kept_stands_large_beside_call(
    window: Window, session: Session, settle: Callable[[], None]
) -> None:
    keep(session, NUMBER, WHOM)
    keep(session, REPORT_TO, WHERE)
    window.go("odd", "")
    settle()
    read = _read(_page(window))
    assert read.index("Call, from your phone") + 1 == read.index(WHOM)
    assert f"You wrote down where: {WHERE}" in read
    assert _page(window).moves.field is None
    assert _page(window).moves.number.font().pointSizeF() > 1.3 * QApplication.font().pointSizeF()


def test_a_number_is_written_down_here_and_kept(
    qtbot: QtBot, page: OddPage, session: Session, window: Window, settle: Callable[[], None]
) -> None:
    field = page.moves.field
    assert field is not None
    assert "It is kept on this computer only." in _read(field)
    field.field.setFocus()
    qtbot.keyClicks(field.field, WHOM)
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    settle()
    assert kept(session, [NUMBER]) == {NUMBER: WHOM}
    assert page.moves.number.text() == WHOM
    assert field.field.hasFocus()
    window.go("home", "")
    window.go("odd", "")
    settle()
    assert page.moves.field is None
    assert WHOM in _read(page)


def test_a_number_is_changed_and_taken_away(
    qtbot: QtBot, window: Window, session: Session, settle: Callable[[], None]
) -> None:
    keep(session, NUMBER, WHOM)
    window.go("odd", "")
    settle()
    page = _page(window)
    page.moves.change.setFocus()
    qtbot.keyClick(page.moves.change, Qt.Key.Key_Space)
    field = page.moves.field
    assert field is not None
    assert field.field.hasFocus()
    assert field.field.text() == WHOM
    field.field.clear()
    qtbot.keyClick(field.field, Qt.Key.Key_Return)
    settle()
    assert kept(session, [NUMBER]) == {NUMBER: ""}
    assert not page.moves.number.isVisible()


def test_what_is_copied_holds_nothing_that_was_written_down(
    window: Window, session: Session, settle: Callable[[], None]
) -> None:
    keep(session, NUMBER, WHOM)
    keep(session, REPORT_TO, WHERE)
    window.go("odd", "")
    settle()
    _press(_page(window), "Copy what to say")
    copied = QApplication.clipboard().text()
    assert copied.splitlines() == list(SAY)
    assert not [word for word in ("7946", "Zephyrine", "orange") if word in copied]
    assert "Copied." in _read(_page(window))


def test_where_the_store_is_damaged_everything_else_is_there(
    window: Window, session: Session, settle: Callable[[], None]
) -> None:
    session.home.mkdir(exist_ok=True)
    file = session.home / "posture.db"
    session.begin_anew()
    file.write_bytes(b"this is no database")
    window.go("odd", "")
    settle()
    read = _read(_page(window))
    assert [words for words in read if words.startswith("What you wrote down cannot be shown: ")]
    assert _page(window).moves.field is None
    for words in ("Take it off the network", "Call, from your phone", *SAY):
        assert words in read
    assert not _page(window).banner.isVisible()
    assert file.read_bytes() == b"this is no database"


def test_what_was_written_down_is_shown_as_it_is(
    window: Window, session: Session, settle: Callable[[], None]
) -> None:
    keep(session, NUMBER, "<b>7</b> & <img src=x>")
    window.go("odd", "")
    settle()
    number = _page(window).moves.number
    assert number.text() == "<b>7</b> & <img src=x>"
    assert number.textFormat() is Qt.TextFormat.PlainText


@pytest.mark.parametrize("words", ["4" * 200, f"https://help.example/{'a1' * 60}", "<b>" * 60])
def test_a_long_word_that_was_written_down_pushes_nothing_out_of_sight(
    window: Window, session: Session, settle: Callable[[], None], words: str
) -> None:
    for name in (NUMBER, REPORT_TO):
        keep(session, name, words)
    window.resize(980, 660)
    window.go("odd", "")
    settle()
    page = _page(window)
    assert page.area.widget().width() <= page.area.viewport().width()
    for label in page.findChildren(Label):
        assert not label.isVisible() or label.mapTo(page, label.rect().topRight()).x() <= page.width()
    _press(page, "Change the number")
    assert page.moves.field is not None
    assert page.moves.field.field.text() == words


def test_a_screen_reader_finds_its_headings_in_their_order(page: OddPage) -> None:
    headings = [
        told.text(QAccessible.Text.Name)
        for label in page.findChildren(Label)
        if label.isVisible()
        and (told := QAccessible.queryAccessibleInterface(label)).role() == QAccessible.Role.Heading
    ]
    assert headings == [
        "Something odd happened",
        "Take it off the network",
        "Leave it on",
        "Call, from your phone",
        "Delete nothing",
        "Say this on the phone",
        "If it was this",
    ]


def test_the_tab_key_goes_from_the_number_to_the_sentences_to_the_lessons(
    qtbot: QtBot, page: OddPage
) -> None:
    page.title.land()
    walked = []
    for _ in range(7):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        held = QApplication.focusWidget()
        walked.append(held.accessibleName() if held is not None else "")
    assert walked == [
        "The number I call",
        "Copy what to say",
        "The first ten minutes",
        "Calls for help",
        "Passwords",
        "Payments",
        "A lost computer",
    ]


@pytest.mark.parametrize(
    ("words", "lesson"),
    [
        ("The first ten minutes", "first-ten-minutes"),
        ("Calls for help", "helpdesk-calls"),
        ("Passwords", "stolen-sessions"),
        ("Payments", "payments"),
        ("A lost computer", "disk-encryption"),
    ],
)
def test_once_it_is_calm_there_is_a_lesson(
    window: Window, page: OddPage, settle: Callable[[], None], words: str, lesson: str
) -> None:
    _press(page, words)
    settle()
    assert window.place == ("lesson", lesson)


def test_who_only_looked_at_it_leaves_nothing_behind(page: OddPage, session: Session) -> None:
    assert not (session.home / "posture.db").exists()
