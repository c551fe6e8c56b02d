"""The commands that only an administrator can give, to be copied: Posture runs none of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result


class AdministratorBox(QWidget):
    """Stands below the steps; it is not there where none of them takes an administrator."""

    def __init__(self) -> None:
        super().__init__()
        self._commands = Label("", Role.EXACT)
        self._commands.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._result = Result()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.tight)
        about = self.tr("For an administrator. Posture has no such rights and asks for none:")
        copy = Button(self.tr("Copy the commands"), self._copy, kind=Kind.LINK, symbol="copy")
        for part in (Label(about, Role.MUTED), self._commands, Flow(copy), self._result):
            column.addWidget(part)

    def show_commands(self, commands: Sequence[str]) -> None:
        text = "\n".join(commands)
        if text != self._commands.text():
            self._result.clear()
        self._commands.setText(text)
        self.setVisible(bool(commands))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._commands.text())
        self._result.good(self.tr("Copied."))
