"""Spot the signs: tap what makes you careful, say what it is, then see the signs explained."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from posture.application.learning import Sign, Spot, SpotVerdict
from posture.ui.announce import announce
from posture.ui.blocks.explained import Explained, Line, spoken_of
from posture.ui.blocks.message_card import MessageCard
from posture.ui.reading import inline, plain, rich
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.option import Option
from posture.words.quotes import within_quotes
from posture.words.speech import spoken


class SpotView(QWidget):
    """The phrases are tapped in the message itself, which stays in sight, and so do the marks."""

    answered = Signal(bool)

    def __init__(self, block: Spot) -> None:
        super().__init__()
        self.block = block
        self.spoken = f"{plain(block.intro)} {block.message.told(spoken)}".strip()
        self.done = False
        self.message = MessageCard(block.message)
        self._group = QButtonGroup(self)
        self.verdicts = {
            verdict: Option(word, several=False)
            for verdict, word in (
                (SpotVerdict.FAKE, self.tr("It is a fake.")),
                (SpotVerdict.GENUINE, self.tr("It is genuine.")),
                (SpotVerdict.CANNOT_TELL, self.tr("One cannot tell from this alone.")),
            )
        }
        self._asked = Label(self.tr("What in it makes you careful? Tap it, if anything does."), Role.STRONG)
        self.submit = Button(self.tr("Show the signs"), self.answer, kind=Kind.PRIMARY)
        self.submit.setEnabled(False)
        self._heading = Label(self.tr("What there is to see"), Role.HEADING)
        self._signs = Explained()
        self._others = Label("", Role.MUTED)
        self._safe = Card(self.tr("What is safe either way"), symbol="stays", tone="good")
        self._safe.add(Label(inline(block.safe_step), rich=True))
        self._lay_out()
        phrases = self.message.phrases
        self.entry: QWidget = phrases[0][1] if phrases else next(iter(self.verdicts.values())).button
        """Where the keyboard begins."""
        for shown_later in (self._heading, self._others, self._safe):
            shown_later.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if self.block.intro:
            column.addWidget(Label(rich(self.block.intro), rich=True))
        column.addWidget(self._asked)
        column.addWidget(self.message)
        column.addWidget(Label(self.tr("What is it?"), Role.STRONG))
        for option in self.verdicts.values():
            self._group.addButton(option.button)
            option.button.toggled.connect(self._may_answer)
            column.addWidget(option)
        column.addWidget(Flow(self.submit))
        for widget in (self._heading, self._signs, self._others, self._safe):
            column.addWidget(widget)

    def answer(self) -> None:
        """Explain every sign and the verdict; nothing before a verdict is chosen."""
        chosen = next(
            (verdict for verdict, option in self.verdicts.items() if option.button.isChecked()), None
        )
        if self.done or chosen is None:
            return
        self.done = True
        right = chosen is self.block.verdict
        for verdict, option in self.verdicts.items():
            option.button.setEnabled(False)
            if verdict in (chosen, self.block.verdict):
                option.explain(right=verdict is self.block.verdict)
        for part in (self._asked, self.submit):
            part.hide()
        lines = self._explain()
        self._safe.show()
        verdict_word = self.tr("Right.") if right else self.tr("Not quite.")
        announce(self, f"{verdict_word} {spoken_of(lines)} {self._others.text()}".strip())
        self.answered.emit(right)

    def _explain(self) -> list[Line]:
        """Number the signs in the message and explain each; what else was tapped is nobody's mistake."""
        signs = self.block.signs
        tapped = self.message.taps
        self.message.show_signs(
            {sign.name: number for number, sign in enumerate(signs, start=1)},
            {sign.name: plain(sign.why) for sign in signs},
        )
        marked = {phrase.sign for phrase in tapped}
        lines = [self._line(number, sign, sign.name in marked) for number, sign in enumerate(signs, start=1)]
        self._heading.setVisible(bool(signs))
        if lines:
            self._signs.show_lines(lines)
        others = [phrase.quoted for phrase in tapped if not phrase.sign]
        if others:
            words = ", ".join(self.tr("“{words}”").format(words=within_quotes(each)) for each in others)
            said = self.tr("You also marked {words}. That alone tells nothing either way.")
            self._others.setText(said.format(words=words))
            self._others.show()
        return lines

    def _line(self, number: int, sign: Sign, marked: bool) -> Line:
        words = self.block.message.marked(sign.name)
        return Line(f"{number}.", words, self.tr("You marked this.") if marked else "", sign.why)

    def _may_answer(self) -> None:
        self.submit.setEnabled(True)
