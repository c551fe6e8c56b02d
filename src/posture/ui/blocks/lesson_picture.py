"""A lesson's own drawing, in the colours of the theme."""

from __future__ import annotations

from PySide6.QtSvg import QSvgRenderer

from posture.ui.icons import coloured
from posture.ui.theme import worn
from posture.ui.widgets.drawing import Drawing


class LessonPicture(Drawing):
    """``svg`` as it lies beside the lesson; ``alt`` is what a screen reader says of it."""

    def __init__(self, svg: str, alt: str) -> None:
        self._svg = svg
        super().__init__("", alt)

    def _renderer(self) -> QSvgRenderer:
        return coloured(self._svg, worn())
