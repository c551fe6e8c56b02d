"""Checks: every check with its finding, area by area."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QAbstractItemView, QButtonGroup, QHBoxLayout

from posture.application.checking import Check
from posture.application.checkup import Verdict
from posture.ui.announce import announce
from posture.ui.bridge import Bridge, Failure
from posture.ui.models.check_list import CheckListModel
from posture.ui.models.checkups import Checkups
from posture.ui.widgets.button import Button, Kind
from posture.ui.widgets.check_rows import CheckListView
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.page import Page
from posture.ui.words import day
from posture.words.speech import spoken


class ChecksPage(Page):
    """The list of checks; rows fill in as verdicts come, and nothing jumps."""

    def __init__(self, bridge: Bridge, checkups: Checkups) -> None:
        super().__init__(bridge, scrolls=False)
        self._checkups = checkups
        self._wanted = ""
        self.say(self.tr("Checks"))
        self._all = Button(self.tr("All"), partial(self._filter, only=False), kind=Kind.CHOICE)
        self._to_do = Button(self.tr("To do"), partial(self._filter, only=True), kind=Kind.CHOICE)
        self._all.setChecked(True)
        group = QButtonGroup(self)
        for button in (self._all, self._to_do):
            group.addButton(button)
        self._again = Button("", checkups.run, symbol="again")
        bar = QHBoxLayout()
        bar.setSpacing(8)
        for button in (self._all, self._to_do):
            bar.addWidget(button)
        bar.addStretch(1)
        bar.addWidget(self._again)
        self.add_row(bar)
        self._empty = Label("", Role.MUTED)
        self._empty.hide()
        self.model = CheckListModel()
        self.view = CheckListView(self.model)
        self.entry = self.view
        self.view.opened.connect(partial(self.go.emit, "check"))
        self.add(self._empty)
        self.column.addWidget(self.view, 1)
        checkups.changed.connect(self._refresh)
        checkups.judged.connect(self._judged)
        checkups.failed.connect(self.banner.trouble)
        self.banner.trouble(checkups.trouble)
        self._refresh()
        bridge.start(
            lambda: tuple(bridge.session.catalogue.checks.values()), self._show_checks, self._trouble
        )

    def enter(self, key: str) -> None:
        """``key`` is an area to show first, “to-do” for the filter, or empty."""
        if key == "to-do":
            self._to_do.setChecked(True)
            self._filter(only=True)
        elif key:
            self._all.setChecked(True)
            self._filter(only=False)
            self.view.scrollTo(self.model.heading(key), QAbstractItemView.ScrollHint.PositionAtTop)

    def _show_checks(self, checks: Sequence[Check]) -> None:
        self.model.show_checks(checks)
        self._refresh()

    def _filter(self, *, only: bool) -> None:
        self.model.show_only_to_do(only=only)
        self._say_empty()

    def _refresh(self) -> None:
        checkup, running = self._checkups.current, self._checkups.running
        self._again.setText(self.tr("Check again") if checkup else self.tr("Check now"))
        if checkup is not None:
            self.model.show_verdicts(checkup.verdicts)
            _, to_do, _ = self._checkups.amounts()
            self._to_do.setText(self.tr("To do ({count})").format(count=to_do))
        if running:
            self.model.show_verdicts(tuple(self._checkups.fresh.values()))
            self._progress()
        elif checkup is None:
            self.say(self.tr("Checks"), self.tr("Not checked yet."))
        else:
            when = day(checkup.taken, self.bridge.session.now())
            said = self.tr("Last checked {when}.").format(when=when)
            self.say(self.tr("Checks"), f"{said} {spoken(checkup.missing)}".strip())
        self._say_empty()

    def _judged(self, verdict: Verdict) -> None:
        self.model.show_verdicts((verdict,))
        self._progress()

    def _progress(self) -> None:
        done, total = self._checkups.progress()
        words = self.tr("Looking: {done} of {total} checks done.").format(done=done, total=total)
        self.say(self.tr("Checks"), words)
        if done and done == total:
            announce(self, words)

    def _say_empty(self) -> None:
        empty = self.model.rowCount() == 0 and self._to_do.isChecked()
        self._empty.setText(
            self.tr("Nothing to do.") if self._checkups.current else self.tr("Not checked yet.")
        )
        self._empty.setVisible(empty)

    def _trouble(self, failure: Failure) -> None:
        self.banner.trouble(failure.sentence)
