"""A screen reader's “toggle” counts as a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class Toggles(_Base):
    """Beside a kind of QAbstractButton, and before it: ``clicked`` is emitted for such a toggle as well.

    Qt offers screen readers no press for what can be checked, and a toggle checks it without a click: whoever
    waits for clicks would never hear of it. What the program itself checks is no press.
    """

    _by_itself = False

    def hear_toggles(self) -> None:
        """To be called once, when the button is made."""
        self.toggled.connect(self._toggled)

    def setChecked(self, checked: bool) -> None:
        self._by_itself = True
        super().setChecked(checked)
        self._by_itself = False

    def nextCheckState(self) -> None:
        """Called for a press, whose click follows."""
        self._by_itself = True
        super().nextCheckState()
        self._by_itself = False

    def _toggled(self, checked: bool) -> None:
        if self._by_itself or (self.autoExclusive() and not checked):  # of several, the other is told
            return
        self.clicked[bool].emit(checked)  # type: ignore[index]  # its stubs know no overloads
