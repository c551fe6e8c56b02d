"""What every part of the Reports page is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.fetching import Fetching
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label
from posture.ui.widgets.tab_order import as_laid_out


class Part(Fetching):
    """A column that says itself what went well and what did not, where that happened."""

    go = Signal(str, str)
    """Asks the window for another place."""
    reveal = Signal(QWidget)
    """Asks the page to bring a widget into sight."""
    lands = Signal()
    """Something was done that leads on: what is shown next gets the keyboard."""
    shown = Signal()
    """What ``enter`` looked for is on the screen, and ``entry`` is known."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE.usual)
        self.entry: QWidget | None = None
        """Where the keyboard goes on after what brought the person here is done."""

    def enter(self) -> None:
        """Show what is true now; called each time the person comes here."""

    def refresh(self) -> None:
        """Show what changed by itself while the person looks at it."""
        self.enter()

    def foot(self) -> QWidget | None:
        """What stands below the page, always in view, while the part is shown; it hides itself."""
        return None

    def order_tabs(self) -> None:
        """Let the Tab key follow what is laid out now."""
        as_laid_out(self)


class Stuck(Card):
    """What could not be shown, why, and another try."""

    again = Signal()

    def __init__(self, heading: str) -> None:
        super().__init__(heading, symbol="fail", tone="bad")
        self._sentence = Label("")
        self.button = Button(self.tr("Try again"), self.again.emit, symbol="again")
        self.copy = Button(self.tr("Copy the sentence"), self._copy, kind=Kind.LINK, symbol="copy")
        self.add(self._sentence, Flow(self.button, self.copy))

    def say(self, failure: Failure) -> None:
        """Show why; where the person stopped it themselves there is only the button."""
        self._sentence.setText(failure.sentence)
        for part in (self._sentence, self.copy):
            part.setVisible(bool(failure.sentence))

    def _copy(self) -> None:
        """For whoever has to send it to their IT."""
        QGuiApplication.clipboard().setText(self._sentence.text())
