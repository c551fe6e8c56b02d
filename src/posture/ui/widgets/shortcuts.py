"""The keys that do something everywhere in the window, to be read and heard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from posture.ui.measures import SPACE
from posture.ui.roles import hear_as_document
from posture.ui.shortcut import Shortcut
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.scrolling import scrolling

_WIDE = 48  # letters of usual width


class ShortcutsDialog(QDialog):
    """Lists them; a screen reader hears the whole list when it opens. Shown by ``open()``."""

    def __init__(
        self, everywhere: Sequence[Shortcut], on_a_page: Sequence[Shortcut], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.setAccessibleName(self.tr("Keys"))
        self.setAccessibleDescription(
            " ".join(f"{each.shown}: {each.what}." for each in (*everywhere, *on_a_page))
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.wide)
        column.setSpacing(SPACE.usual)
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.wide)
        grid.setVerticalSpacing(SPACE.tight)
        grid.setColumnStretch(1, 1)
        _list(grid, self.tr("Keys that work everywhere"), everywhere)
        grid.setRowMinimumHeight(grid.rowCount(), SPACE.tight)
        _list(grid, self.tr("Keys on a page"), on_a_page)
        area = scrolling(inner)
        area.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDE)
        hear_as_document(area, self.tr("Keys"))
        column.addWidget(area)
        close = Button(self.tr("Close"), self.accept, kind=Kind.PRIMARY)
        column.addWidget(Flow(close))
        self.finished.connect(self.deleteLater)
        close.setFocus()


def _list(grid: QGridLayout, heading: str, shortcuts: Sequence[Shortcut]) -> None:
    grid.addWidget(Label(heading, Role.HEADING), grid.rowCount(), 0, 1, 2)
    for shortcut in shortcuts:
        row = grid.rowCount()
        grid.addWidget(Label(shortcut.shown, Role.STRONG, wraps=False), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Label(shortcut.what), row, 1)
