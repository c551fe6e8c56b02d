"""Several widgets as one."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.ui.measures import SPACE


def stack(*widgets: QWidget, gap: int = SPACE.usual) -> QWidget:
    """The widgets, one below the other."""
    whole = QWidget()
    inside = QVBoxLayout(whole)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.setSpacing(gap)
    for widget in widgets:
        inside.addWidget(widget)
    return whole
