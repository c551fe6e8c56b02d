"""The button that sends, in view wherever the person has scrolled to, and what came of it, in its place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from posture.application.voting.casting import CastResult, Sent
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.foot import Foot
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result
from posture.words.phrase import sentences

_BESIDE = 32  # lines: narrower, what came of it stands below the button


class SendBar(Foot):
    """Offers to send what is left; then says what was counted, and leads on."""

    pressed = Signal()
    listed = Signal()
    """The person wants to see the list of what was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.send = Button("", self.pressed.emit, kind=Kind.PRIMARY, symbol="reports")
        self.result = Result()
        self.see = Button(self.tr("See what was sent"), self.listed.emit, kind=Kind.LINK)
        self.after = Label("", Role.MUTED)
        self._offered = Flow(self.send)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE.usual)
        self._row.addWidget(self._offered)
        self._row.addWidget(self.result, 1)
        self._row.addWidget(Flow(self.see))
        self._row.addStretch(0)
        self.column.addLayout(self._row)
        self.column.addWidget(self.after)
        self.see.hide()
        self.after.hide()

    def offer(self, number: int, *, alone: bool) -> None:
        """Offer to send so many answers; ``alone``: nothing leaves by itself, so this is what to press."""
        self._forget_end()
        one = self.tr("Send your answer now")
        self.send.setText(one if number == 1 else self.tr("Send your %n answers now", "", number))
        self.send.set_kind(Kind.PRIMARY if alone else Kind.PLAIN)
        self.send.setEnabled(True)
        self._offered.show()

    def begin(self) -> None:
        self.send.setEnabled(False)
        self.result.working(self.tr("Sending…"))

    def step(self, sent: Sent) -> None:
        words = self.tr("Sending… {number} of {total} answered.")
        self.result.working(words.format(number=sent.number, total=sent.total))

    def show_sent(self, counted: int, total: int, after: str) -> None:
        """All is sent: how many of them were counted, and when the sums come."""
        was_here = self.send.hasFocus()
        whole = self.tr("Sent. One counted.") if counted == 1 else self.tr("Sent. %n counted.", "", counted)
        short = self.tr("Sent. {counted} of {total} counted; what was not taken stands above.")
        words = whole if counted == total else short.format(counted=counted, total=total)
        if words != self.result.sentence:  # else a screen reader would hear it again and again
            (self.result.good if counted == total else self.result.trouble)(words)
        self._offered.hide()
        self.see.show()
        self.after.setText(after)
        self.after.setVisible(bool(after))
        if was_here or not self.send.isEnabled():
            self.see.setFocus()

    def show_short(self, result: CastResult) -> None:
        """Some are left: how many, why, and that pressing once more is safe."""
        counted = result.counted + result.duplicate
        words = self.tr("{counted} counted, {refused} refused, {pending} still to send.").format(
            counted=counted, refused=len(result.refused), pending=result.pending
        )
        if not counted and not result.refused:
            words = ""  # the reason says all there is to say
        reasons = (refusal.sentence for refusal in result.refused)
        again = self.tr("You can send again; nothing is counted twice.") if result.pending else ""
        self.show_trouble(sentences(words, *reasons, result.trouble, again))

    def show_trouble(self, sentence: str) -> None:
        """It did not work; the button is there again. Nothing is said where the person stopped it."""
        self.send.setEnabled(True)
        if sentence:
            self.result.trouble(sentence)
        else:
            self.result.clear()
        self.send.setFocus()

    def _forget_end(self) -> None:
        self.see.hide()
        self.after.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() > self.fontMetrics().height() * _BESIDE
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        super().resizeEvent(event)
