"""What every page is: a heading and a column or two that scroll, and a message that stays in view above."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from posture.ui.bridge import Bridge
from posture.ui.measures import COLUMNS, SPACE
from posture.ui.widgets.banner import Banner
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.fetching import Fetching
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.landing import Heading
from posture.ui.widgets.scrolling import scrolling
from posture.ui.widgets.tab_order import as_laid_out

READING = COLUMNS.reading
SEARCH, STEPS = "search", "steps"
"""Parts of pages to begin at."""
_BANNER = 0.4  # of the page's height: the most that a message which stays in view may take


class Page(Fetching):
    """A place in the window. ``go`` asks the window for another place; ``leave`` for the one before."""

    go = Signal(str, str)
    leave = Signal()

    def __init__(
        self, bridge: Bridge, *, to_edge: bool = False, ems: int | None = None, beside: bool = False
    ) -> None:
        """``ems`` is how many lines of text the page gets wide; ``beside`` gives it a second column.

        ``second`` stands to the right of ``column`` where the page is wide enough for both, else below it.
        What stands last on a page ``to_edge`` reaches down to the window's edge.
        """
        super().__init__(bridge)
        self.setObjectName("page")
        self._ems = ems or (COLUMNS.both if beside else COLUMNS.page)
        self.entry: QWidget | None = None
        """Where the keyboard is when the person comes here; None is at the heading."""
        self.begins = False
        """Whether something new is shown from its top, and nobody has gone on from there yet."""
        self.title = Heading("", Role.TITLE)
        self.lead = Label("", Role.MUTED)
        self.lead.hide()
        self.banner = Banner()
        self.column = _column()
        self.second = _column()
        self._head = _column(SPACE.hair)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._held = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        self._pinned = _centred(self.banner, SPACE.usual, 0)
        whole.addLayout(self._pinned)
        self._area = self._lay_out(below=0 if to_edge else SPACE.section, beside=beside)
        whole.addWidget(self._area, 1)
        self.banner.said.connect(self._place_banner)
        self._clamp()

    def enter(self, key: str) -> None:
        """Show what ``key`` names; called each time the person comes here."""

    def begin_at(self, part: str) -> None:
        """Have the keyboard at a part of what was just entered, once that is there."""

    def add_back(self, word: str) -> None:
        """Put a way back above the heading."""
        self.entry = Button(word, self.leave.emit, kind=Kind.LINK, symbol="back")
        self._way_back = Flow(self.entry)
        self._head.insertWidget(0, self._way_back)

    def show_back(self, *, is_shown: bool) -> None:
        """Whether the way back stands there: where something is over, there is nothing to stop."""
        self._way_back.setVisible(is_shown)

    def say(self, title: str, lead: str = "") -> None:
        """Set the heading, and the sentence below it where there is one."""
        self.title.setText(title)
        self.lead.setText(lead)
        self.lead.setVisible(bool(lead))

    def add(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self.column.addWidget(widget)

    def add_across(self, widget: QWidget) -> None:
        """Put the widget below the heading, across both columns."""
        self._inner.insertWidget(self._inner.count() - 1, widget)

    def add_row(self, row: QLayout) -> None:
        self.column.addLayout(row)

    def order_tabs(self) -> None:
        """Let the Tab key follow what is laid out now; called after parts came or went."""
        as_laid_out(self)

    def to_top(self) -> None:
        """Show it from its beginning, and what gets the keyboard next does not scroll that away."""
        self._area.verticalScrollBar().setValue(0)
        self.begins = True

    def reveal(self, part: QWidget) -> None:
        """Scroll until the part is in sight, once the layout has found its place."""
        QTimer.singleShot(0, self, partial(self.show_part, part))

    def show_part(self, part: QWidget) -> None:
        """Scroll at once until the part is in sight."""
        self._area.ensureWidgetVisible(part, 0, SPACE.wide)

    def bring_up(self, part: QWidget) -> None:
        """Scroll until the part begins where the page does, or as near to that as it goes."""
        QTimer.singleShot(0, self, partial(self._begin_with, part))

    def _begin_with(self, part: QWidget) -> None:
        if (inner := self._area.widget()) is not None:
            self._area.verticalScrollBar().setValue(part.mapTo(inner, QPoint(0, 0)).y() - SPACE.wide)

    @property
    def area(self) -> QScrollArea:
        """What scrolls."""
        return self._area

    def _lay_out(self, *, below: int, beside: bool) -> QScrollArea:
        """Put head and columns together; the area they scroll in."""
        inner = self._inner = QVBoxLayout(self._held)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(SPACE.usual)
        self._head.addWidget(self.title)
        self._head.addWidget(self.lead)
        inner.addLayout(self._head)
        inner.addLayout(self._columns, 1)
        self._columns.setSpacing(SPACE.usual)
        self._columns.addLayout(self.column, 1)
        if beside:
            # The room that is left over at the end of a shorter column belongs to none of its parts.
            end = QVBoxLayout()
            end.addLayout(self.second)
            end.addStretch(1)
            self._columns.addLayout(end, 1)
        outer = QWidget()
        outer.setLayout(_centred(self._held, SPACE.wide, below))
        area = scrolling(outer)
        area.setObjectName("scroll")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _place_banner(self) -> None:
        """Above what scrolls, where that leaves room for it; else on top of it, and in view at first."""
        if self.banner.isHidden():
            return
        needed = self.banner.heightForWidth(min(self.banner.maximumWidth(), self.width() - 2 * SPACE.section))
        pinned = needed <= self.height() * _BANNER
        if pinned and self._pinned.indexOf(self.banner) < 0:
            self._pinned.insertWidget(1, self.banner, 1000)
        elif not pinned and self._inner.indexOf(self.banner) < 0:
            self._inner.insertWidget(0, self.banner)
        if not pinned:
            self.to_top()

    def _clamp(self) -> None:
        """Keep to the measure that reads well, and stand two columns side by side where they fit."""
        line = self.fontMetrics().height()
        for part in (self._held, self.banner):
            part.setMaximumWidth(line * self._ems)
        if self._columns.count() < 2:
            return
        wide = min(self.width(), line * self._ems) - 2 * SPACE.section >= line * COLUMNS.beside
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self._columns.setSpacing(SPACE.wide if wide else SPACE.usual)
        self._columns.setStretch(0, 3 if wide else 0)
        self._columns.setStretch(1, 2 if wide else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._clamp()
        self._place_banner()

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever leaves has read the message; one who only folds the window away has not."""
        if not event.spontaneous():
            self.banner.hide()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._clamp()
        super().changeEvent(event)


def _column(gap: int = SPACE.usual) -> QVBoxLayout:
    made = QVBoxLayout()
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(gap)
    return made


def _centred(widget: QWidget, above: int, below: int) -> QHBoxLayout:
    """The widget in the middle, as wide as it may be."""
    row = QHBoxLayout()
    row.setContentsMargins(SPACE.section, above, SPACE.section, below)
    row.addStretch(1)
    row.addWidget(widget, 1000)
    row.addStretch(1)
    return row
