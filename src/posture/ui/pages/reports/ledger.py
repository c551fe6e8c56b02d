"""What was sent: every message that ever left this computer, in words and to its bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from posture.application.voting.ledger import Entry, ledger
from posture.ui.bridge import Bridge
from posture.ui.models.ledger import LedgerModel
from posture.ui.pages.reports.part import Part
from posture.ui.widgets.button import Button
from posture.ui.widgets.exact_text import ExactText
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.words import answer_word, size
from posture.words.speech import spoken

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_WHAT, _WHERE = 1, 3  # the column that takes the room that is left, and that which goes first
_ROOMY = 36  # lines high: narrower, the destination stands below the table only
_PADDING = 8  # pixels at each side of a cell, as the style has it
_ACROSS = 16  # bytes a line


class _Cell(QStyledItemDelegate):
    """Wraps where the cell's padding leaves room; Qt measures a row's height without that padding."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        place = option.rect
        if place.isValid():
            option.rect = place.adjusted(_PADDING, 0, -_PADDING, 0)
        return super().sizeHint(option, index)


class LedgerPart(Part):
    """The table, and below it the exact bytes of the chosen message."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self.model = LedgerModel()
        self._lead = Label("", Role.MUTED)
        # Rows are as high as their words need at the width the columns have, once these have settled.
        self._refit = QTimer(self, singleShot=True, interval=0)
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(_Cell(self.table))
        self.table.setAccessibleName(self.tr("What was sent"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.horizontalHeader().setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        self.table.horizontalHeader().setDefaultAlignment(_LEFT)
        self.table.setMinimumHeight(self.fontMetrics().lineSpacing() * 12)
        self.table.horizontalHeader().sectionResized.connect(self._refit.start)
        self.table.selectionModel().currentRowChanged.connect(self._show_bytes)
        self._refit.timeout.connect(self.table.resizeRowsToContents)
        self.model.modelReset.connect(self._refit.start)
        self._about = Label("", Role.MUTED)
        self.bytes = ExactText(self.tr("The bytes of the chosen message"))
        self._copy = Button(self.tr("Copy"), self.bytes.copy_all, symbol="copy")
        for part in (self._lead, self.table, self._about, self.bytes):
            self.column.addWidget(part)
        self.column.addWidget(Flow(self._copy))
        self.column.addStretch(1)

    def enter(self) -> None:
        session = self.bridge.session

        def found() -> tuple[Sequence[Entry], Mapping[str, str]]:
            checks = session.catalogue.checks.values()
            return ledger(session), {check.id: spoken(check.title) for check in checks}

        self.bridge.start(found, self._show, self.fail)

    def _show(self, found: tuple[Sequence[Entry], Mapping[str, str]]) -> None:
        entries, titles = found
        self.model.show_entries(entries, titles)
        self._lead.setText(
            self.tr(
                "Every message of this app that said something to IT's server, and what. Questions that say "
                "nothing, such as for the next round, are not listed. Choose a line to see its bytes."
            )
            if entries
            else self.tr("Nothing has been said to any server.")
        )
        for part in (self.table, self._about, self.bytes, self._copy):
            part.setVisible(bool(entries))
        if entries:
            self.table.selectRow(0)

    def _show_bytes(self, current: QModelIndex, _: QModelIndex) -> None:
        entry = self.model.entry(current.row())
        self.bytes.setPlainText(self._spelled(entry))
        self._about.setText(self._said(entry, str(current.siblingAtColumn(_WHAT).data())) if entry else "")

    def _said(self, entry: Entry, what: str) -> str:
        """The row in a sentence, with nothing cut off."""
        if not entry.destination:
            return what
        said = (
            ""
            if entry.said is None
            else self.tr("You said: {answer}.").format(answer=answer_word(entry.said))
        )
        words = self.tr("{what}. Sent to {destination}, {size}. The answer: {answer}").format(
            what=f"{what}. {said}" if said else what,
            destination=entry.destination,
            size=size(entry.size),
            answer=entry.reply or self.tr("none yet"),
        )
        return words.replace("..", ".")

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < self.fontMetrics().height() * _ROOMY
        self.table.setColumnHidden(_WHERE, narrow)
        super().resizeEvent(event)

    def _spelled(self, entry: Entry | None) -> str:
        if entry is None:
            return ""
        if not entry.bytes:
            return self.tr("These bytes cannot be shown any more: the key that sealed them is gone.")
        return exact(entry.bytes)


def exact(data: bytes) -> str:
    """Bytes as they are where they are text, else as hexadecimal, 16 a line."""
    if data.isascii() and data.decode().isprintable():
        return data.decode()
    return "\n".join(data[start : start + _ACROSS].hex(" ") for start in range(0, len(data), _ACROSS))
