from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from posture.ui import words
from posture.ui.look import Choice, Look
from posture.ui.measures import SPACE
from posture.ui.widgets.banner import Banner
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import clear
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role, font
from posture.ui.widgets.landing import Heading
from posture.ui.widgets.tile import Tile

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def holder(qtbot: QtBot, look: Look) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_buttons_stand_in_a_row_and_break_where_it_is_narrow(holder: QWidget) -> None:
    buttons = [Button(f"A button {number}") for number in range(4)]
    row = Flow(*buttons)
    QVBoxLayout(holder).addWidget(row)
    holder.resize(2000, 200)
    holder.show()
    assert len({button.y() for button in buttons}) == 1
    holder.resize(buttons[0].width() * 2 + 40, 400)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 2
    assert row.heightForWidth(100) > row.heightForWidth(1000)


def test_a_row_that_changed_while_it_was_hidden_stands_right_when_it_is_shown(
    holder: QWidget, qapp: QApplication
) -> None:
    """What happened on Home: its buttons were renamed behind another page, and lay scattered afterwards."""
    words = ("1 fine", "Check everything again", "A third one")
    buttons = [Button(word, kind=Kind.LINK) for word in words]
    stack = QStackedWidget(holder)
    page, other = QWidget(), QWidget()
    QVBoxLayout(page).addWidget(Flow(*buttons))
    stack.addWidget(page)
    stack.addWidget(other)
    QVBoxLayout(holder).addWidget(stack)
    holder.resize(900, 200)
    holder.show()
    qapp.processEvents()
    stack.setCurrentWidget(other)
    qapp.processEvents()
    buttons[0].setText("17 fine · 3 to do · 2 could not tell")
    buttons[2].hide()
    qapp.processEvents()
    stack.setCurrentWidget(page)
    for _ in range(5):
        qapp.processEvents()
    first, second = (button.geometry() for button in buttons[:2])
    assert first.size() == buttons[0].sizeHint()
    assert second.left() == first.right() + 1 + SPACE.tight + 2 * SPACE.hair
    assert second.top() == first.top()


def test_a_row_begins_at_the_right_where_one_reads_from_there(holder: QWidget, qapp: QApplication) -> None:
    first, second = Button("One"), Button("Two")
    row = Flow(first, second)
    QVBoxLayout(holder).addWidget(row)
    holder.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    holder.resize(600, 100)
    holder.show()
    qapp.processEvents()
    assert first.geometry().right() == row.width() - 1
    assert second.x() < first.x()


def test_rows_come_and_go_without_leaving_anything(holder: QWidget, qapp: QApplication) -> None:
    column = QVBoxLayout(holder)
    holder.show()
    for number in range(60):
        button = Button(f"Button {number}")
        column.addWidget(Flow(button, Button("Other")))
        qapp.processEvents()
        if number % 2:
            button.deleteLater()
            qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        clear(column)
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert holder.findChildren(Button) == []


def test_a_long_button_breaks_its_words_and_keeps_its_name(holder: QWidget) -> None:
    button = Button("Open the privacy and security settings", symbol="open")
    QVBoxLayout(holder).addWidget(Flow(button))
    holder.resize(200, 400)
    holder.show()
    QApplication.processEvents()
    assert "\n" in button.text()
    assert button.width() <= 200
    assert button.accessibleName() == "Open the privacy and security settings"
    holder.resize(900, 400)
    QApplication.processEvents()
    assert button.text() == "Open the privacy and security settings"


def test_a_heading_shrinks_where_one_word_is_wider_than_the_page(holder: QWidget) -> None:
    heading = Heading("Festplattenverschlüsselung", Role.TITLE)
    usual = heading.font().pointSizeF()
    column = QVBoxLayout(holder)
    column.addWidget(heading)
    holder.resize(1200, 200)
    holder.show()
    QApplication.processEvents()
    assert heading.font().pointSizeF() == usual
    least = holder.minimumSizeHint().width()
    holder.resize(least, 200)
    QApplication.processEvents()
    assert holder.width() == least, "the page need not be wider for it"
    assert font(Role.STRONG).pointSizeF() <= heading.font().pointSizeF() < usual
    assert heading.fontMetrics().size(0, heading.text()).width() <= heading.width()
    heading.setText("All fine")
    assert heading.font().pointSizeF() == usual


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_button_is_pressed_by_the_keyboard(qtbot: QtBot, look: Look, key: Qt.Key) -> None:
    pressed: list[int] = []
    button = Button("Go", lambda: pressed.append(1))
    qtbot.addWidget(button)
    button.show()
    qtbot.keyClick(button, key)
    assert pressed == [1]


def test_an_icon_changes_its_colour_with_the_look(qtbot: QtBot, look: Look) -> None:
    button = Button("Go", kind=Kind.PRIMARY, symbol="open")
    qtbot.addWidget(button)
    button.show()
    light = button.grab().toImage()
    try:
        look.choose(Choice.DARK)
        assert button.grab().toImage() != light
    finally:
        look.choose(Choice.LIGHT)


def test_roles_differ_in_size_relative_to_the_font(look: Look, qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    assert font(Role.TITLE).pointSizeF() > font(Role.HEADING).pointSizeF() > usual
    assert font(Role.BODY).pointSizeF() == usual
    assert font(Role.SMALL).pointSizeF() >= usual * 0.85


@pytest.mark.parametrize("role", [Role.TITLE, Role.LARGE, Role.HEADING])
def test_no_dots_of_a_capital_are_cut_off(qtbot: QtBot, look: Look, role: Role) -> None:
    label = Label("Über Öl und Ähren", role)
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    words = label.fontMetrics().tightBoundingRect(label.text())
    base = label.contentsRect().top() + label.fontMetrics().ascent()
    assert base + words.top() >= 0


def test_a_banner_appears_when_something_is_said(qtbot: QtBot, look: Look) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    pressed: list[int] = []
    banner.trouble(
        "The disk is full. Make room, then try again.", act=("Try again", lambda: pressed.append(1))
    )
    assert not banner.isHidden()
    again = next(button for button in banner.findChildren(Button) if button.text() == "Try again")
    again.click()
    assert pressed == [1]
    assert banner.isHidden()


def test_a_banner_has_nothing_to_say_about_what_the_person_stopped(qtbot: QtBot, look: Look) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.trouble("")
    assert banner.isHidden()


def test_a_tile_says_all_of_its_words(qtbot: QtBot, look: Look) -> None:
    pressed: list[int] = []
    tile = Tile("Lock up", "Three minutes.", lambda: pressed.append(1), symbol="lessons", word="New")
    qtbot.addWidget(tile)
    assert tile.accessibleName() == "Lock up. New. Three minutes"
    tile.click()
    assert pressed == [1]


def test_exact_text_is_copied_whole(qtbot: QtBot, look: Look, qapp: QApplication) -> None:
    text = ExactText("Bytes")
    qtbot.addWidget(text)
    text.setPlainText('{"a":1}\nsecond')
    text.copy_all()
    assert qapp.clipboard().text() == '{"a":1}\nsecond'
    assert text.isReadOnly()
    assert text.tabChangesFocus()


def test_clearing_a_layout_takes_out_nested_parts(holder: QWidget) -> None:
    column = QVBoxLayout(holder)
    column.addWidget(Flow(Button("one"), Button("two")))
    column.addWidget(Label("three"))
    column.addStretch(1)
    clear(column)
    assert column.count() == 0


@pytest.mark.parametrize(
    ("apart", "said"),
    [
        (timedelta(0), "today"),
        (timedelta(days=-1), "yesterday"),
        (timedelta(days=1), "tomorrow"),
        (timedelta(days=5), "on Thursday"),
        (timedelta(days=-30), "on 22 October"),
        (timedelta(days=400), "on 26 December 2027"),
    ],
)
def test_days_as_people_say_them(apart: timedelta, said: str) -> None:
    assert words.day(NOW + apart, NOW) == said


@pytest.mark.parametrize(
    ("count", "said"), [(0, "about one minute"), (1, "about one minute"), (3, "about 3 minutes")]
)
def test_minutes_as_people_say_them(count: int, said: str) -> None:
    assert words.minutes(count) == said


def test_every_outcome_area_and_answer_has_a_word() -> None:
    assert len({words.outcome_word(outcome) for outcome in (*words.FACES, None)}) == 8
    assert words.area_name("getting-in") == "Getting in"
    assert words.area_name("elsewhere") == "elsewhere"
    assert len({words.answer_word(answer) for answer in (1, 2, 3, 4)}) == 4
    assert words.size(1208) == "1,208 bytes"
    assert words.size(15_000) == "15.0 kB"
