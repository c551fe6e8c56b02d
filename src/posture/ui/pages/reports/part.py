"""What every part of the Reports page is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.bridge import Bridge, Failure


class Part(QWidget):
    """A column that tells the page what went well and what did not."""

    trouble = Signal(str)
    stuck = Signal(str)
    """What could not be shown, though it may be the next time."""
    good = Signal(str, str)

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(14)

    def enter(self) -> None:
        """Show what is true now; called each time the person comes here."""

    def fail(self, failure: Failure) -> None:
        self.trouble.emit(failure.sentence)

    def get_stuck(self, failure: Failure) -> None:
        """As ``fail``, where to enter once more may help."""
        self.stuck.emit(failure.sentence)
