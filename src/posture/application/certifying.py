"""A certificate of what was learned: what it would say, the badge and its page.

It is made when the person asks for it, of what is on this computer, into a folder that they choose. Nothing
of it is kept here, the name least of all.
"""

from __future__ import annotations

import calendar
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date
from pathlib import Path
from uuid import NAMESPACE_OID, uuid4, uuid5

from posture.application.drawings import as_address, light_colours
from posture.application.errors import ApplicationError
from posture.application.learning import memory_of, progress_of
from posture.application.new_file import cannot_write, take_back, write_new
from posture.application.session import Session
from posture.application.shipped_files import shipped_bytes
from posture.lessons.certificate.badge import Badge, plain
from posture.lessons.certificate.page import certificate_page
from posture.lessons.lesson import Lesson
from posture.lessons.memory import Strength
from posture.lessons.progress import LessonState
from posture.words import speech
from posture.words.phrase import Phrase, phrase
from posture.words.speech import spoken

LONGEST_NAME = 100  # letters
_WEAK = (Strength.NEW, Strength.WORTH_A_LOOK)
MONTHS = 18
"""How long one holds: what is dangerous changes, and so does what a lesson says of it."""
_FILE = "posture-certificate"

SUBJECTS: Mapping[str, Phrase] = {
    "": phrase("Working securely at home"),
    "accounts": phrase("Passwords and signing in"),
    "device": phrase("My computer"),
    "home": phrase("My home as a place of work"),
    "messages": phrase("Messages and calls"),
    "incidents": phrase("When something happens"),
}
"""What a certificate can be about: everything, or the lessons of a track, by its name."""

_DESCRIPTION = phrase(
    "Short lessons on working securely. Each was worked through to its end, and was likely still remembered "
    "on the day of this certificate."
)
_HOW = phrase("These lessons were worked through to their end:")
ISSUER = phrase("The learner's own computer")
SELF_SAID = phrase(
    "Posture wrote this on the learner's own computer, because the learner asked for it. Nobody watched, and "
    "nobody checked who learned. The signature shows that nothing was changed since then; it does not show "
    "who somebody is."
)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a certificate may be about; ``track`` is "" for everything.

    ``lessons`` are the titles that it names; ``to_do`` are those to be worked through first, and
    ``to_review`` those whose questions are to be answered once more.
    """

    track: str
    title: str
    lessons: tuple[str, ...]
    to_do: tuple[str, ...]
    to_review: tuple[str, ...]

    @property
    def earned(self) -> bool:
        return not self.to_do and not self.to_review


@dataclass(frozen=True, slots=True)
class Certificate:
    """What was written: the badge, and the page to print beside it."""

    badge: Path
    page: Path


def subjects(session: Session) -> tuple[Subject, ...]:
    """Everything, then each track, with what is still open. Reads what is kept, and changes nothing.

    Lessons for certain work do not count and are not named: they would tell what somebody's work is.
    """
    done: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    if session.has_kept:
        with session.rows():
            standings = progress_of(session).standings()
            memory = memory_of(session)
            done = frozenset(name for name, each in standings.items() if each.state is LessonState.DONE)
            # Just after any answer a question is likely remembered, and after a wrong one, what was wrong.
            weak = frozenset(
                each.id
                for each in _lessons(session, "")
                if each.id in done and (memory.strength(each) in _WEAK or not memory.last_right(each))
            )
    found = [
        Subject(
            track,
            title,
            tuple(each.title for each in lessons),
            tuple(each.title for each in lessons if each.id not in done),
            tuple(each.title for each in lessons if each.id in weak),
        )
        for track, title in SUBJECTS.items()
        if (lessons := _lessons(session, track))
    ]
    return tuple(found)


def make_certificate(session: Session, folder: Path, *, track: str = "", name: str = "") -> Certificate:
    """Write a badge and its page into a folder, in the language that is spoken; both or neither.

    The folder is made where it is missing. Both are readable for this account alone: whom to show them to is
    for the person to say.

    The key that signs it is made for this badge and forgotten, so that nothing on this computer, and no
    other badge, can be told to belong to it. ApplicationError where it is not earned, the name cannot be
    used, or a file is there or cannot be written.
    """
    from posture.lessons.certificate.proof import signed  # what signs is loaded once something is

    subject = next((each for each in subjects(session) if each.track == track), None)
    if subject is None or not subject.earned:
        raise ApplicationError(phrase("There are lessons left before this certificate can be made."))
    badge = _badge(session, subject, _usable(name))
    stem = f"{_FILE}-{track}" if track else _FILE
    files = folder / f"{stem}.json", folder / f"{stem}.html"
    if any(file.exists() or file.is_symlink() for file in files):
        raise ApplicationError(
            phrase(
                "There is such a certificate in “{folder}” already. Choose another folder, or move it away.",
                folder=str(folder),
            )
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise cannot_write(folder, error) from error
    write_new(files[0], signed(badge), private=True)
    try:
        write_new(files[1], _page(badge, subject, files[0].name).encode(), private=True)
    except ApplicationError:
        take_back(files[0])
        raise
    return Certificate(*files)


def _page(badge: Badge, subject: Subject, file: str) -> str:
    drawing = as_address(shipped_bytes("ui/drawings/certificate.svg").decode(), light_colours())
    return certificate_page(badge, subject.lessons, file, drawing)


def _lessons(session: Session, track: str) -> list[Lesson]:
    return [
        lesson
        for lesson in session.library.lessons.values()
        if not lesson.roles and track in ("", lesson.track)
    ]


def _badge(session: Session, subject: Subject, name: str) -> Badge:
    lessons = _lessons(session, subject.track)
    now = session.now()
    day = min(now.astimezone().date(), now.astimezone(UTC).date())  # what begins tomorrow is not valid yet
    content = json.dumps(sorted((lesson.id, lesson.rev) for lesson in lessons))
    named = "\n".join(f"- {title}" for title in subject.lessons)
    return Badge(
        id=uuid4().urn,
        subject=uuid4().urn,
        name=name,
        achievement=uuid5(NAMESPACE_OID, content).urn,
        language=speech.code(),
        title=spoken(subject.title),
        description=spoken(_DESCRIPTION),
        criteria=f"{spoken(_HOW)}\n\n{named}",
        issuer_name=spoken(ISSUER),
        issuer_description=spoken(SELF_SAID),
        day=day,
        until=later(day, MONTHS),
    )


def _usable(name: str) -> str:
    """The name without spaces around it; ApplicationError where it has letters that cannot be shown."""
    name = " ".join(name.split())
    blank = not any(unicodedata.category(each)[0] in "LNPS" for each in name)
    if len(name) > LONGEST_NAME or not plain(name) or (name and blank):
        raise ApplicationError(
            phrase(
                "This name cannot stand on a certificate. It may have {most} letters, all of them visible.",
                most=LONGEST_NAME,
            )
        )
    return name


def later(day: date, months: int) -> date:
    """The same day that many months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
