"""A hand on the keyboard: Tab, Shift+Tab, the arrows, Enter and Space, and letters into a field."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from posture.ui.window import Window

_MOST = 20  # presses of an arrow that come round all answers


class Keyboard:
    """It presses only what the keyboard's mark is seen on, and puts that nowhere but by keys."""

    def __init__(self, qtbot: QtBot, window: Window, settle: Callable[[], None]) -> None:
        self._qtbot, self._window, self._settle = qtbot, window, settle
        self.unseen: list[str] = []
        """What the keyboard was on without its being in sight."""

    def press(self, name: str, *, beginning: bool = False) -> None:
        self._go_to(lambda held: _is_called(held, name, beginning=beginning), name)
        self._key(Qt.Key.Key_Return)

    def choose(self, name: str) -> None:
        """By Tab to the group, and by the arrows in it."""
        self._go_to(lambda held: isinstance(held, QRadioButton), name)
        for _ in range(_MOST):
            if self._held.accessibleName() == name:
                break
            self._key(Qt.Key.Key_Down)
        self._key(Qt.Key.Key_Space)
        held = self._held
        assert isinstance(held, QRadioButton)
        assert held.isChecked()
        assert held.accessibleName() == name

    def write(self, name: str, words: str) -> None:
        self._go_to(lambda held: isinstance(held, QLineEdit) and _is_called(held, name), name)
        self._qtbot.keyClicks(self._held, words)
        self._key(Qt.Key.Key_Return)

    def see(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: any(each.startswith(words) for each in self._said()))

    def shows(self, name: str) -> bool:
        return name in self._said()

    @property
    def _held(self) -> QWidget:
        held = QApplication.focusWidget()
        assert held is not None, "the keyboard is nowhere"
        return held

    def _go_to(self, is_it: Callable[[QWidget], bool], name: str) -> None:
        """By the Tab key alone, until the keyboard is on it."""
        passed: list[QWidget] = []
        while not is_it(self._held):
            assert self._held not in passed[:-1], (
                f"The Tab key does not come to “{name}”, but to {[each.accessibleName() for each in passed]}"
            )
            passed.append(self._held)
            self._key(Qt.Key.Key_Tab)
        if self._held.visibleRegion().isEmpty():
            self.unseen.append(name)

    def _key(self, key: Qt.Key) -> None:
        self._qtbot.keyClick(self._held, key)
        self._settle()

    def _said(self) -> list[str]:
        shown = [each for each in self._window.findChildren(QWidget) if each.isVisible()]
        return [each.text() if isinstance(each, QLabel) else each.accessibleName() for each in shown]


def _is_called(held: QWidget, name: str, *, beginning: bool = False) -> bool:
    said = held.accessibleName()
    return held.isEnabled() and (said.startswith(name) if beginning else said == name)
