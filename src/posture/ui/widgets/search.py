"""A field to search what a page lists."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy


class Search(QLineEdit):
    """One line that says what it is for; ``changed`` comes with every letter, and Esc empties it first."""

    changed = Signal()

    def __init__(self, purpose: str) -> None:
        super().__init__()
        self.setAccessibleName(purpose)
        self.setPlaceholderText(purpose)
        self.setClearButtonEnabled(True)
        self.setMaxLength(100)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(lambda _: self.changed.emit())

    def sizeHint(self) -> QSize:
        """Wide enough for its purpose, and for the button that empties it."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + 4 * self.fontMetrics().height(), super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Esc is the window's way back, and here it is the field's first, while words stand in it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self.text()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
