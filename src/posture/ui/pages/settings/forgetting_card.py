"""Deleting everything, asked for once more before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.forgetting import LISTED, Forgotten, forget_all, remains_elsewhere
from posture.ui.bridge import Bridge, Failure
from posture.ui.measures import SPACE
from posture.ui.pages.settings.answer import Answer
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.words.speech import spoken


class ForgettingCard(Card):
    """Says what is beyond its reach before anything is deleted."""

    forgotten = Signal(object)
    """All is deleted; carries ``Forgotten``."""
    leaving_wanted = Signal()
    """A member wants to leave the organisation first."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(self.tr("Delete everything"), symbol="close")
        self._bridge = bridge
        self.add(
            Label(
                self.tr(
                    "Everything that Posture keeps here, its keys, and what you chose. Then it is as on the "
                    "first day."
                )
            )
        )
        self.ask = Button(self.tr("Delete everything…"), self._ask, kind=Kind.DANGER)
        self.question = QWidget()
        self._remains = QVBoxLayout()
        self._remains.setSpacing(SPACE.tight)
        column = QVBoxLayout(self.question)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(self.tr("That cannot be undone. What it does not reach:"), Role.STRONG))
        column.addLayout(self._remains)
        self.leave = Button(self.tr("Leave the organisation first"), self._leave_first)
        self.delete = Button(self.tr("Delete everything"), self._delete, kind=Kind.DANGER)
        self.keep = Button(self.tr("Keep it"), self._fold, kind=Kind.LINK)
        column.addWidget(Flow(self.leave, self.delete, self.keep))
        self.result = Answer()
        self.add(Flow(self.ask), self.question, self.result)
        self.question.hide()

    def enter(self) -> None:
        """Whoever comes back is asked anew."""
        self.result.clear()
        if not self.question.isHidden():
            self.question.hide()
            self.ask.show()

    def _ask(self) -> None:
        self.result.clear()
        work = partial(remains_elsewhere, self._bridge.session)
        self._bridge.start(work, self._show_question, self._trouble)

    def _show_question(self, remains: Sequence[str]) -> None:
        clear(self._remains)
        for sentence in remains:
            self._remains.addWidget(Label(sentence))
        member = LISTED in remains
        self.leave.setVisible(member)
        self.delete.setText(self.tr("Delete all the same") if member else self.tr("Delete everything"))
        self.ask.hide()
        self.question.show()
        (self.leave if member else self.keep).setFocus()

    def _leave_first(self) -> None:
        self.question.hide()
        self.ask.show()
        self.leaving_wanted.emit()

    def _fold(self) -> None:
        self.question.hide()
        self.ask.show()
        self.ask.setFocus()

    def _delete(self) -> None:
        self.question.hide()
        self.result.working(self.tr("Deleting, once what is under way has ended…"))
        self._bridge.alone(partial(forget_all, self._bridge.session), self._done, self._trouble)

    def _done(self, forgotten: Forgotten) -> None:
        self.forgotten.emit(forgotten)

    def _trouble(self, failure: Failure) -> None:
        self.ask.show()
        self.result.trouble(spoken(failure.sentence))
