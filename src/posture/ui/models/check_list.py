"""The checks with their verdicts, area by area, as a list model."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from posture.application.checking import Check
from posture.application.checkup import Outcome, Verdict, is_switched_off
from posture.ui.words import TO_DO, UNSURE, area_name, looking_word, meaning, outcome_word, switched_off_word
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
    """A check and what is known of it; ``outcome`` is None before its first verdict.

    ``off`` is one that the person switched off, ``waits`` one that is being looked at anew.
    ``put_off`` says until when Home leaves it out, or is "".
    """

    check: str
    title: str
    area: str
    outcome: Outcome | None = None
    finding: str = ""
    off: bool = False
    waits: bool = False
    put_off: str = ""

    @property
    def line(self) -> str:
        """What is told below its name: that it is put off, and what was found."""
        put_off = self.put_off if self.outcome in TO_DO and not self.waits else ""
        return f"{put_off} {self.finding}".strip()

    @property
    def word(self) -> str:
        """Its state in one to three words."""
        if self.waits:
            return looking_word()
        return switched_off_word() if self.off else outcome_word(self.outcome)


Row = Heading | CheckRow


class Filter(StrEnum):
    """Which checks are listed."""

    ALL = "all"
    TO_DO = "to-do"
    UNSURE = "could-not-tell"

    def lets_through(self, row: CheckRow) -> bool:
        match self:
            case Filter.TO_DO:
                return row.outcome in TO_DO
            case Filter.UNSURE:
                return row.outcome in UNSURE and not row.off
        return True


class CheckListModel(QAbstractListModel):
    """Headings and checks in the catalogue's order, which never changes while verdicts come in."""

    def __init__(self) -> None:
        super().__init__()
        self._checks: tuple[CheckRow, ...] = ()
        self._filter = Filter.ALL
        self._wanted = ""
        self._held = False
        self._rows: list[Row] = []

    def show_checks(self, checks: Sequence[Check]) -> None:
        """Take the catalogue's checks, none judged yet."""
        self._checks = tuple(CheckRow(check.id, speech.spoken(check.topic), check.area) for check in checks)
        self._rebuild()

    def show_only(self, which: Filter, wanted: str = "") -> None:
        """List the checks of a kind, and of them those in which every word of ``wanted`` stands."""
        self._filter, self._wanted = which, wanted
        self._rebuild()

    def begin(self, checks: Collection[str] = ()) -> None:
        """These checks, or all, are looked at anew: until ``end`` no row comes or goes."""
        self._held = bool(self._rows)
        self._show(tuple(replace(row, waits=not checks or row.check in checks) for row in self._checks))

    def end(self) -> None:
        """The look is over; what the filter lets through now is listed."""
        self._held = False
        self._show(tuple(replace(row, waits=False) for row in self._checks))

    def show_verdicts(self, verdicts: Sequence[Verdict]) -> None:
        """Fill in the verdicts; only where the filter makes rows come or go is the list built anew."""
        fresh = {verdict.check: verdict for verdict in verdicts}
        self._show(tuple(_judged(row, fresh.get(row.check)) for row in self._checks))

    def show_put_off(self, until: Mapping[str, str]) -> None:
        """Say of these checks until when they are put off, in the words given; of all others nothing."""
        self._show(tuple(replace(row, put_off=until.get(row.check, "")) for row in self._checks))

    def _show(self, checks: tuple[CheckRow, ...]) -> None:
        self._checks = checks
        rows = self._in_place() if self._held else self._filtered()
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

    @property
    def finds_elsewhere(self) -> bool:
        """Whether what is searched stands in checks that the filter does not let through."""
        return any(not self._filter.lets_through(row) for row in self._found())

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
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return "" if isinstance(row, Heading) else meaning(row.outcome, off=row.off)
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

    def _in_place(self) -> list[Row]:
        """The rows that are listed, with what is known of them now."""
        known = {row.check: row for row in self._checks}
        return [known[row.check] if isinstance(row, CheckRow) else row for row in self._rows]

    def _found(self) -> Iterator[CheckRow]:
        """The checks in which every word that is searched stands, whatever the filter."""
        words = self._wanted.casefold().split()
        for row in self._checks:
            text = f"{row.title} {row.line} {area_name(row.area)} {row.word}".casefold()
            if all(word in text for word in words):
                yield row

    def _filtered(self) -> list[Row]:
        """The rows that filter and search let through, each area's heading above them."""
        rows: list[Row] = []
        for row in self._found():
            if not self._filter.lets_through(row):
                continue
            if not rows or rows[-1].area != row.area:
                rows.append(Heading(row.area))
            rows.append(row)
        return rows


def spoken(row: Row) -> str:
    """The row as a screen reader says it: “Screen lock. To do. Nothing locks it.”"""
    if isinstance(row, Heading):
        return area_name(row.area)
    return ". ".join(part.rstrip(".") for part in (row.title, row.word, row.line) if part) + "."


def _key(row: Row) -> str:
    return row.check if isinstance(row, CheckRow) else row.area


def _judged(row: CheckRow, verdict: Verdict | None) -> CheckRow:
    if verdict is None:
        return row
    off = is_switched_off(verdict)
    found = "" if off else speech.spoken(verdict.found)
    finding = found[:1].upper() + found[1:]
    return replace(row, outcome=verdict.outcome, finding=finding, off=off, waits=False)
