"""Spot the signs: mark what makes you careful, say what it is, then see the signs explained."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from posture.application.learning import Spot, SpotVerdict
from posture.ui.announce import announce
from posture.ui.blocks.phrases import phrases
from posture.ui.reading import inline, plain, rich
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.message_card import MessageCard
from posture.ui.widgets.option import Option
from posture.ui.widgets.steps import Steps


class SpotView(QWidget):
    """The message stays in sight; its phrases can be walked through by keyboard below it."""

    answered = Signal(bool)

    def __init__(self, block: Spot) -> None:
        super().__init__()
        self.block = block
        self.spoken = f"{plain(block.intro)} {block.message.text}".strip()
        self.done = False
        self._phrases = phrases(block.message)
        self.message = MessageCard(block.message)
        self.boxes = [Option(phrase.text, several=True) for phrase in self._phrases]
        self._group = QButtonGroup(self)
        self.verdicts = {
            verdict: Option(word, several=False)
            for verdict, word in (
                (SpotVerdict.FAKE, self.tr("It is a fake.")),
                (SpotVerdict.GENUINE, self.tr("It is genuine.")),
                (SpotVerdict.CANNOT_TELL, self.tr("One cannot tell from this alone.")),
            )
        }
        self.submit = Button(self.tr("Show the signs"), self.answer, kind=Kind.PRIMARY)
        self.submit.setEnabled(False)
        self._result = Label("", Role.HEADING)
        self._signs = Steps()
        self._safe = Card(self.tr("What is safe either way"), symbol="stays", tone="good")
        self._safe.add(Label(inline(block.safe_step), rich=True))
        self._marking = QWidget()
        self._lay_out()
        self.entry: QWidget = next(iter((*self.boxes, *self.verdicts.values()))).button
        """Where the keyboard begins."""
        for shown_later in (self._result, self._signs, self._safe):
            shown_later.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if self.block.intro:
            column.addWidget(Label(rich(self.block.intro), rich=True))
        column.addWidget(self.message)
        marking = QVBoxLayout(self._marking)
        marking.setContentsMargins(0, 0, 0, 0)
        marking.setSpacing(6)
        marking.addWidget(Label(self.tr("What in it makes you careful?"), Role.STRONG))
        for box in self.boxes:
            box.button.toggled.connect(self._mark)
            marking.addWidget(box)
        column.addWidget(self._marking)
        column.addWidget(Label(self.tr("What is it?"), Role.STRONG))
        for option in self.verdicts.values():
            self._group.addButton(option.button)
            option.button.toggled.connect(self._may_answer)
            column.addWidget(option)
        column.addWidget(Flow(self.submit))
        for widget in (self._result, self._signs, self._safe):
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
        self._marking.hide()
        self.submit.hide()
        self.message.show_signs({sign.name: number for number, sign in enumerate(self.block.signs, start=1)})
        self._result.setText(self._summary())
        self._signs.show_steps([sign.why for sign in self.block.signs])
        self._result.setVisible(bool(self.block.signs))
        self._signs.setVisible(bool(self.block.signs))
        self._safe.show()
        announce(self, self.tr("Right.") if right else self.tr("Not quite."))
        self.answered.emit(right)

    def _summary(self) -> str:
        """How many of the signs were marked, in words."""
        signs = {sign.name for sign in self.block.signs}
        marked = {
            phrase.sign
            for phrase, box in zip(self._phrases, self.boxes, strict=True)
            if phrase.sign and box.button.isChecked()
        }
        if len(signs) == 1:
            return self.tr("The one sign to see")
        return self.tr("You marked {marked} of the {signs} signs").format(
            marked=len(marked), signs=len(signs)
        )

    def _mark(self) -> None:
        pairs = zip(self._phrases, self.boxes, strict=True)
        self.message.show_marks([phrase.text for phrase, box in pairs if box.button.isChecked()])

    def _may_answer(self) -> None:
        self.submit.setEnabled(True)
