"""The answers of a round, as a list model."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from posture.application.voting.casting import PreviewBallot, Prospect
from posture.ui.words import answer_word

_Index = QModelIndex | QPersistentModelIndex


class BallotRole(IntEnum):
    """What a row can be asked beside Qt's own roles."""

    BALLOT = Qt.ItemDataRole.UserRole + 1
    """The ballot that was signed, or None where there is only an answer yet."""


class BallotListModel(QAbstractListModel):
    """A row a check: its title and the answer in words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[str, int, PreviewBallot | None], ...] = ()
        self._titles: Mapping[str, str] = {}

    def show_answers(self, found: Prospect, titles: Mapping[str, str]) -> None:
        ballots = {ballot.scope: ballot for ballot in found.shown.ballots}
        self.beginResetModel()
        self._rows = tuple(
            (scope, int(answer), ballots.get(scope)) for scope, answer in found.answers.items()
        )
        self._titles = titles
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is a value
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        scope, answer, ballot = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(scope, answer, sent=ballot is not None and ballot.sent)
            case BallotRole.BALLOT:
                return ballot
        return None

    def _words(self, scope: str, answer: int, *, sent: bool) -> str:
        words = f"{self._titles.get(scope, scope)}: {answer_word(answer)}"
        if sent:
            return QCoreApplication.translate("Ballots", "{ballot} (sent)").format(ballot=words)
        return words
