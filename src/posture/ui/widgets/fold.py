"""What is shown to whoever asks for it: a button, and below it what is made when it is first pressed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.measures import SPACE
from posture.ui.widgets.beside import Beside
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow

_BESIDE = 26  # lines: narrower, the button stands below what it belongs to


class Fold(QWidget):
    """``show`` and ``hide`` are the button's words; ``about`` tells a screen reader what it is about.

    With a ``head`` the button stands at its end, where there is room for both.
    """

    opened = Signal()
    """What was folded is laid out now."""

    def __init__(
        self,
        show: str,
        hide: str,
        make: Callable[[], QWidget],
        *,
        about: str = "",
        head: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._words = (show, hide)
        self._about = about
        self._make = make
        self._inside: QWidget | None = None
        self.button = Button(show, self.toggle, kind=Kind.LINK)
        link = Flow(self.button)
        row = link if head is None else Beside(head, link, ems=_BESIDE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE.tight)
        self._column.addWidget(row)
        self._say()

    @property
    def is_open(self) -> bool:
        return self._inside is not None

    def rename(self, show: str, hide: str) -> None:
        """Give the button other words."""
        self._words = (show, hide)
        self._say()

    def toggle(self) -> None:
        if self.is_open:
            self.close_up()
        else:
            self._inside = self._make()
            self._column.addWidget(self._inside)
            self._inside.show()
            self._say()
            self.opened.emit()

    def close_up(self) -> None:
        """Fold it; what was inside is made anew the next time."""
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
            self._inside = None
        self._say()

    def _say(self) -> None:
        words = self._words[self.is_open]
        self.button.setText(words)
        self.button.setAccessibleName(f"{words}: {self._about}" if self._about else words)
