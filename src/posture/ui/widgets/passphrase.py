"""Asks for the passphrase where the system has no keyring to keep the key in."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from posture.ui.bridge import Question
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role


class PassphraseDialog(QDialog):
    """Answers the question exactly once, however it is closed; shown by ``open()``."""

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self._question: Question | None = question
        self.setWindowTitle(self.tr("Passphrase"))
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setAccessibleName(self.tr("Passphrase"))
        self.confirm = Button(self.tr("Go on"), self.accept, kind=Kind.PRIMARY)
        self.refuse = Button(self.tr("Cancel"), self.reject)
        why = self.tr(
            "What matters is kept sealed on this computer. Its key is not in the system's "
            "keyring, so it asks you."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 22, 26, 22)
        column.setSpacing(14)
        heading = Label(question.prompt, Role.HEADING)
        column.addLayout(beside(Glyph("stays", "accent", ems=1.6), heading, Label(why, Role.MUTED)))
        column.addWidget(self.field)
        column.addWidget(Flow(self.confirm, self.refuse))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
        self.field.textChanged.connect(self._may_confirm)
        self.field.returnPressed.connect(self.confirm.click)
        self.finished.connect(self._answer)
        self._may_confirm()
        self.field.setFocus()

    def _may_confirm(self) -> None:
        self.confirm.setEnabled(bool(self.field.text()))

    def _answer(self, result: int) -> None:
        if self._question is not None:
            accepted = result == QDialog.DialogCode.Accepted.value
            self._question.answer(self.field.text() if accepted else None)
            self._question = None
        self.field.clear()
        self.deleteLater()
