"""A check's state on its own page: the word and its meaning, found and wanted, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from posture.application.advice import Explained, Step
from posture.application.checkup import Outcome
from posture.application.settings import SettingsPage
from posture.ui.announce import announce
from posture.ui.measures import SPACE
from posture.ui.motion import fade_in, turn
from posture.ui.reading import breakable
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.named_texts import NamedTexts
from posture.ui.widgets.result import Result
from posture.ui.words import TO_DO, UNSURE, face, meaning, outcome_word, switched_off_word
from posture.words.speech import spoken


class FindingCard(Card):
    """The result of “Check again” appears here, at the button."""

    settings = Signal(object)
    again = Signal()
    onward = Signal(str)
    """Go to what is to be done next: the check's id, or nothing for Home."""

    def __init__(self) -> None:
        super().__init__()
        self._page: SettingsPage | None = None
        self._following = ""
        self._glyph = Glyph("waiting", "unknown", ems=1.8)
        self._state = Label("", Role.HEADING)
        self._means = Button("", self._explain, kind=Kind.LINK)
        self._meaning = Label("", Role.MUTED)
        self._open_meaning(shown=False)
        self._texts = NamedTexts(self.tr("Found"), self.tr("Wanted"))
        self._remedy = Label("", Role.MUTED)
        self._alarm = Label("", Role.STRONG, tone="bad")
        self._next = Button("", self._go_on, kind=Kind.PRIMARY, symbol="next")
        self._open = Button("", self._open_page, kind=Kind.PRIMARY, symbol="open")
        self._again = Button(self.tr("Check again"), self.again.emit, symbol="again")
        self.result = Result()
        self.add_row(beside(self._glyph, self._state, Flow(self._means), self._meaning, gap=SPACE.usual))
        self.add(
            self._texts, self._alarm, self._remedy, Flow(self._next, self._open, self._again), self.result
        )
        self.keep_room_below()

    def show_finding(self, told: Explained, *, mended: bool, following: Step | None) -> None:
        """Show the state; ``mended``: it has just turned out well, and ``following`` is what to do next."""
        look = face(told.outcome, off=told.switched_off)
        word = self.tr("Fixed. Well done.") if mended else self._word(told)
        if mended and word != self._state.text():
            fade_in(self._state)
            turn(self._glyph)
        self._glyph.show_icon(look.symbol, look.tone)
        self._state.setText(word)
        self._state.set_tone(look.tone)
        consequence = spoken(told.consequence) if told.outcome in TO_DO else ""
        self._meaning.setText(f"{meaning(told.outcome, off=told.switched_off)} {consequence}".strip())
        found = "" if told.switched_off else told.found
        self._texts.show_texts(*(breakable(spoken(text)) for text in (found, told.wanted)))
        self._alarm.setText(told.alarm)
        self._alarm.setVisible(bool(told.alarm))
        self._remedy.setText(told.remedy)
        self._remedy.setVisible(bool(told.remedy))
        self._offer(told, mended=mended, following=following)
        announce(self, f"{word}. {spoken(told.found)}")

    def _word(self, told: Explained) -> str:
        return switched_off_word() if told.switched_off else outcome_word(told.outcome)

    def _offer(self, told: Explained, *, mended: bool, following: Step | None) -> None:
        """One primary button: what is next after a fix, else the settings."""
        useful = told.outcome in (*TO_DO, *UNSURE, Outcome.EXCEPTED) and not told.switched_off
        self._page = told.settings
        self._open.setVisible(told.settings is not None and useful)
        if told.settings is not None:
            self._open.setText(told.settings.label)
        self._again.setVisible(not told.switched_off)
        self._next.setVisible(mended)
        self._following = following.check if following is not None else ""
        self._next.setText(
            self.tr("Next: {act}").format(act=spoken(following.act))
            if following is not None
            else self.tr("Nothing else to do: back to Home")
        )
        if mended and self._again.hasFocus():
            self._next.setFocus()

    def set_busy(self, *, busy: bool) -> None:
        self._again.setText(self.tr("Checking…") if busy else self.tr("Check again"))

    def fold(self) -> None:
        """Hide the meaning, and what came of the last press."""
        self._open_meaning(shown=False)
        self.result.clear()

    def _explain(self) -> None:
        self._open_meaning(shown=self._meaning.isHidden())
        if self._meaning.isVisible():
            announce(self, self._meaning.text())

    def _open_meaning(self, *, shown: bool) -> None:
        self._meaning.setVisible(shown)
        self._means.setText(self.tr("Hide what this means") if shown else self.tr("What does this mean?"))

    def _go_on(self) -> None:
        self.onward.emit(self._following)

    def _open_page(self) -> None:
        if self._page is not None:
            self.settings.emit(self._page)
