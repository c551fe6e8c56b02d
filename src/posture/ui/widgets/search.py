"""A field to search what a page lists."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from posture.ui.ground import mirrored
from posture.ui.measures import SPACE
from posture.ui.widgets.button import SMALLEST, Button, Kind


class Search(QLineEdit):
    """One line that says what it is for; ``changed`` comes with every letter, and Esc empties it first."""

    changed = Signal()

    def __init__(self, purpose: str) -> None:
        super().__init__()
        self.setAccessibleName(purpose)
        self.setPlaceholderText(purpose)
        self._clear = Button(
            self.tr("Empty the search"), self.clear, kind=Kind.ICON, symbol="close", parent=self
        )
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Esc does it, and the field keeps the keyboard
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self.setMaxLength(100)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._tell)

    def _tell(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.changed.emit()

    def sizeHint(self) -> QSize:
        """Wide enough for its purpose, and for the button that empties it."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        return QSize(words + 4 * self.fontMetrics().height(), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._make_room()

    def _make_room(self) -> None:
        """Let the button stand at the end of the line, and the words end before it."""
        side = max(SMALLEST, self.height() - 2 * SPACE.hair)
        place = QRect(self.width() - side - SPACE.hair, (self.height() - side) // 2, side, side)
        way = self.layoutDirection()
        self._clear.setGeometry(mirrored(place, self.rect(), way))
        room = QMargins(0, 0, side, 0) if way is Qt.LayoutDirection.LeftToRight else QMargins(side, 0, 0, 0)
        self.setTextMargins(room)

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
