"""A lesson in the made-up language, so that whatever else is shown in English stands out."""

from __future__ import annotations

from posture.lessons.blocks.message import MARK
from posture.lessons.lesson import Lesson
from posture.lessons.translation.rewording import Said, reworded
from posture.words.choice import PSEUDO
from posture.words.pseudo import pseudo


def accented(lesson: Lesson) -> Lesson:
    """The lesson in accents and brackets; its marks stay."""
    return reworded(lesson, _say, lang=PSEUDO, path=lesson.path)


def _say(block: str, role: str, english: str, hint: str = "") -> Said:  # noqa: ARG001 - all is said alike
    marked = MARK.split(english)  # words, then what is marked and the mark's name, and so on
    pieces = [pseudo(piece) for piece in marked[::3]]
    marks = [f"{{{pseudo(words)}}}[{name}]" for words, name in zip(marked[1::3], marked[2::3], strict=True)]
    return Said("".join(map("".join, zip(pieces, [*marks, ""], strict=True))), 1)
