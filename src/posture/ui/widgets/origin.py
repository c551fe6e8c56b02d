"""Where an answer comes from on this system, for whoever wants to look by themselves."""

from __future__ import annotations

from dataclasses import fields

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.advice import Origin
from posture.ui.measures import SPACE
from posture.ui.reading import inline
from posture.ui.widgets.label import Label, Role
from posture.words.speech import spoken


class OriginText(QWidget):
    """What is read, what of it decides, what stays hidden, and what only an administrator could see."""

    def __init__(self) -> None:
        super().__init__()
        names = {
            "read": self.tr("Read on this system"),
            "decides": self.tr("What of it decides"),
            "hidden": self.tr("What cannot be seen"),
            "administrator": self.tr("What only an administrator could see"),
        }
        self._parts = {part.name: (Label(names[part.name], Role.STRONG), _text()) for part in fields(Origin)}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, SPACE.tight)
        column.setSpacing(SPACE.hair)
        for heading, text in self._parts.values():
            column.addWidget(heading)
            column.addWidget(text)

    def show_origin(self, origin: Origin) -> None:
        """Show it; what is not said has no heading."""
        for name, (heading, text) in self._parts.items():
            said = spoken(getattr(origin, name))
            text.setText(inline(said[:1].upper() + said[1:]))
            for label in (heading, text):
                label.setVisible(bool(said))


def _text() -> Label:
    made = Label("", Role.MUTED, rich=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
