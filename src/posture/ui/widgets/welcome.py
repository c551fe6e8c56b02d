"""What a person sees before the first check-up: what it does and what it never does."""

from __future__ import annotations

from PySide6.QtCore import Signal

from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role


class Welcome(Card):
    """Three promises and a button."""

    begin = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column.setSpacing(16)
        promises = (
            (
                "look",
                self.tr("It only looks."),
                self.tr("It reads settings and changes nothing. It never opens your files or your history."),
            ),
            ("stays", self.tr("It stays here."), self.tr("What it finds is kept on this computer, for you.")),
            (
                "private",
                self.tr("Nothing is sent."),
                self.tr("Only if you join your organisation, and no answer before you allowed it."),
            ),
        )
        for symbol, heading, text in promises:
            self.add_row(
                beside(
                    Glyph(symbol, "accent", ems=1.6),
                    Label(heading, Role.STRONG),
                    Label(text, Role.MUTED),
                    gap=16,
                )
            )
        self._begin = Button(self.tr("Check now"), self.begin.emit, kind=Kind.PRIMARY)
        self.add(Flow(self._begin))

    def set_busy(self, *, busy: bool) -> None:
        self._begin.setText(self.tr("Checking…") if busy else self.tr("Check now"))
