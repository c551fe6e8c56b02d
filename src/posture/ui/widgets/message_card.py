"""A made-up message that looks like mail, a text message, a chat or a call; nothing in it is a link."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape

from PySide6.QtWidgets import QVBoxLayout

from posture.application.learning import Channel, Message, Part
from posture.ui.measures import CORNER
from posture.ui.widgets.card import beside, rule
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.surface import Surface


class MessageCard(Surface):
    """The message as it came; marked phrases are underlined, explained signs carry their number."""

    def __init__(self, message: Message) -> None:
        super().__init__(fill="window", corner=CORNER.part)
        self._message = message
        self._headers = [Label("", rich=True) for _ in message.headers]
        self._body = Label("", rich=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(6)
        kind = Label(self._channel_word(), Role.SMALL)
        column.addLayout(beside(Glyph(message.channel.value, "muted", ems=1.1), kind, gap=8))
        for label in self._headers:
            column.addWidget(label)
        if message.headers:
            column.addSpacing(4)
            column.addWidget(rule())
            column.addSpacing(4)
        column.addWidget(self._body)
        self.show_marks(())

    def show_marks(self, marked: Collection[str]) -> None:
        """Underline the phrases whose text is marked."""
        self._render(marked, {})

    def show_signs(self, numbers: Mapping[str, int]) -> None:
        """Underline every sign and put its number behind it."""
        self._render((), numbers)

    def _render(self, marked: Collection[str], numbers: Mapping[str, int]) -> None:
        for label, header in zip(self._headers, self._message.headers, strict=True):
            value = "".join(_part(part, marked, numbers) for part in header.parts)
            label.setText(f"<b>{escape(header.name)}:</b> {value}")
        body = "".join(_part(part, marked, numbers) for part in self._message.body)
        self._body.setText(body)

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


def _part(part: Part, marked: Collection[str], numbers: Mapping[str, int]) -> str:
    if part.sign in numbers:
        return f"<b><u>{_lines(part.text)}</u></b><sup> {numbers[part.sign]}</sup>"
    text = _lines(part.text)
    if part.text.strip() in marked:
        return f"<u>{text}</u>"
    for phrase in marked:
        if phrase in part.text:
            text = text.replace(_lines(phrase), f"<u>{_lines(phrase)}</u>")
    return text


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
