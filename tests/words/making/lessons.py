"""The sentences of the lessons, each in its place, and their PO files beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from making.message import Message
from making.po_file import PoFile, in_step
from posture.lessons.lesson import Lesson
from posture.lessons.library import load
from posture.lessons.regions import sentences_of
from posture.lessons.translation.rewording import Said, reworded
from posture.lessons.translation.translation import context_of


def lesson_messages(top: Path) -> dict[str, list[Message]]:
    """The sentences of each lesson in ``lessons`` below ``top``, in their order, by the lesson's id."""
    if not (top / "lessons").is_dir():
        return {}
    lessons = load(top / "lessons").lessons
    return {lesson_id: sentences(lesson) for lesson_id, lesson in lessons.items()}


def region_messages(top: Path) -> list[Message]:
    """What lessons say of single countries; what is no more than a number is the same everywhere."""
    said = sentences_of(top / "lessons" / "regions")
    return [Message(text, None, "lessons/regions/regions.yaml") for text in said if not text.isdecimal()]


def lesson_files(
    top: Path, code: str, messages: Mapping[str, Sequence[Message]], begun: Collection[str] = ()
) -> Iterator[tuple[str, PoFile]]:
    """The PO files of a language that there are, and those of lessons to be ``begun``, by their names.

    A lesson may wait for its translation, and is shown in English until all of it is there. Whether marks and
    places are the same in both is told by “posture lessons lint”, which names the lines.
    """
    for lesson_id, said in messages.items():
        name = f"lessons/{lesson_id}/{code}.po"
        if (top / name).exists() or lesson_id in begun:
            yield name, in_step(top / name, name, code, said, lambda *_: ())


def sentences(lesson: Lesson) -> list[Message]:
    """Each sentence once for its place, with a hint for whoever translates it."""
    found: dict[tuple[str, str], Message] = {}

    def collect(block: str, role: str, english: str, hint: str = "") -> Said:
        context = context_of(lesson.id, block, role)
        message = Message(english, None, "", context, (hint,) if hint else ())
        found.setdefault((context, english), message)
        return Said(english, 0)

    reworded(lesson, collect, lang=lesson.lang, path=lesson.path)
    return list(found.values())
