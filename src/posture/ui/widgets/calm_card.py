"""What stands in the place of the next step where there is none: that all is well, or time to look again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from posture.ui.models.amounts import Amounts
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.drawing import Drawing
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role


class CalmCard(Card):
    """A drawing, a sentence, and the look that may be due, or that the person can take by themselves."""

    again = Signal()
    look = Signal()
    """The person wants to see what could not be told."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing = Drawing("all-good", self.tr("A computer with a tick on its screen."))
        self._text = Label("", Role.MUTED)
        self._again = Button(self.tr("Check now"), self.again.emit, kind=Kind.PRIMARY, symbol="again")
        self._look = Button(self.tr("Look at it"), self.look.emit, kind=Kind.PRIMARY, symbol="look")
        self._row = Flow(self._again, self._look)
        self.column.addWidget(self._drawing, 0, Qt.AlignmentFlag.AlignLeft)
        self.add(self._text, self._row)

    def show_amounts(self, amounts: Amounts) -> None:
        """Say what that there is no step means, and offer a look where answers are too old to say."""
        self._text.setText(self._words(amounts))
        self._drawing.setVisible(amounts.all_fine)
        self._again.setVisible(amounts.old > 0)
        self._look.setVisible(amounts.unsure > 0 and not amounts.old)
        self._row.setVisible(amounts.unsure > 0)

    def _words(self, amounts: Amounts) -> str:
        if amounts.nothing_looked_at:
            return self.tr("Switch on under Checks whatever may be looked at.")
        if amounts.were_to_do:
            words = self.tr("To do when last looked at: {count}. How it is today, only a new look tells.")
            return words.format(count=amounts.were_to_do)
        if amounts.old:
            return self.tr("Some answers are too old to say how it is today.")
        if amounts.put_off:
            return self.tr("What you put off comes back after its week, and stands under Checks until then.")
        if amounts.for_it:
            return self.tr(
                "Only your IT, or whoever set this computer up, can change it. It stands under Checks."
            )
        if amounts.aside or amounts.off:
            return self.tr("What you set aside or switched off is left out here, and stands under Checks.")
        if amounts.unsure:
            return self.tr("What could not be told stands under Checks, with the reason.")
        return self.tr("Everything that was looked at is as it should be.")

    def set_busy(self, *, busy: bool) -> None:
        self._again.setText(self.tr("Checking…") if busy else self.tr("Check now"))
