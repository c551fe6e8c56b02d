"""Words in as few lines as a width allows."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontMetrics


def width_of(words: str, metrics: QFontMetrics) -> int:
    """Pixels that the words take where they are drawn: their advance may be a pixel or two less."""
    return metrics.size(0, words).width()


def lines_of(words: Iterable[str], metrics: QFontMetrics, room: int) -> list[str]:
    """The words in lines of at most ``room`` pixels; one that is longer has a line of its own."""
    lines: list[str] = []
    for word in words:
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, metrics) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
