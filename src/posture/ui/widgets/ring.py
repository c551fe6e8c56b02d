"""The keyboard's mark outside of words, so that they stand where the text above them stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFocusFrame, QWidget
from shiboken6 import isValid

from posture.ui.ground import mirrored, paint_ground, paint_ring
from posture.ui.measures import CORNER, SPACE

_RINGED = "ringed"
_READ = "read"
_APART = SPACE.hair + 2  # pixels between the words' ends and the ring's outer edge
_BAR = 3  # pixels: the width of the bar before what is read
_FOLLOWED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


def ring_around(widget: QWidget, *, if_any: bool = True) -> None:
    """Have the keyboard's ring lie around the widget while it is there, or no longer."""
    widget.setProperty(_RINGED, if_any)


def bar_before(widget: QWidget) -> None:
    """Have a bar stand before what is only read while the keyboard is there: a ring looks like a field."""
    widget.setProperty(_RINGED, True)
    widget.setProperty(_READ, True)


class Ring(QObject):
    """Lies around whatever has the keyboard and has no room for a ring inside; it scrolls along with it.

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
        frame.is_bar = bool(held.property(_READ))
        apart = _APART + _BAR if frame.is_bar else _APART
        frame.setGeometry(place.adjusted(-apart, 0, apart, 0))
        frame.update()
        frame.raise_()
        frame.show()


class _Frame(QFocusFrame):
    """Lets clicks through, and is nothing to a screen reader."""

    is_bar = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.is_bar:
            bar = QRect(0, 0, _BAR, self.height())
            place = mirrored(bar, self.rect(), self.layoutDirection())
            paint_ground(painter, place, 0, fill="accent")
        else:
            paint_ring(painter, self.rect(), CORNER.control)
        painter.end()
