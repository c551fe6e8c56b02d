"""Everything that ever left this computer, as a table model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt

from posture.application.voting.ledger import Entry
from posture.ui.words import answer_word

_Index = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractTableModel):
    """A row a message, newest first: the day, what, what was said, to whom, and what was answered."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self._titles: Mapping[str, str] = {}

    def show_entries(self, entries: Sequence[Entry], titles: Mapping[str, str]) -> None:
        """``entries`` come oldest first; of one moment, too, the later stands above."""
        self.beginResetModel()
        self._entries = tuple(reversed(entries))
        self._titles = titles
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is a value
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is a value
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            QCoreApplication.translate("Ledger", "Day"),
            QCoreApplication.translate("Ledger", "What"),
            QCoreApplication.translate("Ledger", "You said"),
            QCoreApplication.translate("Ledger", "Where to"),
            QCoreApplication.translate("Ledger", "Answer"),
        )[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        cells = (
            f"{entry.day}",
            self._what(entry),
            "" if entry.said is None else answer_word(entry.said),
            urlsplit(entry.destination).netloc or entry.destination,
            # A refusal is its code and a sentence; the code is enough for a cell.
            entry.reply.partition(":")[0] or QCoreApplication.translate("Ledger", "none yet"),
        )
        return cells[index.column()]

    def _what(self, entry: Entry) -> str:
        match entry.kind:
            case "enrol":
                return QCoreApplication.translate("Ledger", "Joining")
            case "issue":
                return QCoreApplication.translate("Ledger", "Fetching the keys of a round")
            case "leave":
                return QCoreApplication.translate("Ledger", "Leaving")
            case "move":
                return QCoreApplication.translate("Ledger", "Following to a new address")
            case _:
                # Where the key is gone that sealed it, nobody knows any more what a ballot was about.
                return self._titles.get(entry.scope, entry.scope) or QCoreApplication.translate(
                    "Ledger", "A ballot"
                )
