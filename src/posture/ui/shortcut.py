"""One thing that the keyboard does everywhere in the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One or more keys, as ``QKeySequence`` reads them, and what they do."""

    keys: tuple[str, ...]
    what: str

    @property
    def shown(self) -> str:
        """The keys as they are written on this system."""
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(QKeySequence(key).toString(native) for key in self.keys)
