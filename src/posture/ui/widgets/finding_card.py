"""A check's state on its own page: the word, the finding, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from posture.application.advice import Explained
from posture.application.checkup import Outcome
from posture.application.settings import SettingsPage
from posture.ui.announce import announce
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.words import TO_DO, UNSURE, face, outcome_word
from posture.words.speech import spoken


class FindingCard(Card):
    """The result of “Check again” appears here, in place."""

    settings = Signal(object)
    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: SettingsPage | None = None
        self._glyph = Glyph("waiting", "unknown", ems=1.8)
        self._state = Label("", Role.HEADING)
        self._finding = Label("")
        self._remedy = Label("", Role.MUTED)
        self._open = Button("", self._open_page, kind=Kind.PRIMARY, symbol="open")
        self._again = Button(self.tr("Check again"), self.again.emit, symbol="again")
        self.add_row(beside(self._glyph, self._state, self._finding, self._remedy, gap=16))
        self.column.addSpacing(4)
        self.add(Flow(self._open, self._again))

    def show_finding(self, told: Explained, *, mended: bool) -> None:
        """Show the state; ``mended`` means that it has just turned out well."""
        look = face(told.outcome)
        word = self.tr("Fixed. Well done.") if mended else outcome_word(told.outcome)
        self._glyph.show_icon(look.symbol, look.tone)
        self._state.setText(word)
        self._state.set_tone(look.tone)
        self._finding.setText(told.finding)
        self._remedy.setText(told.remedy)
        self._remedy.setVisible(bool(told.remedy))
        self._page = told.settings
        useful = told.outcome in (*TO_DO, *UNSURE, Outcome.EXCEPTED)
        self._open.setVisible(told.settings is not None and useful)
        if told.settings is not None:
            self._open.setText(told.settings.label)
        announce(self, f"{word}. {spoken(told.finding)}")

    def set_busy(self, *, busy: bool) -> None:
        self._again.setText(self.tr("Checking…") if busy else self.tr("Check again"))

    def _open_page(self) -> None:
        if self._page is not None:
            self.settings.emit(self._page)
