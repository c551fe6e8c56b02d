"""How each area stands, a line an area."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from posture.application.checkup import Outcome
from posture.ui.widgets.card import Card
from posture.ui.widgets.tile import Tile
from posture.ui.words import TO_DO, UNSURE, Face, area_name, face

if TYPE_CHECKING:
    from posture.application.checking import Check
    from posture.application.checkup import Verdict


class AreaCard(Card):
    """A line an area: its worst state, and what it amounts to; a line that is pressed is ``chosen``."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(0)
        self._lines: dict[str, Tile] = {}

    def show_verdicts(self, checks: Iterable[Check], verdicts: Iterable[Verdict]) -> None:
        outcomes = {verdict.check: verdict.outcome for verdict in verdicts}
        areas: dict[str, Counter[Outcome]] = {}
        for check in checks:
            if check.id in outcomes:
                areas.setdefault(check.area, Counter())[outcomes[check.id]] += 1
        for area, counts in areas.items():
            look, words = self._state(counts)
            self._line(area).show_state(area_name(area), words, symbol=look.symbol, tone=look.tone)

    def _line(self, area: str) -> Tile:
        if area not in self._lines:
            self._lines[area] = Tile(area, "", partial(self.chosen.emit, area), symbol="pass", flat=True)
            self.add(self._lines[area])
        return self._lines[area]

    def _state(self, counts: Counter[Outcome]) -> tuple[Face, str]:
        to_do = sum(counts[outcome] for outcome in TO_DO)
        unsure = sum(counts[outcome] for outcome in UNSURE)
        parts = []
        if to_do:
            parts.append(self.tr("%n to do", "", to_do))
        if unsure:
            parts.append(self.tr("%n could not tell", "", unsure))
        if counts[Outcome.PASS]:
            parts.append(self.tr("%n fine", "", counts[Outcome.PASS]))
        worst = next((outcome for outcome in (*TO_DO, *UNSURE, Outcome.PASS) if counts[outcome]), None)
        if worst is None:
            return face(Outcome.NOT_APPLICABLE), self.tr("Nothing to look at on this computer")
        if worst is Outcome.PASS:
            return face(worst), self.tr("All fine")
        return face(worst), " · ".join(parts)
