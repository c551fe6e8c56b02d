"""What all buttons here have in common: how their grounds look, and that Enter presses them as Space does."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from posture.ui.ground import paint_ground, paint_ring
from posture.ui.measures import CORNER
from posture.ui.widgets.toggles import Toggles


@dataclass(frozen=True, slots=True)
class Skin:
    """The colours of a button by its state; an empty name is none. ``ink`` is that of its words."""

    fill: str = ""
    hover: str = "hover"
    down: str = "selected"
    line: str = ""
    ink: str = "text"
    ring: str = "accent"
    """Without one it lies around the whole, as around words."""
    ring_inset: float = 0.0
    """The ring of a ground that is itself in the accent's colour stands inside of it."""
    corner: int = CORNER.control


BARE = Skin()
TILE = Skin("surface", line="line", corner=CORNER.card)


class Press(Toggles, QPushButton):
    """A push button that a dialog's Enter never presses from afar, and the keyboard's always does."""

    def __init__(self, skin: Skin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.skin = skin
        self.setAutoDefault(False)
        self.hear_toggles()
        self.refit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does; a held key presses once."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def refit(self) -> None:
        """Take the font that the application has now; desktops such as GNOME have one for buttons."""
        self.setFont(QApplication.font())

    def ink(self) -> str:
        """The colour of its words and its icon."""
        return self.skin.ink if self.isEnabled() else "muted"

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        self.paint_words(painter)
        painter.end()

    def paint_ground(self, painter: QPainter) -> None:
        skin = self.skin
        fill, line = skin.fill, skin.line
        if not self.isEnabled():
            fill, line = ("hover", "line") if fill else ("", "")
        elif self.isDown():
            fill = skin.down
        elif self.underMouse():
            fill = skin.hover
        if fill or line:
            paint_ground(painter, self.rect(), skin.corner, fill=fill, line=line)
        if self.hasFocus() and skin.ring:
            paint_ring(painter, self.rect(), skin.corner, colour=skin.ring, inset=skin.ring_inset)

    def paint_words(self, painter: QPainter) -> None:
        """What stands on the ground; nothing where widgets stand there."""

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)
