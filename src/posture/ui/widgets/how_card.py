"""What can be done about a finding: have it set, mend it, or find out oneself what could not be told."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.advice import Explained
from posture.ui.bridge import Bridge
from posture.ui.measures import SPACE
from posture.ui.models.repairs import Offer
from posture.ui.reading import inline
from posture.ui.widgets.administrator_box import AdministratorBox
from posture.ui.widgets.card import Card, beside, clear
from posture.ui.widgets.fold import Fold
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.landing import Heading
from posture.ui.widgets.repair_box import RepairBox
from posture.ui.widgets.steps import Steps
from posture.ui.words import TO_DO, UNSURE
from posture.words.speech import spoken


class HowCard(Card):
    """The steps for this very computer.

    Where it could not be told how things are, those for looking come first, and the repair is folded: nobody
    is told to mend what may be well.
    """

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.title = Heading("")
        self.repair = RepairBox(bridge)
        self._administrator = AdministratorBox()
        self.add_row(beside(Glyph("settings", "accent", ems=1.25), self.title))
        self._parts = QVBoxLayout()
        self._parts.setSpacing(SPACE.tight)
        self.add(self.repair)
        self.add_row(self._parts)
        self.add(self._administrator)
        self._shown: tuple[object, ...] = ()

    def show_how(self, told: Explained, offer: Offer, commands: Sequence[str]) -> None:
        """Show it; the card is not there where nothing is to be done, or to be undone."""
        unsure = told.outcome in UNSURE
        steps = told.look if unsure else told.fix
        useful = (unsure or told.outcome in (*TO_DO, None)) and not told.switched_off
        self.repair.show_offer(offer)
        self._administrator.show_commands(commands)
        self.repair.setVisible(self.repair.has_something)
        self.setVisible((useful and bool(steps or told.fix)) or self.repair.has_past)
        shown = (told.check, unsure, useful, told.look, told.fix_note, told.fix_doubt, told.ways)
        if shown == self._shown:
            return  # what is unfolded stays so
        self._shown = shown
        clear(self._parts)
        if not useful:
            self.title.setText(self.tr("What Posture set"))
            return
        self.title.setText(self.tr("How to find out") if unsure else self.tr("How to fix it"))
        if not unsure:
            self._parts.addWidget(_repair(told))
            return
        if told.look:
            self._parts.addWidget(_steps(told.look))
        if told.fix_here:
            self._parts.addWidget(
                Fold(
                    self.tr("Not as it should be? Show how to fix it"),
                    self.tr("Hide how to fix it"),
                    lambda: _repair(told),
                )
            )


def _repair(told: Explained) -> QWidget:
    """What to know first, and the steps."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE.tight)
    for text in filter(None, (told.fix_note, told.fix_doubt)):
        column.addWidget(Label(inline(spoken(text)), rich=True))
    for way in told.ways:
        if way.heading:
            column.addWidget(Label(inline(spoken(way.heading)), Role.STRONG, rich=True))
        if way.text:
            column.addWidget(Label(inline(spoken(way.text)), rich=True))
        column.addWidget(_steps(way.steps, in_order=way.in_order))
    column.addWidget(Label(told.takes, Role.SMALL))
    return made


def _steps(texts: Sequence[str], *, in_order: bool = True) -> Steps:
    made = Steps()
    made.show_steps(texts, in_order=in_order)
    return made
