"""Checks: every check with its finding, area by area."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QButtonGroup

from posture.application.checking import Check
from posture.application.checkup import Verdict
from posture.ui.announce import announce
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.check_list import CheckListModel, Filter
from posture.ui.models.checkups import Checkups
from posture.ui.models.next_to_do import put_off_until
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.check_rows import CheckListView
from posture.ui.widgets.empty import Empty
from posture.ui.widgets.flow import Flow
from posture.ui.widgets.page import SEARCH, Page
from posture.ui.widgets.search import Search
from posture.ui.words import date, day
from posture.words.speech import spoken

_LIST_SCROLLS_FROM = 26  # lines of text: in a lower window the page scrolls as a whole


class ChecksPage(Page):
    """The list of checks; rows stand still and fill in as verdicts come."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge, to_edge=True)
        self._checkups = checkups
        self.say(self.tr("Checks"))
        self._filters = {which: Button("", self._filter, kind=Kind.CHOICE) for which in Filter}
        group = QButtonGroup(self)
        for button in self._filters.values():
            group.addButton(button)
        self._filters[Filter.ALL].setChecked(True)
        self._to_show = ""
        self._filled = False
        self._search = Search(self.tr("Search the checks"))
        self._search.changed.connect(self._filter)
        self._again = Button("", checkups.run, symbol="again")
        self._empty = Empty(self._widen)
        self.model = CheckListModel()
        self.view = CheckListView(self.model)
        self.entry = self.view
        self.view.selectionModel().currentChanged.connect(self._follow)
        self.view.opened.connect(partial(self.go.emit, "check"))
        self.add(Flow(*self._filters.values(), self._search, self._again), self._empty)
        self.column.addWidget(self.view, 1)
        self._rest = self.column.count()
        self.column.addStretch(0)
        checkups.changed.connect(self._refresh)
        checkups.judged.connect(self._judged)
        checkups.failed.connect(self.banner.trouble)
        self.banner.trouble(checkups.trouble)
        self._refresh()
        bridge.start(
            lambda: tuple(bridge.session.catalogue.checks.values()), self._show_checks, self._trouble
        )

    def enter(self, key: str) -> None:
        """``key`` is an area to show first, the name of a filter, or empty."""
        self._checkups.grow_old()
        self._ask_what_is_put_off()
        if key in tuple(Filter):
            self._choose(Filter(key))
        elif key:
            self._choose(Filter.ALL)
            self._to_show = key
            self._to_area()

    def begin_at(self, part: str) -> None:
        if part == SEARCH:
            self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._search.selectAll()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for some rows below the filters, the page scrolls, and the list does not."""
        super().resizeEvent(event)
        self._scroll_once()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._scroll_once()

    def _scroll_once(self) -> None:
        self.view.show_whole(whole=self.height() < self.fontMetrics().height() * _LIST_SCROLLS_FROM)

    def _follow(self, index: QModelIndex) -> None:
        """Bring a row into sight that the keyboard went to."""
        row, inner = self.view.visualRect(index), self.area.widget()
        if inner is not None and row.isValid():
            place = self.view.viewport().mapTo(inner, row.center())
            self.area.ensureVisible(place.x(), place.y(), 0, row.height())

    def _to_area(self) -> None:
        """Go to the area that was asked for, the keyboard at its first check, once the checks are there."""
        heading = self.model.heading(self._to_show)
        if heading.isValid():
            self._to_show = ""
            self.view.setCurrentIndex(heading.siblingAtRow(heading.row() + 1))
            self.view.scrollTo(heading, QAbstractItemView.ScrollHint.PositionAtTop)
            self._follow(self.view.currentIndex())

    def _choose(self, which: Filter) -> None:
        self._search.clear()
        self._filters[which].setChecked(True)
        self._filter()

    def _widen(self) -> None:
        """List what is elsewhere: of all checks those that are searched, where there are any, else all."""
        if self.model.finds_elsewhere:
            self._filters[Filter.ALL].setChecked(True)
            self._filter()
        else:
            self._choose(Filter.ALL)
        self.view.setFocus()

    def _ask_what_is_put_off(self) -> None:
        self.fetch(partial(put_off_until, self.bridge.session), self._show_put_off, self._trouble)

    def _show_put_off(self, until: Mapping[str, dt.date]) -> None:
        now = self.bridge.session.now()
        said = self.tr("Put off until {day}.")
        self.model.show_put_off({check: said.format(day=date(end, now)) for check, end in until.items()})

    def _show_checks(self, checks: Sequence[Check]) -> None:
        self._filled = True
        self.model.show_checks(checks)
        self._refresh()
        self._ask_what_is_put_off()
        self._to_area()

    @property
    def _chosen(self) -> Filter:
        return next(which for which, button in self._filters.items() if button.isChecked())

    def _filter(self) -> None:
        self.model.show_only(self._chosen, self._search.text())
        self._say_empty()

    def _refresh(self) -> None:
        checkup, running = self._checkups.current, self._checkups.running
        amounts = self._checkups.amounts()
        self._filters[Filter.ALL].setText(self.tr("All"))
        self._filters[Filter.TO_DO].setText(self.tr("To do ({count})").format(count=amounts.to_do))
        unsure = self.tr("Could not tell ({count})").format(count=amounts.unsure)
        self._filters[Filter.UNSURE].setText(unsure)
        if checkup is not None:
            self.model.show_verdicts(checkup.verdicts)
        if running:
            if not self._checkups.quiet:
                self.model.begin(self._checkups.asked)
            self.model.show_verdicts(tuple(self._checkups.fresh.values()))
            self._progress()
        else:
            self.model.end()
            self._again.setText(self.tr("Check again") if checkup else self.tr("Check now"))
            self.say(self.tr("Checks"), self._lead())
        self._say_empty()

    def _lead(self) -> str:
        checkup = self._checkups.current
        if checkup is None:
            return self.tr("Not checked yet.")
        said = self.tr("Last checked {when}.").format(when=day(checkup.taken, self.bridge.session.now()))
        return f"{said} {spoken(checkup.missing)}".strip()

    def _judged(self, verdict: Verdict) -> None:
        self.model.show_verdicts((verdict,))
        self._progress()

    def _progress(self) -> None:
        done, total = self._checkups.progress()
        words = self.tr("Looking: {done} of {total} checks done.").format(done=done, total=total)
        self._again.setText(self.tr("Checking…"))
        self.say(self.tr("Checks"), f"{self._lead()} {words}" if self._checkups.quiet else words)
        if done and done == total and not self._checkups.quiet:
            announce(self, words)

    def _say_empty(self) -> None:
        """What an empty list means, and the way back to all of it."""
        empty = self._checkups.loaded and self._filled and self.model.rowCount() == 0
        self.view.setVisible(not empty)
        self.column.setStretch(self._rest, int(empty))
        if not empty:
            self._empty.hide()
            return
        wanted, show_all = self._search.text().strip(), self.tr("Show all checks")
        if wanted and self.model.finds_elsewhere:
            said = self.tr("Nothing fits “{words}” here, but among the other checks something does.")
            self._empty.say(said.format(words=wanted), self.tr("Search all checks"))
        elif wanted:
            self._empty.say(self.tr("No check fits “{words}”.").format(words=wanted), show_all)
        elif self._checkups.current is None:
            self._empty.say(self.tr("Not checked yet."), show_all)
        elif self._chosen is Filter.TO_DO:
            self._empty.say(self.tr("Nothing to do."), show_all)
        else:
            self._empty.say(self.tr("There is nothing here that could not be told."), show_all)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)
