"""The ring around words: outside of them, so that words stand where the text above them stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFocusFrame, QWidget
from shiboken6 import isValid

from posture.ui.ground import paint_ring
from posture.ui.measures import CORNER, SPACE

_RINGED = "ringed"
_APART = SPACE.hair + 2  # pixels between the words' ends and the ring's outer edge
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


def ring_around(widget: QWidget, *, if_any: bool = True) -> None:
    """Have the keyboard's ring lie around the widget while it is there, or no longer."""
    widget.setProperty(_RINGED, if_any)


class Ring(QObject):
    """Lies around whatever has the keyboard and has no room for a ring inside, above all that scrolls along.

    The frame is one of Qt's, which screen readers pass over; where it lies is up to this class: Qt's own way
    loses it when what it lies around is scrolled out of sight.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._frame: _Frame | None = None
        self._held: QWidget | None = None
        self._around: list[QWidget] = []
        """What moves the held one when it moves: itself, and all up to what it is seen through."""

    def go_to(self, held: QWidget | None) -> None:
        """The keyboard is there now; None is nowhere."""
        for widget in self._around:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._around.clear()
        self._held = held if held is not None and held.property(_RINGED) else None
        if self._held is not None:
            self._follow(self._held)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def _follow(self, held: QWidget) -> None:
        ground = held
        while (outer := ground.parentWidget()) and not isinstance(outer, QAbstractScrollArea):
            self._around.append(ground)
            ground = outer
        for widget in self._around:
            widget.installEventFilter(self)
        if self._frame is None or not isValid(self._frame):  # it goes with the window in which it is
            self._frame = _Frame(ground)
        else:
            self._frame.setParent(ground)

    def _place(self) -> None:
        frame, held = self._frame, self._held
        if frame is None or not isValid(frame):
            return
        ground = frame.parentWidget()
        if held is None or ground is None or not isValid(held) or not held.isVisible():
            frame.hide()
            return
        place = QRect(held.mapTo(ground, QPoint(0, 0)), held.size())
        frame.setGeometry(place.adjusted(-_APART, 0, _APART, 0))
        frame.raise_()
        frame.show()


class _Frame(QFocusFrame):
    """Lets clicks through, and is nothing to a screen reader."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_ring(painter, self.rect(), CORNER.control)
        painter.end()
