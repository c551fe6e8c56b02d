"""What every page is: a column that scrolls, as wide as reads well, with a heading and a banner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from posture.ui.bridge import Bridge, Failure
from posture.ui.widgets.banner import Banner
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.tab_order import as_laid_out

_LINE = 50  # lines high: the widest that a column gets
READING = 38  # the same for a text to read: some seventy letters
_SIDES = 32
_ENDS = 28

T = TypeVar("T")


class Page(QWidget):
    """A place in the window. ``go`` asks the window for another place; ``leave`` for the one before."""

    go = Signal(str, str)
    leave = Signal()

    def __init__(self, bridge: Bridge, *, scrolls: bool = True, ems: int = _LINE) -> None:
        super().__init__()
        self.setObjectName("page")
        self.bridge = bridge
        self._ems = ems
        self._fetches = 0
        self._scrolls = scrolls
        self.entry: QWidget | None = None
        """Where the keyboard is when the person comes here; None stays in the navigation."""
        self.title = Label("", Role.TITLE)
        self.lead = Label("", Role.MUTED)
        self.banner = Banner()
        self.column = QVBoxLayout()
        self.column.setSpacing(14)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addWidget(self.banner)
        self.lead.hide()
        self._held = QWidget()
        self._held.setLayout(self.column)
        self.column.setContentsMargins(0, 0, 0, 0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._area = self._scrolling() if scrolls else None
        whole.addWidget(self._area or self._clamped())
        self._clamp()

    def enter(self, key: str) -> None:
        """Show what ``key`` names; called each time the person comes here."""

    def fetch(
        self, work: Callable[[], T], show: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        """As ``bridge.start``, for what the page shows: once a newer fetch began, the older is let go."""
        self._fetches += 1
        turn = self._fetches

        def arrive(found: T) -> None:
            if turn == self._fetches:
                show(found)

        self.bridge.start(work, arrive, failed)

    def add_back(self, word: str) -> None:
        """Put a way back above the heading."""
        self.entry = Button(word, self.leave.emit, kind=Kind.LINK, symbol="back")
        self.column.insertWidget(0, Flow(self.entry))

    def say(self, title: str, lead: str = "") -> None:
        """Set the heading, and the sentence below it where there is one."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))

    def add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.column.addWidget(widget)

    def add_row(self, row: QLayout) -> None:
        self.column.addLayout(row)

    def order_tabs(self) -> None:
        """Let the Tab key follow what is laid out now; called after parts came or went."""
        as_laid_out(self)

    def to_top(self) -> None:
        if self._area is not None:
            self._area.verticalScrollBar().setValue(0)

    def reveal(self, part: QWidget) -> None:
        """Scroll until the part is in sight, once the layout has found its place."""
        QTimer.singleShot(0, self, partial(self.show_part, part))

    def show_part(self, part: QWidget) -> None:
        """Scroll at once until the part is in sight."""
        if self._area is not None:
            self._area.ensureWidgetVisible(part, 0, _ENDS)

    @property
    def area(self) -> QScrollArea | None:
        """What scrolls; None on a page that does not."""
        return self._area

    def _scrolling(self) -> QScrollArea:
        area = QScrollArea()
        area.setObjectName("scroll")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inner = self._clamped()
        inner.setAutoFillBackground(False)
        area.setWidget(inner)
        return area

    def _clamped(self) -> QWidget:
        """The column, no wider than reads well."""
        outer = QWidget()
        row = QHBoxLayout(outer)
        row.setContentsMargins(_SIDES, _ENDS, _SIDES, _ENDS if self._scrolls else 0)
        row.addWidget(self._held, 1000)
        row.addStretch(1)
        return outer

    def _clamp(self) -> None:
        self._held.setMaximumWidth(self.fontMetrics().height() * self._ems)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._clamp()
        super().changeEvent(event)
