"""How large the text is: as the system has it, times what the person chose."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

PERCENT = (90, 100, 115, 130, 150, 200)
USUAL = 100


class TextSize(QObject):
    """Sizes the application's font; windows that are open change at once."""

    chosen = Signal(int)
    """The person chose; carries the percentage, to be remembered."""

    def __init__(self, app: QApplication, kept: str = "", parent: QObject | None = None) -> None:
        """``kept`` is the percentage remembered from last time; anything unknown means the system's size."""
        super().__init__(parent or app)
        self._app = app
        self._system = app.font().pointSizeF()
        self._sizing = False
        self.percent = int(kept) if kept in map(str, PERCENT) else USUAL
        app.fontChanged.connect(self._font_changed)
        if self.percent != USUAL:
            self._apply()

    def choose(self, percent: int) -> None:
        """Have the text this large from now on, in hundredths of the system's size."""
        self.percent = percent
        self._apply()
        self.chosen.emit(percent)

    def begin_anew(self) -> None:
        """Have it as large as the system says; nobody is told."""
        with QSignalBlocker(self):
            self.choose(USUAL)

    def _font_changed(self, font: QFont) -> None:
        """The system's text has another size now."""
        if not self._sizing and font.pointSizeF() != self._system * self.percent / 100:
            self._system = font.pointSizeF()
            if self.percent != USUAL:
                self._apply()

    def _apply(self) -> None:
        font = QFont(self._app.font())
        font.setPointSizeF(self._system * self.percent / 100)
        self._sizing = True
        try:
            self._app.setFont(font)
        finally:
            self._sizing = False
