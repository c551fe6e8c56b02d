"""Something to read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.learning import Read
from posture.application.opening import Opened
from posture.ui.blocks.passage_view import PassageView, spoken_of
from posture.ui.bridge import Bridge


class ReadView(QWidget):
    """What is for everybody, then what is for this system."""

    def __init__(self, block: Read, opened: Opened, bridge: Bridge) -> None:
        super().__init__()
        self.spoken = spoken_of(block.passages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for passage in block.passages:
            column.addWidget(PassageView(passage, opened, bridge))
