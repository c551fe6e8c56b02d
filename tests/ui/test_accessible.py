"""Gates over every page: names, the order of the Tab key, room for large text, words."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from posture.application.learning import find_lesson
from posture.application.session import Session
from posture.ui.bridge import Bridge
from posture.ui.look import Choice, Look
from posture.ui.pages.reader import ReaderPage
from posture.ui.widgets.paste_field import PasteField
from posture.ui.widgets.result import Result
from posture.ui.window import Window

SOURCES = sorted((Path(__file__).parents[2] / "src" / "posture" / "ui").rglob("*.py"))
PLACES = [
    ("home", ""),
    ("checks", ""),
    ("check", "screen-lock"),
    ("check", "clock"),
    ("lessons", ""),
    ("lesson", "screen-lock"),
    ("review", ""),
    ("reports", ""),
    ("settings", ""),
]


def _reachable(root: QWidget) -> list[QWidget]:
    """What the Tab key can reach, in its order."""
    found = []
    widget = root.nextInFocusChain()
    while widget is not root:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled():
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _name(widget: QWidget) -> str:
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


def _panes(window: Window, session: Session, settle: Callable[[], None]) -> Iterator[str]:
    """Every pane of every lesson, shown one after the other."""
    page = window.pages["lesson"]
    assert isinstance(page, ReaderPage)
    for lesson_id in session.library.lessons:
        window.go("lesson", lesson_id)
        settle()
        for number, block in enumerate((*find_lesson(session, lesson_id).blocks, None)):
            yield f"{lesson_id} {number} {type(block).__name__}"
            page.following.click()
            settle()


def test_everything_that_can_be_reached_has_a_name(checked: Window, settle: Callable[[], None]) -> None:
    for place in PLACES:
        checked.go(*place)
        settle()
        assert [widget for widget in _reachable(checked) if not _name(widget)] == [], place


def test_everything_in_a_lesson_has_a_name(
    window: Window, session: Session, settle: Callable[[], None]
) -> None:
    for pane in _panes(window, session, settle):
        assert [widget for widget in _reachable(window) if not _name(widget)] == [], pane


def _reading_order(window: Window, widgets: list[QWidget]) -> list[QWidget]:
    """One column after the other; in each from top to bottom and, side by side, from left to right."""
    page = window.pages[window.place[0]]
    second = page.second.geometry()
    if second.left() > page.column.geometry().right():
        begins = page.second.parentWidget().mapTo(window, second.topLeft()).x()
        beside = [widget for widget in widgets if widget.mapTo(window, QPoint(0, 0)).x() >= begins]
        return _rows(window, [each for each in widgets if each not in beside]) + _rows(window, beside)
    return _rows(window, widgets)


def _rows(window: Window, widgets: list[QWidget]) -> list[QWidget]:
    at = {widget: widget.mapTo(window, QPoint(0, 0)) for widget in widgets}
    rows: list[list[QWidget]] = []
    for widget in sorted(widgets, key=lambda widget: at[widget].y()):
        if rows and at[widget].y() < at[rows[-1][0]].y() + rows[-1][0].height() // 2:
            rows[-1].append(widget)
        else:
            rows.append([widget])
    return [widget for row in rows for widget in sorted(row, key=lambda widget: at[widget].x())]


def test_the_tab_key_goes_as_one_reads(checked: Window, settle: Callable[[], None]) -> None:
    checked.resize(980, 790)
    for place in PLACES:
        checked.go(*place)
        settle()
        reachable = _reachable(checked)
        left = [widget for widget in reachable if checked.navigation.isAncestorOf(widget)]
        words = ["Home", "Checks", "Lessons", "Reports", "Settings", "Something odd"]
        assert [_name(widget) for widget in left] == words
        right = [widget for widget in reachable if widget not in left]
        assert [_name(widget) for widget in right] == [
            _name(widget) for widget in _reading_order(checked, right)
        ], place


def test_the_tab_key_goes_as_one_reads_in_lessons(
    window: Window, session: Session, settle: Callable[[], None]
) -> None:
    window.resize(980, 790)
    for pane in _panes(window, session, settle):
        page = window.pages["lesson"]
        reachable = [widget for widget in _reachable(window) if page.isAncestorOf(widget)]
        wanted = [_name(widget) for widget in _reading_order(window, reachable)]
        assert [_name(widget) for widget in reachable] == wanted, pane


@pytest.fixture(params=[1.5, 2.0], ids=["150 %", "200 %"])
def large(
    request: pytest.FixtureRequest, qtbot: QtBot, bridge: Bridge, look: Look, qapp: QApplication
) -> Iterator[Window]:
    """The narrowest window with large text."""
    usual = QFont(qapp.font())
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * request.param)
    qapp.setFont(larger)
    window = Window(bridge, look)
    qtbot.addWidget(window)
    window.resize(720, 700)
    window.show()
    window.checkups.run()
    qtbot.waitUntil(
        lambda: window.checkups.current is not None and not window.checkups.running, timeout=20_000
    )
    yield window
    qapp.setFont(usual)


def _cut(page: QWidget) -> list[str]:
    """The words that do not fit into the place they have."""
    found = []
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text():
            needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            if label.height() < needed or (not label.wordWrap() and label.width() < label.sizeHint().width()):
                found.append(label.text())
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            words = button.fontMetrics().size(0, button.text())
            if button.width() < words.width() or button.height() < words.height():
                found.append(button.text())
            elif not button.parentWidget().rect().contains(button.geometry()):
                found.append(f"{button.text()} outside of its place")
    return found


def test_large_text_is_never_cut(large: Window, settle: Callable[[], None]) -> None:
    for place, key in PLACES:
        large.go(place, key)
        settle()
        page = large.pages[place]
        assert _cut(page) == [], place
        scroll = page.findChild(QScrollArea, "scroll")
        if scroll is not None and scroll.widget() is not None:
            assert scroll.widget().width() <= scroll.viewport().width(), place


def test_nothing_is_cut_at_the_usual_size(checked: Window, settle: Callable[[], None]) -> None:
    for width in (720, 800, 980, 1400):
        checked.resize(width, 700)
        for place, key in PLACES:
            checked.go(place, key)
            settle()
            assert _cut(checked.pages[place]) == [], (width, place)


def test_text_follows_the_system_while_the_window_is_open(
    checked: Window, settle: Callable[[], None], qapp: QApplication
) -> None:
    usual = QFont(qapp.font())
    larger = QFont(usual)
    larger.setPointSizeF(usual.pointSizeF() * 1.5)
    before = checked.pages["home"].title.fontMetrics().height()
    pasted = PasteField("Invite")
    low, letters = pasted.height(), pasted.fontMetrics().height()
    try:
        qapp.setFont(larger)
        settle()
        assert checked.pages["home"].title.fontMetrics().height() > before * 1.3
        assert pasted.fontMetrics().height() > letters * 1.3
        assert pasted.height() > low * 1.2
    finally:
        qapp.setFont(usual)
    settle()
    assert checked.pages["home"].title.fontMetrics().height() == before
    assert pasted.height() == low


def test_what_has_not_said_anything_yet_is_not_read_as_an_empty_label(
    checked: Window, settle: Callable[[], None]
) -> None:
    checked.go("check", "screen-lock")
    settle()
    for page in (checked.pages["home"], checked.pages["check"]):
        for result in page.findChildren(Result):
            assert not result.sentence
            read = QAccessible.queryAccessibleInterface(result)
            inside = [read.child(place) for place in range(read.childCount())]
            assert [each.role().name for each in inside if not each.state().invisible] == []


_AROUND = 8  # pixels in which a ring around words lies


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_the_keyboards_place_can_be_seen_on_every_button(
    checked: Window, look: Look, settle: Callable[[], None], choice: Choice
) -> None:
    checked.go("check", "screen-lock")
    settle()
    checked.activateWindow()
    try:
        look.choose(choice)
        for button in checked.pages["check"].findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled():
                button.setFocus()
                settle()  # it is scrolled into sight
                place = QRect(button.mapTo(checked, QPoint(-_AROUND, -_AROUND)), button.size())
                place = place.adjusted(0, 0, 2 * _AROUND, 2 * _AROUND)
                with_it = checked.grab(place).toImage()
                button.clearFocus()
                assert checked.grab(place).toImage() != with_it, _name(button)
    finally:
        look.choose(Choice.LIGHT)


def _translated(path: Path) -> Iterator[ast.expr]:
    """What stands in the calls that ask for a translation: the sentence, not its context."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr == "tr":
                yield node.args[0]
            elif node.func.attr == "translate":
                yield node.args[1]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_words_are_written_out_for_the_translators_and_frighten_nobody(path: Path) -> None:
    """pyside6-lupdate finds literals only: no f-strings, no names of variables."""
    for words in _translated(path):
        assert isinstance(words, ast.Constant), ast.unparse(words)
        assert isinstance(words.value, str)
        assert not re.search(r"vulnerab|threat|complian|hack|!", words.value, re.IGNORECASE), words.value
        assert "posture" not in words.value


def test_there_are_words_to_translate() -> None:
    assert sum(1 for path in SOURCES for _ in _translated(path)) > 200


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_text_has_a_height_or_a_size_in_pixels(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "setPixelSize" not in text
    assert not re.findall(r"set(?:Fixed|Minimum|Maximum)Height\(\s*(?!1\))[0-9]+\s*\)", text)
