"""Texts with their names beside them, in two columns; in a narrow place each below its name."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from posture.ui.measures import SPACE
from posture.ui.widgets.label import Label, Role

_BESIDE = 16  # lines of text wide: narrower, a long word beside a long name would not fit
_TOP = Qt.AlignmentFlag.AlignTop


class NamedTexts(QWidget):
    """Rows of a name and a text; ``values`` are the texts, in the order of the names."""

    def __init__(self, *names: str) -> None:
        super().__init__()
        self._names = tuple(Label(name, Role.MUTED, wraps=False) for name in names)
        self.values = tuple(Label("") for _ in names)
        self._across = True
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE.usual)
        self._grid.setVerticalSpacing(SPACE.hair)
        self._grid.setColumnStretch(1, 1)
        self._place()

    def show_texts(self, *texts: str) -> None:
        """What is empty has no row."""
        for name, value, text in zip(self._names, self.values, texts, strict=True):
            value.setText(text)
            name.setVisible(bool(text))
            value.setVisible(bool(text))

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest part: there the texts stand below their names."""
        parts = [part for part in (*self._names, *self.values) if not part.isHidden()]
        narrowest = max((part.minimumSizeHint().width() for part in parts), default=0)
        return QSize(narrowest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        across = event.size().width() > self.fontMetrics().height() * _BESIDE
        if across != self._across:
            self._across = across
            self._place()
        super().resizeEvent(event)

    def _place(self) -> None:
        for row, (name, value) in enumerate(zip(self._names, self.values, strict=True)):
            self._grid.removeWidget(name)
            self._grid.removeWidget(value)
            if self._across:
                self._grid.addWidget(name, row, 0, _TOP)
                self._grid.addWidget(value, row, 1)
            else:
                self._grid.addWidget(name, 2 * row, 0, 1, 2)
                self._grid.addWidget(value, 2 * row + 1, 0, 1, 2)
