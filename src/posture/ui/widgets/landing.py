"""Something to read that the keyboard can be put on, though the Tab key passes it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from posture.ui.widgets.label import Label, Role, font
from posture.ui.widgets.ring import bar_before
from posture.ui.widgets.wrapping import width_of

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object


class Landing(_Base):
    """Beside a kind of QWidget, and before it: a screen reader reads it once it is landed on.

    The Tab key goes on from there to what comes next on the page.
    """

    def land(self) -> None:
        """Put the keyboard here."""
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a reader of the screen is told that it can be here
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """From now on a click leaves the keyboard where it is, as with all that is only read."""
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        super().focusOutEvent(event)


class Heading(Landing, Label):
    """A heading to land on: what stands below it is what was asked for.

    Where a single word is wider than the page, as some of German are in large text, the heading shrinks, at
    most to the size of what is read below it.
    """

    def __init__(self, text: str, role: Role = Role.HEADING) -> None:
        super().__init__(text, role)
        bar_before(self)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._shrink()

    def refit(self) -> None:
        super().refit()
        self._shrink()

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._widest(font(Role.STRONG))), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shrink()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shrink()

    def _shrink(self) -> None:
        made, room = font(self._role), self.contentsRect().width()
        widest = self._widest(made)
        if self.isVisible() and widest > room:
            made.setPointSizeF(max(font(Role.STRONG).pointSizeF(), made.pointSizeF() * room / widest))
        if made.pointSizeF() != self.font().pointSizeF():
            self.setFont(made)

    def _widest(self, of: QFont) -> int:
        """Pixels of its widest word in a font."""
        metrics = QFontMetrics(of)
        return max((width_of(word, metrics) for word in self.text().split()), default=0)


def land_on(part: QWidget) -> None:
    """Put the keyboard on a part of a page, whether it is pressed or read."""
    if isinstance(part, Landing):
        part.land()
    else:
        part.setFocus()
