"""What belongs where, and why: the answer to something that was put in order or matched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from posture.ui.reading import inline, plain
from posture.ui.widgets.card import clear
from posture.ui.widgets.label import Label, Role


@dataclass(frozen=True, slots=True)
class Line:
    """``lead`` stands before the words; ``note`` says where it was, where that was elsewhere."""

    lead: str
    words: str
    note: str
    why: str


class Explained(QWidget):
    """The lines below each other, each a text that a screen reader can stop at."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these from now on."""
        clear(self._grid)
        for row, line in enumerate(lines):
            texts = QVBoxLayout()
            texts.setSpacing(2)
            texts.addWidget(Label(inline(line.words), Role.STRONG, rich=True))
            if line.note:
                texts.addWidget(Label(line.note, Role.SMALL))
            texts.addWidget(Label(inline(line.why), Role.MUTED, rich=True))
            lead = Label(line.lead, Role.STRONG, tone="accent", wraps=False)
            self._grid.addWidget(lead, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
            self._grid.addLayout(texts, row, 1)
        self.show()


def spoken_of(lines: Sequence[Line]) -> str:
    """The lines in one breath."""
    return " ".join(f"{plain(line.words)}. {line.note} {plain(line.why)}" for line in lines)
