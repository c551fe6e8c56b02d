"""The licences of everything that is shipped, to choose from and to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from posture.application.licences import Component
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role

_HIGH = 1 << 20  # pixels: as many lines as it takes


class _Line(QStyledItemDelegate):
    """A line that is high enough to be pressed, and for its words at the width that the list has.

    Qt's own reckoning makes a line that is broken some pixels wider than the list.
    """

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = self._view.viewport().width()
        edge = self._view.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, option, self._view) + 1
        room = QRect(0, 0, width - 2 * edge, _HIGH)
        words = option.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(width, words.height() + 2 * SPACE.tight)


class LicencesDialog(QDialog):
    """A list of components, and the whole text of the one that is chosen. Shown by ``open()``."""

    def __init__(self, found: Sequence[Component], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Licences"))
        self._components = found
        self.list = QListWidget()
        self.list.setItemDelegate(_Line(self.list))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName(self.tr("What Posture is made of"))
        self.list.addItems([self._line(each) for each in self._components])
        line = self.fontMetrics().lineSpacing()
        self.list.setMinimumHeight(line * 3)
        self.text = ExactText(self.tr("Text of the licence"))
        self.text.setMinimumHeight(line * 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.wide)
        column.setSpacing(SPACE.close)
        column.addWidget(Label(self.tr("What Posture is made of"), Role.HEADING))
        column.addWidget(self.list, 1)
        column.addWidget(self.text, 2)
        column.addWidget(Flow(Button(self.tr("Close"), self.accept)))
        self.list.currentRowChanged.connect(self._show)
        self.finished.connect(self.deleteLater)
        self.list.setCurrentRow(0)
        room = parent.size()
        self.resize(min(line * 40, room.width() * 9 // 10), min(line * 32, room.height() * 9 // 10))
        self.list.setFocus()

    def _line(self, component: Component) -> str:
        named = f"{component.name} {component.version}".strip()
        return self.tr("{component}: {licence}").format(component=named, licence=component.licence)

    def _show(self, row: int) -> None:
        self.text.setPlainText(self._components[row].text if row >= 0 else "")
