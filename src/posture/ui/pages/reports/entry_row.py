"""One message that left, in sentences; its bytes for whoever asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.voting.ledger import Entry, refusal
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.fold import Fold
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.stack import stack
from posture.ui.words import answer_word, day, size
from posture.words.speech import spoken

_ACROSS = 16  # bytes a line


class EntryRow(QWidget):
    """What it was, what it said, when it left, and what was answered."""

    def __init__(self, entry: Entry, titles: Mapping[str, str], now: datetime) -> None:
        super().__init__()
        self.entry = entry
        title = self._title(titles)
        self.words = " ".join(filter(None, (self._said(), self._left(now), self._answered())))
        self.fold = Fold(
            self.tr("Show the bytes"),
            self.tr("Hide the bytes"),
            partial(self._bytes, title),
            about=title,
            head=stack(Label(title, Role.STRONG), Label(self.words, Role.MUTED), gap=SPACE.hair),
        )
        row = QVBoxLayout(self)
        row.setContentsMargins(0, SPACE.tight, 0, SPACE.tight)
        row.addWidget(self.fold)

    def _title(self, titles: Mapping[str, str]) -> str:
        match self.entry.kind:
            case "enrol":
                return self.tr("Joining")
            case "issue":
                return self.tr("Fetching the keys for answering")
            case "leave":
                return self.tr("Leaving")
            case "move":
                return self.tr("Following to a new address")
        # Where the key is gone that sealed it, nobody knows any more what a ballot was about.
        return titles.get(self.entry.scope, self.entry.scope) or self.tr("An answer")

    def _said(self) -> str:
        if self.entry.said is None:
            return ""
        return self.tr("You said: {answer}.").format(answer=answer_word(self.entry.said))

    def _left(self, now: datetime) -> str:
        words = self.tr("It came {day}.") if self.entry.kind == "move" else self.tr("Sent {day}.")
        return words.format(day=day(self.entry.day, now))

    def _answered(self) -> str:
        reply = self.entry.reply
        match reply:
            case "" if not self.entry.destination:
                return ""
            case "":
                return self.tr("No answer came yet.")
            case "counted":
                return self.tr("It was counted.")
            case "duplicate":
                return self.tr("It had been counted before.")
            case "joined":
                return self.tr("IT's server took this computer in.")
            case "blessed":
                return self.tr("The keys came.")
            case "struck off":
                return self.tr("IT's server struck this computer off.")
            case "moved":
                return ""
        return self.tr("It was not taken: {sentence}").format(sentence=spoken(refusal(self.entry)))

    def _bytes(self, title: str) -> QWidget:
        entry = self.entry
        if not entry.bytes:
            gone = self.tr("These bytes cannot be shown any more: the key that sealed them is gone.")
            return stack(Label(gone))
        words = self.tr("{size}, to {destination}.").format(
            size=size(entry.size), destination=entry.destination
        )
        tries = (
            self.tr("Sent %n times, the same bytes each time.", "", entry.tries) if entry.tries > 1 else ""
        )
        text = ExactText(self.tr("The bytes: {what}").format(what=title), whole=True)
        text.setPlainText(exact(entry.bytes))
        copy = Button(self.tr("Copy"), text.copy_all, kind=Kind.LINK, symbol="copy")
        copy.setAccessibleName(self.tr("Copy: {what}").format(what=title))
        return stack(Label(f"{words} {tries}".strip(), Role.SMALL), text, Flow(copy), gap=SPACE.tight)


def exact(data: bytes) -> str:
    """Bytes as they are where they are text, else as hexadecimal, 16 a line."""
    if data.isascii() and data.decode().isprintable():
        return data.decode()
    return "\n".join(data[start : start + _ACROSS].hex(" ") for start in range(0, len(data), _ACROSS))
