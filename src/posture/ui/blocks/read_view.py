"""A pane to read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.reading import plain, rich
from posture.ui.widgets.label import Label, Role


class ReadView(QWidget):
    """A title where there is one, and the text a paragraph a label, so that a reader can stop at each."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self.spoken = f"{title}. {plain(text)}" if title else plain(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if title:
            column.addWidget(Label(title, Role.HEADING))
        for paragraph in text.split("\n\n"):
            if paragraph.strip():
                label = Label(rich(paragraph), rich=True)
                label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                column.addWidget(label)
