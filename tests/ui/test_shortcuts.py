from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from posture.ui.widgets.label import Label
from posture.ui.widgets.shortcuts import ShortcutsDialog
from posture.ui.window import Window


def _dialog(window: Window) -> ShortcutsDialog | None:
    return next((each for each in window.findChildren(ShortcutsDialog) if each.isVisible()), None)


@pytest.mark.parametrize("key", [Qt.Key.Key_Question, Qt.Key.Key_F1])
def test_the_keys_are_shown_by_a_key_and_closed_by_one(qtbot: QtBot, window: Window, key: Qt.Key) -> None:
    qtbot.keyClick(window, key)
    dialog = _dialog(window)
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert _dialog(window) is None


def test_a_question_mark_in_a_field_is_a_question_mark(qtbot: QtBot, window: Window) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    qtbot.keyClicks(field, "why?")
    assert field.text() == "why?"
    assert _dialog(window) is None


def test_every_key_that_works_is_listed_and_every_listed_one_works(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = _dialog(window)
    assert dialog is not None
    shown = {key for label in dialog.findChildren(Label) for key in label.text().split(", ")}
    works = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    listed = {QKeySequence(key).toString() for shortcut in window.keys.shortcuts() for key in shortcut.keys}
    assert works == listed
    assert works <= shown
    for shortcut in window.keys.shortcuts():
        assert shortcut.what in {label.text() for label in dialog.findChildren(Label)}


def test_a_screen_reader_hears_the_whole_list(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = _dialog(window)
    assert dialog is not None
    told = QAccessible.queryAccessibleInterface(dialog)
    assert told.role() == QAccessible.Role.Dialog
    heard = told.text(QAccessible.Text.Description)
    for shortcut in window.keys.shortcuts():
        assert f"{shortcut.shown}: {shortcut.what}." in heard


def test_the_keys_that_go_through_a_page_are_listed_too(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = _dialog(window)
    assert dialog is not None
    shown = [label.text() for label in dialog.findChildren(Label)]
    heard = QAccessible.queryAccessibleInterface(dialog).text(QAccessible.Text.Description)
    for keys in ("Tab, Shift+Tab", "Up, Down", "Enter, Space"):
        assert keys in shown
        assert f"{keys}: " in heard
