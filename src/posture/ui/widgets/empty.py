"""What stands where a list is empty: why it is, and the way to what there is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.widgets.button import Button
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role


class Empty(QWidget):
    """A sentence, and a button that leads on."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__()
        self._text = Label("", Role.HEADING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._text)
        self._act = Button("", act)
        column.addWidget(Flow(self._act))
        self.hide()

    def say(self, sentence: str, act: str) -> None:
        """Set the sentence, and the words of the button; a screen reader hears a sentence that is new."""
        self._act.setText(act)
        if sentence != self._text.text() or self.isHidden():
            self._text.setText(sentence)
            self.show()
            announce(self, sentence)
