"""The ballots of a round, as a list model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from posture.application.voting import PreviewBallot
from posture.ui.words import answer_word

_Index = QModelIndex | QPersistentModelIndex


class BallotRole(IntEnum):
    """What a row can be asked beside Qt's own roles."""

    BALLOT = Qt.ItemDataRole.UserRole + 1


class BallotListModel(QAbstractListModel):
    """A row a ballot: the check's title and the answer in words."""

    def __init__(self) -> None:
        super().__init__()
        self._ballots: tuple[PreviewBallot, ...] = ()
        self._titles: Mapping[str, str] = {}

    def show_ballots(self, ballots: Sequence[PreviewBallot], titles: Mapping[str, str]) -> None:
        self.beginResetModel()
        self._ballots, self._titles = tuple(ballots), titles
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is a value
        return 0 if parent.isValid() else len(self._ballots)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._ballots):
            return None
        ballot = self._ballots[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(ballot)
            case BallotRole.BALLOT:
                return ballot
        return None

    def _words(self, ballot: PreviewBallot) -> str:
        words = f"{self._titles.get(ballot.scope, ballot.scope)}: {answer_word(ballot.answer)}"
        if ballot.sent:
            return QCoreApplication.translate("Ballots", "{ballot} (sent)").format(ballot=words)
        return words
