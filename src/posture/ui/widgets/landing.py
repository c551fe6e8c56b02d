"""Something to read that the keyboard can be put on, though the Tab key passes it by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.ring import bar_before

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
    """A heading to land on: what stands below it is what was asked for."""

    def __init__(self, text: str, role: Role = Role.HEADING) -> None:
        super().__init__(text, role)
        bar_before(self)


def land_on(part: QWidget) -> None:
    """Put the keyboard on a part of a page, whether it is pressed or read."""
    if isinstance(part, Landing):
        part.land()
    else:
        part.setFocus()
