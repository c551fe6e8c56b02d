"""Cards: a surface with a thin line around what belongs together."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from posture.ui.measures import SPACE
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.landing import Heading
from posture.ui.widgets.surface import Surface


class Card(Surface):
    """A column on a surface; ``heading`` stands on top where given, with an icon beside it."""

    def __init__(
        self, heading: str = "", *, symbol: str = "", tone: str = "accent", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(
            SPACE.wide, SPACE.wide - SPACE.hair, SPACE.wide, SPACE.wide - SPACE.hair
        )
        self.column.setSpacing(SPACE.tight)
        self.heading = Heading(heading) if heading else None
        if (label := self.heading) is not None:
            self.column.addLayout(beside(Glyph(symbol, tone, ems=1.25), label) if symbol else only(label))

    def add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.column.addWidget(widget)

    def keep_room_below(self) -> None:
        """The last part is silent at first, and a gap until then: let that be the card's lower edge."""
        margins = self.column.contentsMargins()
        margins.setBottom(SPACE.tight)
        self.column.setContentsMargins(margins)

    def add_row(self, row: QLayout) -> None:
        self.column.addLayout(row)


def beside(icon: Glyph, *widgets: QWidget, gap: int = SPACE.close) -> QHBoxLayout:
    """A row of an icon and texts, which get all the room there is; the icon stays at the top."""
    row = QHBoxLayout()
    row.setSpacing(gap)
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    text = QVBoxLayout()
    text.setSpacing(SPACE.hair)
    for widget in widgets:
        text.addWidget(widget)
    row.addLayout(text, 1)
    return row


def only(widget: QWidget) -> QHBoxLayout:
    """A row of one widget."""
    row = QHBoxLayout()
    row.addWidget(widget)
    return row


def rule() -> QWidget:
    """A thin line across."""
    line = Surface(fill="line", line="", corner=0)
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
