"""Cards: a surface with a thin line around what belongs together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role


class Card(QFrame):
    """A column on a surface; ``heading`` stands on top where given, with an icon beside it."""

    def __init__(
        self, heading: str = "", *, symbol: str = "", tone: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(22, 18, 22, 18)
        self.column.setSpacing(8)
        if heading:
            label = Label(heading, Role.HEADING)
            self.column.addLayout(beside(Glyph(symbol, tone, ems=1.25), label) if symbol else only(label))

    def add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.column.addWidget(widget)

    def add_row(self, row: QLayout) -> None:
        self.column.addLayout(row)


def beside(icon: Glyph, *widgets: QWidget, gap: int = 12) -> QHBoxLayout:
    """A row of an icon and texts, which get all the room there is; the icon stays at the top."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(2)
    for widget in widgets:
        text.addWidget(widget)
    row.addLayout(text, 1)
    return row


def only(widget: QWidget) -> QHBoxLayout:
    """A row of one widget."""
    row = QHBoxLayout()
    row.addWidget(widget)
    return row


def rule() -> QFrame:
    """A thin line across."""
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            inner.deleteLater()
