"""The share of a check as a bar: what is certain is filled, what the coarse step leaves open is hatched."""

from __future__ import annotations

from PySide6.QtCore import Qt

from posture.ui.widgets.bar import Bar, Stretch

_BANDS = {"under-half": (0, 400), "about-half": (400, 600), "most": (600, 900), "nearly-all": (900, 1000)}
_HALF_A_STEP = 25  # of 1000
_WIDEST = 22  # lines of text: a bar across a whole page says no more


def bounds(passing: str) -> tuple[int, int]:
    """Between how many of 1000 answers are fine, by the steps of docs/ballots.md 10."""
    if passing in _BANDS:
        return _BANDS[passing]
    nearest = int(passing) * 10
    low = 0 if nearest == 50 else nearest - _HALF_A_STEP
    return low, 1000 if nearest == 950 else nearest + _HALF_A_STEP


class ShareBar(Bar):
    """Its row says the same in words, and how sure that is."""

    def __init__(self, passing: str, goal: int | None) -> None:
        low, high = bounds(passing)
        open_ = Qt.BrushStyle.BDiagPattern
        parts = (
            Stretch(low, "accent"),
            Stretch(high - low, "accent", open_),
            Stretch(1000 - high, "surface"),
        )
        super().__init__([part for part in parts if part.amount], goal)
        self.setMaximumWidth(self.fontMetrics().height() * _WIDEST)
