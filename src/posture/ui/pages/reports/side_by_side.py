"""The answers in words beside the bytes that say the same."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QFrame, QListView, QWidget

from posture.application.voting.casting import PreviewBallot, Prospect
from posture.ui.models.ballots import BallotListModel, BallotRole
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.card import Card
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.words import size

_BESIDE = 34  # lines high: narrower, the bytes stand below the answers


class SideBySide(QWidget):
    """A list of answers; the bytes of the chosen one stand beside it, or below where it is narrow."""

    def __init__(self) -> None:
        super().__init__()
        self.model = BallotListModel()
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Your answers"))
        self.list.setObjectName("answers")
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setMinimumHeight(self.fontMetrics().lineSpacing() * 10)
        self.list.selectionModel().currentChanged.connect(self._show_bytes)
        self.exact = ExactText(self.tr("The exact bytes of the chosen ballot"))
        self._about = Label("", Role.SMALL)
        readable = Card(self.tr("What you say"), symbol="look")
        readable.column.addWidget(self.list, 1)
        self._measured = Label(
            self.tr(
                "This is how it is now. It is measured once more, and signed, at the first run after "
                "casting opens."
            ),
            Role.SMALL,
        )
        readable.add(self._measured)
        self._leaving = leaving = Card(self.tr("What leaves"), symbol="checks")
        leaving.add(self._about)
        leaving.column.addWidget(self.exact, 1)
        leaving.add(Flow(Button(self.tr("Copy"), self.exact.copy_all, kind=Kind.LINK, symbol="copy")))
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(14)
        self._row.addWidget(readable, 4)
        self._row.addWidget(leaving, 5)

    def show_answers(self, found: Prospect, titles: Mapping[str, str]) -> None:
        """The answers, and the bytes once they are signed."""
        self.model.show_answers(found, titles)
        self._leaving.setVisible(found.signed)
        self._measured.setVisible(not found.signed)
        self.list.setCurrentIndex(self.model.index(0))

    def _show_bytes(self, current: QModelIndex, _: QModelIndex) -> None:
        ballot = current.data(BallotRole.BALLOT)
        if isinstance(ballot, PreviewBallot):
            self.exact.setPlainText(spelled(ballot))
            words = self.tr(
                "No name, no computer name, no serial number stands in it. Sealed and padded, every ballot "
                "is {size}."
            )
            self._about.setText(words.format(size=size(ballot.blob_size)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        beside = event.size().width() > self.fontMetrics().height() * _BESIDE
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        super().resizeEvent(event)


def spelled(ballot: PreviewBallot) -> str:
    """What is inside the ballot, line by line, and the signed bytes that hold it."""
    inside = json.dumps(ballot.payload, indent=1, sort_keys=True, ensure_ascii=False)
    return f"{inside}\n\n{ballot.envelope}"
