"""A made-up message that looks like mail, a text message, a chat, a call or a page, without any link."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.application.learning import Channel, Header, Message
from posture.application.phrases import Phrase, lines_of
from posture.ui.measures import CORNER, SPACE
from posture.ui.widgets.card import beside, rule
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.phrase import PhraseButton, half_a_space, spaced
from posture.ui.widgets.surface import Surface

_BUBBLES = (Channel.SMS, Channel.CHAT)
_ADDRESS = "address"


class MessageCard(Surface):
    """The message as it came, its phrases to be tapped; ``marked`` comes whenever a mark is set or taken."""

    marked = Signal()

    def __init__(self, message: Message) -> None:
        super().__init__(fill="window", corner=CORNER.part)
        self._message = message
        self._tapped: list[tuple[Phrase, PhraseButton]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        kind = Label(self._channel_word(), Role.SMALL)
        column.addLayout(beside(Glyph(message.channel.value, "muted", ems=1.1), kind, gap=8))
        for header in message.headers:
            column.addWidget(self._header(header))
        if message.headers and message.channel not in _BUBBLES:
            column.addSpacing(4)
            column.addWidget(rule())
            column.addSpacing(4)
        column.addWidget(self._body())

    @property
    def phrases(self) -> tuple[tuple[Phrase, PhraseButton], ...]:
        """What can be tapped, in reading order."""
        return tuple(self._tapped)

    @property
    def taps(self) -> tuple[Phrase, ...]:
        """What was tapped."""
        return tuple(phrase for phrase, button in self._tapped if button.isChecked())

    def show_signs(self, numbers: Mapping[str, int], reasons: Mapping[str, str]) -> None:
        """Put its number behind every sign; what was tapped stays marked."""
        for phrase, button in self._tapped:
            button.explain(numbers.get(phrase.sign, 0), reasons.get(phrase.sign, ""))

    def _header(self, header: Header) -> QWidget:
        [line, *_] = lines_of(header.parts)
        if self._message.channel is Channel.PAGE and header.name.casefold() == _ADDRESS:
            bar = Surface(fill="surface", line="edge", corner=CORNER.control)
            row = QHBoxLayout(bar)
            row.setContentsMargins(SPACE.tight, 2, SPACE.tight, 2)
            row.addWidget(self._line(line), 1)
            return bar
        name = _Word(f"{header.name}:", Role.STRONG)
        return self._line(line, name)

    def _body(self) -> QWidget:
        bubble = self._message.channel in _BUBBLES
        held = Surface(fill="hover" if bubble else "", line="", corner=CORNER.card)
        column = QVBoxLayout(held)
        sides = SPACE.close if bubble else 0
        column.setContentsMargins(sides, sides, sides, sides)
        column.setSpacing(2)
        for line in lines_of(self._message.body):
            if line:
                column.addWidget(self._line(line))
            else:
                column.addSpacing(SPACE.tight)
        return held

    def _line(self, line: Sequence[Phrase], *before: QWidget) -> QWidget:
        parts: list[QWidget] = [*before]
        for phrase in line:
            if not phrase.markable:
                parts.append(_Word(phrase.text))
                continue
            button = PhraseButton(phrase.text)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _: self.marked.emit())
            self._tapped.append((phrase, button))
            parts.append(button)
        return Flow(*parts, gap=0)

    def _channel_word(self) -> str:
        match self._message.channel:
            case Channel.MAIL:
                return self.tr("A mail")
            case Channel.SMS:
                return self.tr("A text message")
            case Channel.CHAT:
                return self.tr("A chat message")
            case Channel.CALL:
                return self.tr("A phone call")
            case Channel.PAGE:
                return self.tr("A page in the browser")


class _Word(Label):
    """Words that are only read, as far from their neighbours as the phrases are from each other."""

    def __init__(self, words: str, role: Role = Role.BODY) -> None:
        super().__init__(words, role, wraps=False)
        self._keep_apart()

    def refit(self) -> None:
        super().refit()
        self._keep_apart()

    def _keep_apart(self) -> None:
        self.setFont(spaced(self.font()))
        sides = half_a_space(self)
        self.setContentsMargins(sides, 0, sides, 0)
