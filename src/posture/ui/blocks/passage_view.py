"""Words, pictures and things to keep, in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from posture.application.learning import Keepsake, Passage, Picture
from posture.application.opening import Opened
from posture.ui.blocks.keep_field import KeepField
from posture.ui.blocks.lesson_picture import LessonPicture
from posture.ui.bridge import Bridge
from posture.ui.reading import plain, rich
from posture.ui.widgets.label import Label, Role
from posture.ui.widgets.steps import Steps


class PassageView(QWidget):
    """A paragraph a label, so that a screen reader can stop at each; what to do last, in numbered steps."""

    def __init__(self, passage: Passage, opened: Opened, bridge: Bridge, *, first: int = 1) -> None:
        """``first`` is the number of its first step."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if passage.title:
            column.addWidget(Label(passage.title, Role.STRONG if passage.only else Role.HEADING))
        for piece in passage.pieces:
            for widget in _widgets(piece, opened, bridge):
                column.addWidget(widget)
        if passage.steps:
            steps = Steps()
            steps.show_steps(passage.steps, first=first)
            column.addWidget(steps)


def spoken_of(passages: Sequence[Passage]) -> str:
    """What a screen reader says when the block comes: the titles and the words."""
    said = (f"{each.title}. {plain(each.text)}" if each.title else plain(each.text) for each in passages)
    return " ".join(said)


def _widgets(piece: object, opened: Opened, bridge: Bridge) -> Iterator[QWidget]:
    match piece:
        case Picture():
            yield LessonPicture(opened.drawings[piece.file], piece.alt)
        case Keepsake():
            yield KeepField(piece, opened.kept, bridge)
        case str():
            for paragraph in piece.split("\n\n"):
                if paragraph.strip():
                    label = Label(rich(paragraph), rich=True)
                    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                    yield label
