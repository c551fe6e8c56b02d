"""What came of pressing a button, said where it was pressed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from posture.ui.announce import announce
from posture.ui.measures import SPACE
from posture.ui.motion import turn
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role

_SETTLES = 3  # turns of the loop until the words that came have their place


class Result(QWidget):
    """Stands beside or below the button that caused it, and is no more than a gap while it is silent.

    A screen reader hears each sentence when it appears.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = Glyph("waiting", "muted", ems=1.1)
        self._text = Label("", Role.STRONG)
        self._act = Button("", self._press, kind=Kind.LINK)
        self._pressed: Callable[[], object] | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
        row.setSpacing(SPACE.tight)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._act, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)  # where there is more room than words, they stay beside the sign
        row.addLayout(words, 1)
        self.clear()

    @property
    def sentence(self) -> str:
        """What it says now; empty where it says nothing."""
        return self._text.text()

    def working(self, sentence: str) -> None:
        """It has begun."""
        self._say("waiting", "muted", sentence)

    def note(self, sentence: str, act: tuple[str, Callable[[], object]] | None = None) -> None:
        """It is done, and ``act`` may take it back."""
        self._say("info", "accent", sentence, act)

    def good(self, sentence: str) -> None:
        """It worked."""
        self._say("pass", "good", sentence)
        turn(self._glyph)

    def trouble(self, sentence: str, act: tuple[str, Callable[[], object]] | None = None) -> None:
        """It did not work: what happened, what it means, and what to do, which ``act`` may begin."""
        self._say("fail", "bad", sentence, act)

    def show_trouble(self, sentence: str) -> None:
        """As ``trouble``; an empty sentence says nothing and takes no room."""
        if sentence:
            self.trouble(sentence)
        else:
            self.clear()
        self.setVisible(bool(sentence))

    def clear(self) -> None:
        """Its moment is over."""
        self._say("waiting", "muted", "")

    def _say(
        self, symbol: str, tone: str, sentence: str, act: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        self._glyph.show_icon(symbol, tone)
        self._glyph.setVisible(bool(sentence))
        self._text.setVisible(bool(sentence))  # an empty label would be read by screen readers
        self._text.setText(sentence)
        self._text.set_tone(tone)
        self._pressed = act[1] if act is not None else None
        self._act.setVisible(act is not None)
        if act is not None:
            self._act.setText(act[0])
        if sentence:
            announce(self, self.sentence)
            self._come_into_sight(_SETTLES)

    def _come_into_sight(self, turns: int) -> None:
        """Scroll as far as it takes to see it, where what was pressed is in sight, too."""
        if turns:
            QTimer.singleShot(0, self, partial(self._come_into_sight, turns - 1))
            return
        held = self.window().focusWidget()
        outer = self.parentWidget()
        while outer is not None and not isinstance(outer, QScrollArea):
            outer = outer.parentWidget()
        if outer is not None and held is not None and not held.visibleRegion().isEmpty():
            outer.ensureWidgetVisible(self, 0, SPACE.tight)

    def _press(self) -> None:
        if self._pressed is not None:
            self._pressed()
