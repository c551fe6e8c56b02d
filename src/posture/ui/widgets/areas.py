"""How each area stands, a line an area."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from posture.application.checkup import Outcome, is_switched_off
from posture.ui.models.amounts import amounts_of, amounts_words
from posture.ui.widgets.card import Card
from posture.ui.widgets.tile import Tile
from posture.ui.words import TO_DO, UNSURE, Face, area_name, face

if TYPE_CHECKING:
    from posture.application.checking import Check
    from posture.application.checkup import Verdict


_WORST_FIRST = (*TO_DO, *UNSURE, Outcome.EXCEPTED, Outcome.PASS)


class AreaCard(Card):
    """A line an area: its worst state, and what it amounts to; a line that is pressed is ``chosen``."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(0)
        self._lines: dict[str, Tile] = {}

    def show_verdicts(self, checks: Iterable[Check], verdicts: Iterable[Verdict]) -> None:
        found = {verdict.check: verdict for verdict in verdicts}
        areas: dict[str, list[Verdict]] = {}
        for check in checks:
            if check.id in found:
                areas.setdefault(check.area, []).append(found[check.id])
        for area, of_it in areas.items():
            look, words = self._state(of_it)
            self._line(area).show_state(area_name(area), words, symbol=look.symbol, tone=look.tone)
        self._fit()

    def _fit(self) -> None:
        """Side by side where all of them fit in one line, else each in two."""
        room = self.contentsRect().width() - 16
        stacked = any(line.width_in_one_line() > room for line in self._lines.values())
        for line in self._lines.values():
            line.stack(stacked=stacked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _line(self, area: str) -> Tile:
        if area not in self._lines:
            self._lines[area] = Tile(area, "", partial(self.chosen.emit, area), symbol="pass", flat=True)
            self.add(self._lines[area])
        return self._lines[area]

    def _state(self, verdicts: Sequence[Verdict]) -> tuple[Face, str]:
        amounts = amounts_of(verdicts)
        if amounts.all_fine:
            return face(Outcome.PASS), self.tr("All fine")
        there = {verdict.outcome for verdict in verdicts if not is_switched_off(verdict)}
        worst = next((outcome for outcome in _WORST_FIRST if outcome in there), Outcome.NOT_APPLICABLE)
        return face(worst), amounts_words(amounts) or self.tr("Nothing to look at on this computer")
