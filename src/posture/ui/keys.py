"""The keys that work on every page, and what else the keyboard does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from posture.ui.navigation import ODD, ODD_KEYS, Navigation
from posture.ui.shortcut import Shortcut


class Keys(QObject):
    """Bound to the window; what they ask for is told by signals, and ``show`` lists them."""

    jumped = Signal(str)
    """To a place, by its name."""
    sides_changed = Signal()
    search_wanted = Signal()
    look_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, window: QWidget, navigation: Navigation) -> None:
        super().__init__(window)
        self._window = window
        self._navigation = navigation
        acts: list[Callable[[], object]] = [partial(self.jumped.emit, name) for name in navigation.places]
        acts += [self.sides_changed.emit, self.search_wanted.emit, self.look_wanted.emit]
        acts += [self.back_wanted.emit, self.show]
        for shortcut, act in zip(self.shortcuts(), acts, strict=True):
            for key in shortcut.keys:
                QShortcut(QKeySequence(key), window).activated.connect(act)

    def shortcuts(self) -> tuple[Shortcut, ...]:
        """Those bound here, in the order in which they are listed."""
        return (
            *(
                Shortcut((f"Ctrl+{number}",), place.accessibleName())
                for number, place in enumerate(self._navigation.places.values(), start=1)
                if place.place != ODD
            ),
            Shortcut(ODD_KEYS, self.tr("Something odd happened: what to do now")),
            Shortcut(("F6",), self.tr("From the places at the side to the page, and back")),
            Shortcut(("Ctrl+F",), self.tr("Search the checks")),
            Shortcut(("F5",), self.tr("Check everything again")),
            Shortcut(("Esc", "Alt+Left"), self.tr("Back to the page before; in a search, empty it first")),
            Shortcut(("?", "F1"), self.tr("Show these keys")),
        )

    def on_a_page(self) -> tuple[Shortcut, ...]:
        """Those that go through a page and press what stands on it."""
        return (
            Shortcut(("Tab", "Shift+Tab"), self.tr("On to the next thing, and back to the one before")),
            Shortcut(("Up", "Down"), self.tr("Through a list, or through answers to choose from")),
            Shortcut(("Enter", "Space"), self.tr("Press what has the ring, or open it")),
        )

    def show(self) -> None:
        """List all of them in a dialog."""
        from posture.ui.widgets.shortcuts import ShortcutsDialog

        ShortcutsDialog(self.shortcuts(), self.on_a_page(), self._window).open()
