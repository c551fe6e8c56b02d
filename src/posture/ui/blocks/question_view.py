"""A question: choose, answer, and read at once why."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from posture.application.learning import Question
from posture.ui.announce import announce
from posture.ui.reading import plain, rich
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option


class QuestionView(QWidget):
    """The keys 1 to 9 choose, Enter answers; ``answered`` says whether it was right."""

    answered = Signal(bool)

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.spoken = plain(question.prompt)
        self.done = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Label(rich(question.prompt), rich=True))
        hint = self.tr("Choose all that are right.") if question.several else self.tr("Choose one.")
        column.addWidget(Label(hint, Role.SMALL))
        self._group = QButtonGroup(self)
        self._group.setExclusive(not question.several)
        self.options: list[Option] = []
        for number, answer in enumerate(question.answers, start=1):
            option = Option(answer.text, several=question.several, key=str(number))
            self._group.addButton(option.button)
            option.button.toggled.connect(self._may_answer)
            self.options.append(option)
            column.addWidget(option)
        self.submit = Button(self.tr("Answer"), self.answer, kind=Kind.PRIMARY)
        self.submit.setEnabled(False)
        column.addWidget(Flow(self.submit))
        self.entry: QWidget = self.options[0].button
        """Where the keyboard begins."""

    @property
    def chosen(self) -> frozenset[int]:
        """The places of the chosen answers, from 0."""
        return frozenset(place for place, option in enumerate(self.options) if option.button.isChecked())

    def answer(self) -> None:
        """Take the choice, and explain the chosen and the right answers; nothing without a choice."""
        if self.done or not self.chosen:
            return
        self.done = True
        for place, (option, answer) in enumerate(zip(self.options, self.question.answers, strict=True)):
            if place in self.chosen or answer.right:
                option.explain(right=answer.right, why=answer.why)
            option.button.setEnabled(False)
        right = self.chosen == self.question.right
        self.submit.hide()
        first = min(
            self.question.right if right else self.chosen - self.question.right or self.question.right
        )
        verdict = self.tr("Right.") if right else self.tr("Not quite.")
        announce(self, f"{verdict} {plain(self.question.answers[first].why)}")
        self.answered.emit(right)

    def _may_answer(self) -> None:
        self.submit.setEnabled(bool(self.chosen))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = event.key() - Qt.Key.Key_1
        if not self.done and 0 <= number < len(self.options):
            self.options[number].button.setFocus()
            self.options[number].button.click()
        elif not self.done and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.answer()
        else:
            super().keyPressEvent(event)
