"""The button that sends, in view wherever the person has scrolled to, and what came of it, in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from posture.application.voting.casting import CastResult, Sent
from posture.ui.measures import SPACE
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.foot import Foot
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.result import Result
from posture.ui.widgets.scrolling import scrolling
from posture.ui.widgets.stack import stack
from posture.words.phrase import sentences

_BESIDE = 32  # lines: narrower, what came of it stands below the button
_PAGE = 128  # pixels of the page that stay in view above it


class SendBar(Foot):
    """Offers to send what is left; then says what was counted, and leads on."""

    pressed = Signal()
    listed = Signal()
    """The person wants to see the list of what was sent."""

    def __init__(self) -> None:
        super().__init__()
        self.send = Button("", self.pressed.emit, kind=Kind.PRIMARY, symbol="reports")
        self.cost = Label(
            self.tr(
                "Sent now, all leave together: whoever watches IT's server or the network then can see which "
                "belong together, and the network address they come from."
            ),
            Role.SMALL,
        )
        self.result = Result()
        self._inside = stack(self.cost, self.result, gap=0)
        self.see = Button(self.tr("See what was sent"), self.listed.emit, kind=Kind.LINK)
        self._offered = Flow(self.send)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(SPACE.usual)
        self._row.addWidget(self._offered)
        self._area = scrolling(self._inside)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for part in (self._area.viewport(), self._inside):
            part.setAutoFillBackground(False)
        for part in (self._area, self._inside):
            part.installEventFilter(self)
        self._row.addWidget(self._area, 1)
        self._row.addWidget(Flow(self.see))
        self._row.addStretch(0)
        self.column.addLayout(self._row)
        self.see.hide()

    def offer(self, number: int, *, alone: bool) -> None:
        """Offer to send so many answers; ``alone``: nothing leaves by itself, so this is what to press."""
        self.see.hide()
        one = self.tr("Send your answer now")
        self.send.setText(one if number == 1 else self.tr("Send your %n answers now", "", number))
        self.send.set_kind(Kind.PRIMARY if alone else Kind.PLAIN)
        self.send.setEnabled(True)
        self._offered.show()
        self._fit()

    def begin(self) -> None:
        self.send.setEnabled(False)
        self.result.working(self.tr("Sending…"))
        self._fit()

    def step(self, sent: Sent) -> None:
        words = self.tr("Sending… {number} of {total} answered.")
        self.result.working(words.format(number=sent.number, total=sent.total))

    def show_sent(self, counted: int, total: int) -> None:
        """All is sent: how many of them were counted."""
        was_here = self.send.hasFocus()
        whole = self.tr("Sent. One counted.") if counted == 1 else self.tr("Sent. %n counted.", "", counted)
        short = self.tr("Sent. {counted} of {total} counted; what was not taken stands above.")
        words = whole if counted == total else short.format(counted=counted, total=total)
        if words != self.result.sentence:  # else a screen reader would hear it again and again
            (self.result.good if counted == total else self.result.trouble)(words)
        self._offered.hide()
        self.see.show()
        self._fit()
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
        self._fit()
        self.send.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """It stands at the end of the page, so it moves when the page gets higher or lower."""
        super().moveEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What came of it is said anew, or got another width: it may need more height or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        elif event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit)  # once the size has come down to the words
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Side by side where there is room; never so high that the page above is lost: then it scrolls."""
        line = self.fontMetrics().height()
        beside = self.width() > line * _BESIDE
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._row.setSpacing(SPACE.usual if beside else SPACE.hair)
        said = bool(self.result.sentence)
        self.cost.setVisible(not said and not self._offered.isHidden())
        self.result.setVisible(said)
        self._area.setVisible(beside or said or not self.cost.isHidden())
        page = self.parentWidget()
        if page is None:
            return
        button = self._offered if not self._offered.isHidden() else self.see
        above = 0 if beside else button.sizeHint().height() + SPACE.hair
        room = page.height() - _PAGE - 2 * SPACE.close - above
        needed = max(self._inside.heightForWidth(max(self._area.viewport().width(), line)), 0)  # -1: empty
        self._inside.setMinimumHeight(needed)  # else as high as its words are where they are narrowest
        self._area.setFixedHeight(min(needed, max(room, 2 * line)))
        over = needed > room
        bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if over else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self._area.setVerticalScrollBarPolicy(bar)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if over else Qt.FocusPolicy.NoFocus)
        self._area.setAccessibleName(self.tr("What came of it") if over else "")
