"""What stands where a list is empty: why it is, and the way to what there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.widgets.button import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role


class Empty(QWidget):
    """A sentence, and a button that shows all."""

    def __init__(self, show_all: Callable[[], object]) -> None:
        super().__init__()
        self._text = Label("", Role.HEADING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        column.addWidget(Flow(Button(self.tr("Show all checks"), show_all)))
        self.hide()

    def say(self, sentence: str) -> None:
        """Set the sentence."""
        self._text.setText(sentence)
