"""A question that is asked without its lesson, and how sure the person was."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.learning import Question
from posture.application.untranslated import STAYS_ENGLISH
from posture.ui.blocks.question_view import QuestionView
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.words.quotes import within_quotes
from posture.words.speech import spoken


class QuestionAlone(QWidget):
    """``answered`` tells the places that were chosen, a frozenset, and whether the person was sure.

    With ``passing`` one may say that one does not know: then no place is chosen.
    """

    answered = Signal(object, bool)

    def __init__(self, *, passing: bool) -> None:
        super().__init__()
        self.view: QuestionView | None = None
        self._passing = passing
        self.sure = Button(self.tr("I was sure"), partial(self._tell, sure=True), kind=Kind.PRIMARY)
        self.guessed = Button(self.tr("I guessed"), partial(self._tell, sure=False))
        self.following = Button(self.tr("Next"), partial(self._tell, sure=False), kind=Kind.PRIMARY)
        self.unknown = Button(self.tr("I do not know"), partial(self._tell, sure=False), kind=Kind.LINK)
        self._buttons = (self.sure, self.guessed, self.following, self.unknown)
        self._pane = Card()
        self._pane.column.setContentsMargins(28, 24, 28, 24)
        self.origin = Label("", Role.SMALL)
        self._question = QVBoxLayout()
        self._pane.add(self.origin)
        self._pane.add_row(self._question)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.usual)
        column.addWidget(self._pane)
        column.addWidget(Flow(*self._buttons))
        self.none()

    def none(self) -> None:
        """Show nothing."""
        clear(self._question)
        self.view = None
        self.hide()

    def ask(self, question: Question, lesson: str, *, stays_english: bool) -> QuestionView:
        """Show a question of the lesson with this title; its view, where the keyboard wants to be."""
        self.none()
        origin = self.tr("From “{lesson}”").format(lesson=within_quotes(lesson))
        self.origin.setText(f"{origin}. {spoken(STAYS_ENGLISH)}" if stays_english else origin)
        self.view = QuestionView(question)
        self.view.answered.connect(self._offer)
        self._question.addWidget(self.view)
        self._offer_only(*(self.unknown,) * self._passing)
        self.show()
        return self.view

    def _offer(self, right: bool) -> None:
        """How sure a right answer was; a wrong one has its explanation, then it goes on."""
        shown: tuple[Button, ...] = (self.sure, self.guessed) if right else (self.following,)
        self._offer_only(*shown)
        shown[0].setFocus()

    def _tell(self, *, sure: bool) -> None:
        if self.view is None:
            return
        self._offer_only()
        self.answered.emit(self.view.chosen if self.view.done else frozenset(), sure)

    def _offer_only(self, *shown: Button) -> None:
        for button in self._buttons:
            button.setVisible(button in shown)
