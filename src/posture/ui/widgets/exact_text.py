"""Text shown letter by letter, to read and to copy."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from posture.ui.widgets.label import Role, font

_LINES = (3, 14)  # the fewest and the most that are seen without scrolling
_WIDE = 24  # letters: narrower no line is made


class ExactText(QPlainTextEdit):
    """Monospaced and read-only; Tab leaves it. As high as its text, within limits.

    A ``whole`` one has no limits, and so no scroll bar of its own beside the page's.
    """

    def __init__(self, name: str, parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(parent)
        self._whole = whole
        self._lines = 0
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setAccessibleDescription(self.tr("To read and to copy; it cannot be changed."))
        self.setFont(font(Role.EXACT))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.textChanged.connect(self._fit)
        self._fit()

    def copy_all(self) -> None:
        """Put the whole text into the clipboard."""
        QGuiApplication.clipboard().setText(self.toPlainText())

    def refit(self) -> None:
        """Take the size that the system's font has now."""
        self.setFont(font(Role.EXACT))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _WIDE * 2, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _WIDE, self._height())

    def _height(self) -> int:
        """Room for the lines there are: in lines of the present font, never in pixels."""
        metrics = self.fontMetrics()
        around = self.height() - self.viewport().height() if self.isVisible() else metrics.height()
        return metrics.lineSpacing() * self._lines + round(2 * self.document().documentMargin()) + around

    def _fit(self) -> None:
        fewest, most = _LINES
        needed = math.ceil(self.document().size().height())  # QPlainTextDocumentLayout counts in lines
        lines = needed if self._whole else min(max(needed, fewest), most)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        super().changeEvent(event)
