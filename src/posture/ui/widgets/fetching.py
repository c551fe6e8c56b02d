"""A widget that shows what work off the GUI thread brings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from posture.ui.bridge import Bridge, Failure

T = TypeVar("T")


class Fetching(QWidget):
    """Of several fetches the newest alone is shown."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge = bridge
        self._fetches = 0

    def fetch(
        self, work: Callable[[], T], show: Callable[[T], None], failed: Callable[[Failure], None]
    ) -> None:
        """As ``bridge.start``, for what is shown here: once a newer fetch began, the older is let go."""
        self._fetches += 1
        turn = self._fetches

        def arrive(found: T) -> None:
            if turn == self._fetches:
                show(found)

        self.bridge.start(work, arrive, failed)
