"""A calm word that stays in view above a page: what happened, what it means, what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.surface import Surface
from posture.words.phrase import sentences
from posture.words.speech import spoken

_SYMBOLS = {"bad": "fail", "good": "pass", "accent": "info"}


class Banner(Surface):
    """Hidden until something is said; a screen reader hears it when it appears. × closes it."""

    said = Signal()
    """There is something new to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.usual, SPACE.close, SPACE.tight, SPACE.close)
        row.setSpacing(SPACE.close)
        self._glyph = Glyph("info", "accent", ems=1.25)
        self._heading = Label("", Role.STRONG)
        self._text = Label("")
        self._act = Button("")
        self._close = Button(self.tr("Close this message"), self.hide, kind=Kind.ICON, symbol="close")
        self._pressed: Callable[[], object] | None = None
        self._act.clicked.connect(self._press)
        self._act_row = Flow(self._act)
        words = QVBoxLayout()
        words.setSpacing(SPACE.hair)
        words.addWidget(self._heading)
        words.addWidget(self._text)
        words.addWidget(self._act_row)
        row.addWidget(self._glyph)
        row.addLayout(words, 1)
        row.addWidget(self._close)
        for part in (self._glyph, self._close):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def trouble(self, sentence: str, *, act: tuple[str, Callable[[], object]] | None = None) -> None:
        """Something did not work; says nothing for an empty sentence."""
        if sentence:
            self._say("bad", self.tr("That did not work."), sentence, act)

    def good(
        self, heading: str, sentence: str = "", *, act: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        self._say("good", heading, sentence, act)

    def note(
        self, heading: str, sentence: str = "", *, act: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        self._say("accent", heading, sentence, act)

    def _say(
        self, tone: str, heading: str, sentence: str, act: tuple[str, Callable[[], object]] | None
    ) -> None:
        self._glyph.show_icon(_SYMBOLS[tone], tone)
        self._heading.setText(heading)
        self._text.setText(sentence)
        self._text.setVisible(bool(sentence))
        self._act_row.setVisible(act is not None)
        self._pressed = None
        if act is not None:
            self._act.setText(act[0])
            self._pressed = act[1]
        self.set_line(tone)
        self.show()
        self.said.emit()
        announce(self, spoken(sentences(heading, sentence)))

    def _press(self) -> None:
        self.hide()
        if self._pressed is not None:
            self._pressed()
