"""What all buttons here have in common: Enter presses them as Space does."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton


class Press(QPushButton):
    """A push button that a dialog's Enter never presses from afar, and the keyboard's always does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does; a held key presses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)
