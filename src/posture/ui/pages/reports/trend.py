"""How the share of a check went from round to round: a small column a round, and the same in a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from posture.ui.theme import worn

_LEVELS = {"under-half": 0.3, "about-half": 0.5, "most": 0.75, "nearly-all": 0.95}


def level(passing: str) -> float:
    """How high a share stands, from 0 to 1; 0 where nothing is said. A band stands at its middle."""
    if passing in _LEVELS:
        return _LEVELS[passing]
    return int(passing) / 100 if passing else 0.0


class Trend(QWidget):
    """The shares, oldest first; what it shows is said in words beside it, so it is hidden from readers."""

    def __init__(self, shares: Sequence[str]) -> None:
        super().__init__()
        self._levels = tuple(map(level, shares))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * 0.62) * max(1, len(self._levels)), round(line * 1.8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = worn()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = self.width() / max(1, len(self._levels))
        mirrored = self.isRightToLeft()
        for place, high in enumerate(self._levels):
            at = len(self._levels) - 1 - place if mirrored else place
            newest = place == len(self._levels) - 1
            whole = QRectF(at * step + 1, 0, step - 3, self.height())
            painter.fillRect(whole, theme.colour("selected"))
            if high:
                bar = whole.adjusted(0, whole.height() * (1 - high), 0, 0)
                painter.fillRect(bar, theme.colour("accent" if newest else "edge"))
        painter.end()
