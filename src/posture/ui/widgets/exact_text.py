"""Text shown letter by letter, to read and to copy."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QTextBlock, QTextOption
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
        self._height = 0
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
        return QSize(self.fontMetrics().averageCharWidth() * _WIDE * 2, self._height)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * _WIDE, self._height)

    def _fit(self) -> None:
        """Take the room of the text as it is laid out: it grows with the font, and is no number of pixels."""
        line = self.fontMetrics().lineSpacing()
        fewest, most = (lines * line for lines in _LINES)
        needed = math.ceil(sum(self.blockBoundingRect(block).height() for block in self._blocks()))
        inside = needed if self._whole else min(max(needed, fewest), most)
        # What the style puts around the text is known once it is on the screen.
        around = self.height() - self.viewport().height() if self.isVisible() else line
        height = inside + math.ceil(2 * self.document().documentMargin()) + around
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def _blocks(self) -> Iterator[QTextBlock]:
        block = self.document().begin()
        while block.isValid():
            yield block
            block = block.next()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)
