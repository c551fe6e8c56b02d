"""Asks for the passphrase where the system has no keyring to keep the key in."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from posture.application.asking import SHORTEST
from posture.ui.measures import SPACE
from posture.ui.question import Question
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option
from posture.ui.widgets.result import Result
from posture.ui.widgets.scrolling import scrolling
from posture.words.speech import spoken

_LETTERS = 64  # the widest that a line of words gets


class PassphraseDialog(QDialog):
    """Stays open until an answer will do, and says what is wrong with it; shown by ``open()``.

    Closed in any other way it declines, once.
    """

    def __init__(self, question: Question, parent: QWidget) -> None:
        super().__init__(parent)
        self._question: Question | None = question
        self._new = question.new
        self.setWindowTitle(self.tr("Passphrase"))
        self.field = self._field(self.tr("Passphrase"))
        self.repeat = self._field(self.tr("The same once more"))
        self.reveal = Option(self.tr("Show what I type"), several=True)
        self.result_ = Result()
        self.confirm = Button(self.tr("Go on"), self._offer, kind=Kind.PRIMARY)
        self.refuse = Button(self.tr("Cancel"), self.reject)
        self._words = self._lay_out(question.prompt)
        self._below = QVBoxLayout()
        self._below.setContentsMargins(SPACE.wide, 0, SPACE.wide, SPACE.usual)
        self._below.setSpacing(SPACE.tight)
        self._below.addWidget(self.result_)
        self._below.addWidget(Flow(self.confirm, self.refuse))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._area = scrolling(self._words)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.viewport().setAutoFillBackground(False)
        whole.addWidget(self._area, 1)
        whole.addLayout(self._below)
        self.reveal.button.toggled.connect(self._show_typed)
        self.finished.connect(self._decline)
        question.heard = self._hear
        self.field.setFocus()

    def _lay_out(self, prompt: str) -> QWidget:
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.tight)
        column.setSpacing(SPACE.close)
        heading = Label(prompt, Role.HEADING)
        column.addLayout(beside(Glyph("stays", "accent", ems=1.6), heading, Label(self._why(), Role.MUTED)))
        if self._new:
            column.addWidget(Label(self._rule()))
        for name, field in (
            (self.tr("Passphrase"), self.field),
            (self.tr("The same once more"), self.repeat),
        ):
            if self._new:
                column.addWidget(Label(name, Role.STRONG))
            column.addWidget(field)
        self.repeat.setVisible(self._new)
        column.addWidget(self.reveal)
        return words

    def _fit(self) -> None:
        """As high as its words, which break into lines; where a screen has less room they scroll."""
        room = self.screen().availableSize()
        width = min(self.fontMetrics().averageCharWidth() * _LETTERS, room.width() - SPACE.page)
        words = self._words.layout()
        beside_bar = width - self._area.verticalScrollBar().sizeHint().width()  # which may not be there
        high = self._below.totalHeightForWidth(width)
        high += words.totalHeightForWidth(beside_bar) if words is not None else 0
        self.resize(width, min(high, room.height() - SPACE.page))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
        QTimer.singleShot(0, self, self._fit)  # once the labels have the window's font

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        field.setAccessibleName(name)
        field.returnPressed.connect(self._enter)
        return field

    def _why(self) -> str:
        if self._new:
            return self.tr(
                "What is private is kept encrypted on this computer. There is no password store (keyring) "
                "here that could keep its key, so a passphrase of yours locks it."
            )
        return self.tr(
            "What is private is kept encrypted on this computer. Its key is in no password store (keyring), "
            "so it asks you."
        )

    def _rule(self) -> str:
        return self.tr(
            "Take {count} characters or more; a few words in a row are easy to keep in mind. Write it down "
            "where only you look: nobody can recover it, and without it what is encrypted is lost."
        ).format(count=SHORTEST)

    def _enter(self) -> None:
        """Enter in the first field goes on to the second, where there is one to fill."""
        if self._new and self.field.hasFocus():
            self.repeat.setFocus()
        else:
            self._offer()

    def _offer(self) -> None:
        """Hand the answer over, unless it can be seen here that it will not do."""
        if self._question is None or not self.confirm.isEnabled():
            return
        wrong = self._wrong()
        if wrong:
            self._hear(wrong)
            return
        self._be_busy(busy=True)
        self.result_.working(self.tr("A moment…"))
        self._question.answer(self.field.text())

    def _wrong(self) -> str:
        if not self.field.text():
            return self.tr("Type the passphrase first.")
        if not self._new:
            return ""
        if len(self.field.text()) < SHORTEST:
            return self.tr("That is too short: take {count} characters or more.").format(count=SHORTEST)
        if self.field.text() != self.repeat.text():
            return self.tr("The two are not the same. Type the second one again, or show what you type.")
        return ""

    def _hear(self, sentence: str) -> None:
        """What is wrong with the answer, or that it will do."""
        if not sentence:
            self._question = None
            self.accept()
            return
        self._be_busy(busy=False)
        self.result_.trouble(spoken(sentence))
        self._fit()
        at = self.repeat if self._new and len(self.field.text()) >= SHORTEST else self.field
        at.setFocus()
        at.selectAll()

    def _be_busy(self, *, busy: bool) -> None:
        for part in (self.field, self.repeat, self.confirm, self.reveal.button):
            part.setEnabled(not busy)

    def _show_typed(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self.field, self.repeat):
            field.setEchoMode(mode)

    def _decline(self, _: int) -> None:
        if self._question is not None:
            self._question.heard = None
            self._question.answer(None)
            self._question = None
        for field in (self.field, self.repeat):
            field.clear()
        self.deleteLater()
