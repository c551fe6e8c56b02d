"""The way into the weekly session, from Home."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from posture.ui.widgets.tile import Tile


class WeekTile(Tile):
    """There while the session waits with questions or is in its midst; it never says how many."""

    def __init__(self, act: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__("", "", act, symbol="again", parent=parent)

    def show_week(self, midst: bool | None) -> None:
        """``midst``: it was begun and left, or not begun; None where there is nothing to offer."""
        self.setVisible(midst is not None)
        begun = self.tr("You are in the midst of it. It goes on where you left it.")
        waiting = self.tr("Some of what you learned comes back, in another story.")
        title = self.tr("This week's three minutes")
        self.show_state(title, begun if midst else waiting, symbol="again", tone="accent")
