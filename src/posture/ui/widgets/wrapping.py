"""Words in as few lines as a width allows."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontMetrics


def lines_of(words: Iterable[str], metrics: QFontMetrics, room: int) -> list[str]:
    """The words in lines of at most ``room`` pixels; one that is longer has a line of its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
