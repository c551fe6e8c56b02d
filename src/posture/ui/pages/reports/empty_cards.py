"""What stands where there is nothing to send: why, and what the person can do meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.drawing import Drawing
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.words.speech import spoken


class NoneCard(Card):
    """Before the first round, and between two."""

    checks = Signal()
    again = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Nothing is asked now"), symbol="together")
        self.button = Button(self.tr("To your own checks"), self.checks.emit, symbol="home")
        self.add(
            Drawing("nothing-sent", self.tr("An empty tray: nothing waits to be sent.")),
            Label(
                self.tr("When your organisation asks something, you see it here, and what you would answer.")
            ),
            Label(self.tr("Until then nothing is sent."), Role.MUTED),
            Flow(self.button, Button(self.tr("Look again"), self.again.emit, kind=Kind.LINK)),
        )


class FewCard(Card):
    """Fewer have joined than sums need."""

    checks = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Not enough people yet"), symbol="together")
        self._sentence = Label("")
        self.button = Button(self.tr("To your own checks"), self.checks.emit, symbol="home")
        local = self.tr("Until then nothing is sent. Everything else here works for you as before.")
        self.add(self._sentence, Label(local, Role.MUTED), Flow(self.button))

    def show_sentence(self, sentence: str) -> None:
        self._sentence.setText(sentence)


class NotNowCard(Card):
    """The person looked at what is asked and said “not now”."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("You said “not now”"), symbol="together")
        self._sentence = Label("")
        self.button = Button(self.tr("Look at it once more"), self.again.emit, symbol="look")
        self.add(self._sentence, Flow(self.button))

    def show_org(self, org: str) -> None:
        words = self.tr(
            "None of the answers that {org} asks for now leaves by itself, and your own checks stay as they "
            "were. You can agree at any time."
        )
        self._sentence.setText(words.format(org=org))


class RehearsalCard(Card):
    """That the round is for practice."""

    def __init__(self) -> None:
        super().__init__(self.tr("This is a rehearsal"), symbol="info")
        self.add(Label(self.tr("It is short, and its numbers are for practice.")))


class NotesCard(Card):
    """What went wrong in this round, check by check."""

    def __init__(self) -> None:
        super().__init__(self.tr("Something did not work this time"), symbol="warn", tone="warn")
        self._sentences = Label("")
        self.add(self._sentences)

    def show_notes(self, notes: Sequence[str]) -> None:
        self._sentences.setText("\n".join(map(spoken, notes)))
