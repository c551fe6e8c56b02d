"""What became of things since the look before: better, worse, and how long something has been open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from posture.application.checkup import Outcome
from posture.ui.measures import SPACE
from posture.ui.widgets.card import Card, clear
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.tile import Tile
from posture.ui.words import day, face
from posture.words.speech import spoken

if TYPE_CHECKING:
    from posture.application.checking import Check
    from posture.application.since import Since

_MOST = 4  # lines; “posture history” and each check's own page have the rest

_Line = tuple[str, Outcome, str]


class SinceCard(Card):
    """A line for each thing, which is ``chosen`` when pressed; not there where nothing is to be said."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("Since last time"), symbol="stale")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._shown: tuple[_Line, ...] = ()
        self._mine = Label("", Role.SMALL)
        self.add_row(self._lines)
        self.add(self._mine)

    def show_since(self, since: Since | None, checks: Mapping[str, Check], now: dt.datetime) -> None:
        """Show it; ``None`` where it could not be read."""
        lines = tuple(self._told(since, now))[:_MOST] if since is not None else ()
        took = since.days_to_repair if since is not None else None
        self.setVisible(bool(lines) or took is not None)
        self._mine.setVisible(took is not None)
        if took is not None:
            self._mine.setText(self._mended(took))
        if lines == self._shown:
            return  # a line that has the keyboard keeps it
        self._shown = lines
        clear(self._lines)
        for check, outcome, words in lines:
            look = face(outcome)
            line = Tile(
                spoken(checks[check].topic),
                words,
                partial(self.chosen.emit, check),
                symbol=look.symbol,
                tone=look.tone,
                flat=True,
            )
            self._lines.addWidget(line)
        self._fit()

    def _told(self, since: Since, now: dt.datetime) -> Iterator[_Line]:
        """What is worse comes first, then what is better, then what has been open for longest."""
        for change in since.worse:
            words = self.tr("Worse than before"), self.tr("Worse than {day}")
            yield change.check, change.now, _than(change.day, now, *words)
        for change in since.better:
            words = self.tr("Better than before"), self.tr("Better than {day}")
            yield change.check, change.now, _than(change.day, now, *words)
        told = {change.check for change in (*since.worse, *since.better)}
        for each in since.open:
            if each.check not in told and each.days > 0:
                yield each.check, each.outcome, self._open(each.days)

    def _open(self, days: int) -> str:
        return self.tr("Open since yesterday") if days == 1 else self.tr("Open for %n days", None, days)

    def _mended(self, days: int) -> str:
        if days == 1:
            return self.tr(
                "Half of what was found was mended within a day. That is counted here, for you alone."
            )
        return self.tr(
            "Half of what was found was mended within %n days. That is counted here, for you alone.",
            None,
            days,
        )

    def _fit(self) -> None:
        """Side by side where all of them fit in one line, else each in two."""
        room = self.contentsRect().width() - 2 * SPACE.wide
        tiles = self.findChildren(Tile)
        stacked = any(tile.width_in_one_line() > room for tile in tiles)
        for tile in tiles:
            tile.stack(stacked=stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _than(then: dt.date | None, now: dt.datetime, before: str, on_day: str) -> str:
    """What a change is told against: its day, where the clock stood right."""
    return before if then is None else on_day.format(day=day(then, now))
