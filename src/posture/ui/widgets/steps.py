"""Numbered steps, each a text of its own that a screen reader can stop at."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from posture.ui.reading import inline
from posture.ui.widgets.card import clear
from posture.ui.widgets.label import Label, Role
from posture.words.speech import spoken


class Steps(QWidget):
    """A list of things to do, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)

    def show_steps(self, steps: Sequence[str], *, in_order: bool = True, first: int = 1) -> None:
        """Show these, with their marks of Markdown; numbers, from ``first``, are for what is in order."""
        clear(self._grid)
        for number, step in enumerate(steps, start=first):
            text = Label(inline(spoken(step)), rich=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            place = Label(f"{number}." if in_order else "•", Role.STRONG, tone="accent", wraps=False)
            self._grid.addWidget(place, number, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(text, number, 1)
