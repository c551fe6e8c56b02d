"""Setting a check aside, with a reason and an end."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from posture.application.exceptions import LONGEST_DAYS, CheckException
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.words.speech import spoken

_USUAL_DAYS = 30


class ExceptionCard(Card):
    """Asks for the reason, or shows the exception that is in force and how to take it back."""

    wanted = Signal(str, int)
    """Set the check aside: the reason, and for how many days."""
    ended = Signal()

    def __init__(self, reveal: Callable[[QWidget], None]) -> None:
        """``reveal`` brings the form into sight when it opens."""
        super().__init__(self.tr("If it is to stay as it is"), symbol="excepted")
        self._reveal = reveal
        self._awaited = False
        self._keeps_reasons = True
        self._text = Label("", Role.MUTED)
        self._begin = Button(self.tr("Set this check aside…"), self._ask)
        self._end = Button(self.tr("Stop setting it aside"), self._take_back)
        self._form = QWidget()
        self._reason = QLineEdit()
        self._reason.setAccessibleName(self.tr("Reason"))
        self._reason.setPlaceholderText(self.tr("Your reason"))
        self._reason.setMaxLength(200)
        self._reason.textChanged.connect(self._may_set)
        self._periods = {
            7: Button(self.tr("For a week"), kind=Kind.CHOICE),
            30: Button(self.tr("For 30 days"), kind=Kind.CHOICE),
            LONGEST_DAYS: Button(self.tr("For 90 days"), kind=Kind.CHOICE),
        }
        group = QButtonGroup(self)
        for period in self._periods.values():
            group.addButton(period)
        self._set = Button(self.tr("Set aside"), self._want)
        self._cancel = Button(self.tr("Cancel"), self._shut, kind=Kind.LINK)
        self._reason.returnPressed.connect(self._want)
        column = QVBoxLayout(self._form)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._reason)
        column.addWidget(Flow(*self._periods.values()))
        column.addWidget(Flow(self._set, self._cancel))
        self.add(self._text, self._form)
        self.add(Flow(self._begin, self._end))
        self.fold()

    def show_state(self, exception: CheckException | None, until: str, *, keeps_reasons: bool) -> None:
        """Show what is in force; ``until`` is its end in words. A form that is being filled in stays.

        A reason is asked for where it is kept.
        """
        self._keeps_reasons = keeps_reasons
        self._reason.setVisible(keeps_reasons)
        held = self.isAncestorOf(self.window().focusWidget() or self)
        if exception is not None:
            self.fold()
        self._begin.setVisible(exception is None and self._form.isHidden())
        self._end.setVisible(exception is not None)
        if exception is None:
            with_reason = self.tr(
                "You can set this check aside with a reason, for 90 days at most. Home leaves it out; "
                "what was measured stays visible here."
            )
            without = self.tr(
                "You can set this check aside for 90 days at most. Home leaves it out; what was measured "
                "stays visible here. No reason is asked for: without a keyring there is nothing to seal it "
                "with."
            )
            self._text.setText(with_reason if keeps_reasons else without)
        else:
            reason = spoken(exception.shown)
            self._text.setText(self.tr("Set aside until {day}: {reason}").format(day=until, reason=reason))
        self._go_on(exception, held=held)

    def _go_on(self, exception: CheckException | None, *, held: bool) -> None:
        """Once what was pressed is gone, the keyboard is at what can be pressed in its place."""
        if self._awaited and held:
            (self._begin if exception is None else self._end).setFocus()
            self._reveal(self)
        self._awaited = False

    def fold(self) -> None:
        """Hide and empty the form."""
        self._reason.clear()
        self._periods[_USUAL_DAYS].setChecked(True)
        self._form.hide()

    def _ask(self) -> None:
        self._begin.hide()
        self._form.show()
        self._may_set()
        (self._reason if self._keeps_reasons else self._set).setFocus()
        self._reveal(self)

    def _shut(self) -> None:
        self.fold()
        self._begin.show()
        self._begin.setFocus()

    def _may_set(self) -> None:
        self._set.setEnabled(self._is_filled())

    def _is_filled(self) -> bool:
        return not self._keeps_reasons or bool(self._reason.text().strip())

    def _want(self) -> None:
        if self._is_filled():
            days = next(days for days, period in self._periods.items() if period.isChecked())
            self._awaited = True
            self.wanted.emit(self._reason.text(), days)

    def _take_back(self) -> None:
        self._awaited = True
        self.ended.emit()
