"""Match: choose one on the left, then what belongs to it; every answer is explained."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from posture.application.learning import Match
from posture.ui.announce import announce
from posture.ui.blocks.explained import Explained, Line, spoken_of
from posture.ui.reading import inline, plain, rich
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.words.quotes import within_quotes


class MatchView(QWidget):
    """``mix`` is the order in which the right sides stand; ``answered`` says whether all were right."""

    answered = Signal(bool)

    def __init__(self, block: Match, mix: Sequence[int]) -> None:
        super().__init__()
        self.block = block
        self.spoken = plain(block.intro)
        self.done = False
        self.chosen: dict[int, int] = {}
        """Which right side was given to each left one, by their pairs, from 0."""
        self._at = 0
        self._group = QButtonGroup(self)
        self.lefts = [Button(plain(pair.left), kind=Kind.CHOICE) for pair in block.pairs]
        self._given = [Label("", Role.MUTED, rich=True) for _ in block.pairs]
        self.rights = {
            place: Button(plain(block.pairs[place].right), partial(self.give, place)) for place in mix
        }
        self.submit = Button(self.tr("That is how I match them"), self.answer, kind=Kind.PRIMARY)
        self._result = Label("", Role.HEADING)
        self._result.hide()
        self._explained = Explained()
        self._choosing = QWidget()
        self._lay_out(Label(rich(block.intro), rich=True))
        self.entry: QWidget = next(iter(self.rights.values()))
        """Where the keyboard begins."""
        self._go_to(0)
        self._refresh()

    def _lay_out(self, intro: Label) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(intro)
        choosing = QVBoxLayout(self._choosing)
        choosing.setContentsMargins(0, 0, 0, 0)
        choosing.setSpacing(6)
        for place, (left, given) in enumerate(zip(self.lefts, self._given, strict=True)):
            self._group.addButton(left)
            left.clicked.connect(partial(self._go_to, place))
            choosing.addWidget(Flow(left))
            choosing.addWidget(given)
        choosing.addSpacing(6)
        self._asked = Label("", Role.STRONG)
        choosing.addWidget(self._asked)
        choosing.addWidget(Flow(*self.rights.values()))
        choosing.addSpacing(6)
        choosing.addWidget(Flow(self.submit))
        column.addWidget(self._choosing)
        column.addWidget(self._result)
        column.addWidget(self._explained)

    def give(self, right: int) -> None:
        """Let this right side belong to the left one at hand, and go on to the next that has none."""
        if self.done:
            return
        self.chosen = {left: given for left, given in self.chosen.items() if given != right}
        self.chosen[self._at] = right
        left, words = self.block.pairs[self._at].left, self.block.pairs[right].right
        announce(self, f"{plain(left)}: {plain(words)}")
        waiting = [place for place in range(len(self.lefts)) if place not in self.chosen]
        self._refresh()
        if waiting:
            self._go_to(waiting[0])
        else:
            self.submit.setFocus()

    def answer(self) -> None:
        """Take the pairs as they are, and explain each; nothing before all are matched."""
        if self.done or len(self.chosen) < len(self.lefts):
            return
        self.done = True
        right = all(left == given for left, given in self.chosen.items())
        lines = [self._line(place) for place in range(len(self.lefts))]
        self._choosing.hide()
        self._result.setText(self.tr("They belong together.") if right else self.tr("They belong like this."))
        self._result.show()
        self._explained.show_lines(lines)
        announce(self, f"{self._result.text()} {spoken_of(lines)}")
        self.answered.emit(right)

    def _go_to(self, place: int) -> None:
        self._at = place
        self.lefts[place].setChecked(True)
        asked = self.tr("What belongs to this? {left}").format(left=plain(self.block.pairs[place].left))
        self._asked.setText(asked)

    def _refresh(self) -> None:
        """Say at each what was given to it, and at each right side to whom it was given."""
        for place, (left, given) in enumerate(zip(self.lefts, self._given, strict=True)):
            words = self.block.pairs[self.chosen[place]].right if place in self.chosen else ""
            given.setText(f"→ {inline(words)}" if words else "")
            given.setVisible(bool(words))
            left.setAccessibleDescription(plain(words))
        owners = {given: self.block.pairs[left].left for left, given in self.chosen.items()}
        for place, button in self.rights.items():
            owner = within_quotes(plain(owners[place])) if place in owners else ""
            button.setAccessibleDescription(self.tr("Given to “{left}”.").format(left=owner) if owner else "")
        self.submit.setEnabled(len(self.chosen) == len(self.lefts))

    def _line(self, place: int) -> Line:
        pair = self.block.pairs[place]
        given = self.chosen[place]
        other = plain(self.block.pairs[given].right)
        note = "" if given == place else self.tr("You gave it “{right}”.").format(right=within_quotes(other))
        return Line("•", f"{pair.left} → {pair.right}", note, pair.why)
