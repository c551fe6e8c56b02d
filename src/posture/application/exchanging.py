"""Lessons into a file for other programs, and lessons begun from questions of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from posture.application.drawings import as_address, light_colours
from posture.application.errors import ApplicationError
from posture.application.learning import find_lesson
from posture.application.new_file import cannot_write, take_back, write_new
from posture.application.opening import lesson_to_read
from posture.application.session import Session
from posture.application.shipped_files import shipped_bytes, shipped_names
from posture.content.form import read_text
from posture.content.problems import Problem, ProblemLog
from posture.lessons.exchange.cmi5_package import cmi5_package
from posture.lessons.exchange.draft import Draft, drafts_of_gift
from posture.lessons.exchange.gift_export import as_gift
from posture.lessons.lesson import Lesson
from posture.words.phrase import phrase
from posture.words.speech import spoken

_LARGEST = 4_000_000  # bytes: some 10 000 questions


@dataclass(frozen=True, slots=True)
class Lent:
    """What was written for others: how many lessons and questions; what is left out, by kind of block."""

    lessons: int
    questions: int
    left_out: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Begun:
    """A lesson begun from questions of others: its file, and how many explanations it still wants."""

    id: str
    file: Path
    questions: int
    without_why: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The lessons begun, and by line what of the file is in none of them."""

    lessons: tuple[Begun, ...]
    problems: tuple[Problem, ...]


def write_gift(session: Session, file: Path, wanted: Sequence[str] = ()) -> Lent:
    """Write these lessons (default: all) as GIFT, in the language that is spoken where they have it.

    Raises ApplicationError where there is no such lesson, or the file is there or cannot be written.
    """
    chosen = [find_lesson(session, name) for name in dict.fromkeys(wanted or session.library.lessons)]
    gift = as_gift(chosen)
    write_new(file, gift.text.encode())
    return Lent(len(chosen), gift.questions, gift.left_out)


def write_cmi5(session: Session, file: Path, wanted: Sequence[str] = ()) -> int:
    """Write these lessons (default: all) as a cmi5 package, and give back how many they are.

    In the language that is spoken where they have it, with what holds in this country, for every system.
    Raises ApplicationError as ``write_gift``.
    """
    chosen = [find_lesson(session, name) for name in dict.fromkeys(wanted or session.library.lessons)]
    colours = light_colours()
    player = {name: shipped_bytes(f"ui/player/{name}") for name in shipped_names("ui/player")}
    lessons = [(lesson_to_read(session, lesson), _drawings(session, lesson, colours)) for lesson in chosen]
    title = spoken(phrase("Posture: lessons")) if len(chosen) > 1 else chosen[0].title
    write_new(file, cmi5_package(lessons, title, player))
    return len(chosen)


def _drawings(session: Session, lesson: Lesson, colours: Mapping[str, str]) -> dict[str, str]:
    """The lesson's drawings as addresses that hold them, in the colours of the light theme."""
    folder = session.content / "lessons" / lesson.id
    found = {}
    for picture in lesson.pictures:
        found[picture.file] = as_address((folder / picture.file).read_text(encoding="utf-8"), colours)
    return found


def begin_from_gift(file: Path, folder: Path) -> Taken:
    """Put a lesson for each category of a GIFT file into a folder of its own below ``folder``.

    Raises ApplicationError where the file cannot be read or a lesson cannot be written; what is there
    already is never written over, and then none is written.
    """
    notes = ProblemLog(str(file))
    drafts = drafts_of_gift(_read(file), file.stem, notes)
    _refuse_existing(drafts, folder)
    begun: list[Begun] = []
    try:
        begun.extend(_begin(draft, folder) for draft in drafts)
    except BaseException:
        for made in begun:  # or they would be in the way of the next try
            take_back(made.file)
            _leave(made.file.parent)
        raise
    return Taken(tuple(begun), notes.problems)


def _read(file: Path) -> str:
    try:
        too_large = file.stat().st_size > _LARGEST
    except OSError:
        too_large = False
    if too_large:
        raise ApplicationError(
            phrase("“{file}” is larger than 4 MB. Split it, and import each part.", file=str(file))
        )
    text, problems = read_text(file, str(file))
    if text is None:
        raise ApplicationError("\n".join(map(str, problems)))
    return text


def _refuse_existing(drafts: Iterable[Draft], folder: Path) -> None:
    for draft in drafts:
        place = folder / draft.id
        if place.exists() or place.is_symlink():
            raise ApplicationError(
                phrase(
                    "There is a folder “{folder}” already, so nothing was written. Name an empty folder.",
                    folder=str(place),
                )
            )


def _begin(draft: Draft, folder: Path) -> Begun:
    place = folder / draft.id
    try:
        place.mkdir(parents=True)
    except OSError as error:
        raise cannot_write(place, error) from error
    file = place / "lesson.md"
    try:
        write_new(file, draft.text.encode())
    except BaseException:
        _leave(place)
        raise
    return Begun(draft.id, file, draft.blocks, draft.without_why)


def _leave(folder: Path) -> None:
    with suppress(OSError):  # somebody put something there meanwhile
        folder.rmdir()
