"""Joining: what it means, and the invite."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QWidget

from posture.application.voting.handed_over import text_of
from posture.application.voting.membership import Joined, join
from posture.ui.bridge import Bridge, Failure
from posture.ui.pages.reports.part import Part
from posture.ui.widgets.beside import Beside
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card, beside
from posture.ui.widgets.drawing import Drawing
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.foot import Foot
from posture.ui.widgets.glyph import Glyph
from posture.ui.widgets.label import Label, Role, font
from posture.ui.widgets.result import Result
from posture.ui.widgets.stack import stack

_BESIDE = 32  # lines: narrower, the drawing stands below the words


class JoinPart(Part):
    """For somebody who has an invite from their IT, as a file or as text."""

    joined = Signal(object)
    """Carries what came of the file: a ``Joined``."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.column.addWidget(self._meaning())
        card = Card(self.tr("Your invite"), symbol="mail")
        card.add(Label(self.tr("Your IT gave you an invite. Paste it here, or open its file."), Role.MUTED))
        self.invite = QPlainTextEdit()
        self.invite.setAccessibleName(self.tr("Invite"))
        self.invite.setTabChangesFocus(True)
        self.invite.setFont(font(Role.EXACT))
        self.invite.setFixedHeight(self.invite.fontMetrics().lineSpacing() * 4 + 24)
        self.invite.textChanged.connect(self._may_join)
        card.add(self.invite)
        self.submit = Button(self.tr("Join"), self._join, kind=Kind.PRIMARY)
        self.choose = Button(self.tr("Open an invite file…"), self._choose, symbol="folder")
        self.result = Result()
        self.bar = Foot()
        self.bar.column.addWidget(Flow(self.submit, self.choose))
        self.bar.column.addWidget(self.result)
        self.entry = self.invite
        self.column.addWidget(card)
        self.column.addStretch(1)
        self._say("")
        self._may_join()

    def _meaning(self) -> Card:
        card = Card(self.tr("What joining means"), symbol="info")
        lines: list[QWidget] = []
        for symbol, text in (
            (
                "private",
                self.tr(
                    "Once a round your answers, such as “the disk is encrypted: fine”, can leave. Each "
                    "travels alone and names nobody, at a moment of its own unless you send all at once."
                ),
            ),
            (
                "look",
                self.tr(
                    "You can look at every answer, and at its exact bytes once it is signed. None leaves "
                    "before you allowed it: once, for a round, or until you take it back."
                ),
            ),
            (
                "together",
                self.tr(
                    "Sums begin when ten computers have joined, and are told in coarse steps, the same "
                    "ones to you and on IT's page."
                ),
            ),
            (
                "reports",
                self.tr(
                    "Joining tells your IT that this computer takes part, and from then on that it fetches "
                    "keys; nothing about how it stands."
                ),
            ),
        ):
            line = QWidget()
            line.setLayout(beside(Glyph(symbol, "accent"), Label(text)))
            lines.append(line)
        alt = self.tr("Answers without names become a sum.")
        drawing = Drawing("what-it-sees", alt)
        card.add(Beside(stack(*lines, gap=0), drawing, ems=_BESIDE))
        return card

    def foot(self) -> QWidget:
        return self.bar

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.bar.show()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.bar.hide()

    def enter(self) -> None:
        self._say("")
        self.shown.emit()

    def _may_join(self) -> None:
        self.submit.setEnabled(bool(self.invite.toPlainText().strip()))

    def _join(self) -> None:
        self.submit.setEnabled(False)
        self.result.working(self.tr("Joining…"))
        self.result.show()
        work = partial(join, self.bridge.session, self.invite.toPlainText())
        self.bridge.start(work, self._done, self._failed)

    def _done(self, joined: Joined) -> None:
        self.invite.clear()
        self._say("")
        self.joined.emit(joined)

    def _failed(self, failure: Failure) -> None:
        self._may_join()
        self._say(failure.sentence)
        self.submit.setFocus()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Open an invite file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.open_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def open_file(self, path: str) -> None:
        """Put the file's text into the field."""
        self.bridge.start(partial(text_of, Path(path)), self._show_file, self._failed)

    def _show_file(self, text: str) -> None:
        self._say("")
        self.invite.setPlainText(text)
        self.submit.setFocus()

    def _say(self, trouble: str) -> None:
        """What did not work; nothing takes no room."""
        if trouble:
            self.result.trouble(trouble)
        else:
            self.result.clear()
        self.result.setVisible(bool(trouble))
