"""The checks with their verdicts, area by area, as a list model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from posture.application.checking import Check
from posture.application.checkup import Outcome, Verdict
from posture.ui.words import TO_DO, area_name, outcome_word
from posture.words import speech

_Index = QModelIndex | QPersistentModelIndex


class CheckRole(IntEnum):
    """What the list's rows can be asked beside Qt's own roles."""

    ROW = Qt.ItemDataRole.UserRole + 1
    FIRST = Qt.ItemDataRole.UserRole + 2
    LAST = Qt.ItemDataRole.UserRole + 3


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of an area, above its checks."""

    area: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check and what is known of it; ``outcome`` is None before its first verdict."""

    check: str
    title: str
    area: str
    outcome: Outcome | None = None
    finding: str = ""


Row = Heading | CheckRow


class CheckListModel(QAbstractListModel):
    """Headings and checks in the catalogue's order, which never changes while verdicts come in."""

    def __init__(self) -> None:
        super().__init__()
        self._checks: tuple[CheckRow, ...] = ()
        self._only_to_do = False
        self._rows: list[Row] = []

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Take the catalogue's checks, none judged yet."""
        self._checks = tuple(CheckRow(check.id, speech.spoken(check.title), check.area) for check in checks)
        self._rebuild()

    def show_only_to_do(self, *, only: bool) -> None:
        """Leave out what needs nothing done, or show all again."""
        self._only_to_do = only
        self._rebuild()

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Fill in the verdicts; only where the filter makes rows come or go is the list built anew."""
        fresh = {verdict.check: verdict for verdict in verdicts}
        self._checks = tuple(_judged(row, fresh.get(row.check)) for row in self._checks)
        rows = self._filtered()
        if [_key(row) for row in rows] != [_key(row) for row in self._rows]:
            self._rebuild()
            return
        changed = [place for place, row in enumerate(rows) if row != self._rows[place]]
        self._rows = rows
        for place in changed:
            self.dataChanged.emit(self.index(place), self.index(place))

    def place(self, check_id: str) -> QModelIndex:
        """Where a check stands; an invalid index when it is not shown."""
        for place, row in enumerate(self._rows):
            if isinstance(row, CheckRow) and row.check == check_id:
                return self.index(place)
        return QModelIndex()

    def heading(self, area: str) -> QModelIndex:
        """Where an area begins; an invalid index when it is not shown."""
        for place, row in enumerate(self._rows):
            if row == Heading(area):
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - an invalid index is a value
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return area_name(row.area) if isinstance(row, Heading) else row.title
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row)
            case CheckRole.ROW:
                return row
            case CheckRole.FIRST:
                return self._is_heading(index.row() - 1)
            case CheckRole.LAST:
                return self._is_heading(index.row() + 1)
        return None

    def _is_heading(self, place: int) -> bool:
        """Whether a heading, or the list's end, is at a place."""
        return not 0 <= place < len(self._rows) or isinstance(self._rows[place], Heading)

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = self._filtered()
        self.endResetModel()

    def _filtered(self) -> list[Row]:
        """The rows that the filter lets through, each area's heading above them."""
        rows: list[Row] = []
        for row in self._checks:
            if self._only_to_do and row.outcome not in TO_DO:
                continue
            if not rows or rows[-1].area != row.area:
                rows.append(Heading(row.area))
            rows.append(row)
        return rows


def spoken(row: Row) -> str:
    """The row as a screen reader says it: “Screen lock. Fix this. Nothing locks it.”"""
    if isinstance(row, Heading):
        return area_name(row.area)
    return (
        ". ".join(part.rstrip(".") for part in (row.title, outcome_word(row.outcome), row.finding) if part)
        + "."
    )


def _key(row: Row) -> str:
    return row.check if isinstance(row, CheckRow) else row.area


def _judged(row: CheckRow, verdict: Verdict | None) -> CheckRow:
    if verdict is None:
        return row
    return replace(row, outcome=verdict.outcome, finding=speech.spoken(verdict.finding))
