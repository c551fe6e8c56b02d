"""Text shown letter by letter, to read and to copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from posture.ui.widgets.label import Role, font

_LINES = (3, 14)  # the fewest and the most that are seen without scrolling


class ExactText(QPlainTextEdit):
    """Monospaced and read-only; Tab leaves it. As high as its text, within limits."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setFont(font(Role.EXACT))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.textChanged.connect(self._fit)
        self._fit()

    def copy_all(self) -> None:
        """Put the whole text into the clipboard."""
        QGuiApplication.clipboard().setText(self.toPlainText())

    def refit(self) -> None:
        """Take the size that the system's font has now."""
        self.setFont(font(Role.EXACT))

    def _fit(self) -> None:
        """Room for the lines there are: a height in lines of the present font, never in pixels."""
        fewest, most = _LINES
        across = max(20, self.viewport().width() // max(1, self.fontMetrics().averageCharWidth()))
        needed = sum(1 + len(line) // across for line in self.toPlainText().splitlines())
        lines = min(max(needed, fewest), most)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * lines + 24)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)
