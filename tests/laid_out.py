"""A person's home three weeks after a lesson, and lessons of which the next has every kind of block."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from posture.application.checking import check_now
from posture.application.learning import Question, answer, find_lesson, finish
from posture.application.remembering import remember
from posture.application.session import Session
from posture.content.locate import shipped
from posture.host.recordings.recorded import RecordedHost

_TESTS = Path(__file__).parent
_HOST = _TESTS / "hosts" / "kubuntu-plain-x11vnc"
_EVERYTHING = _TESTS / "lessons" / "shelf" / "everything"
LEARNED, NEW = "screen-lock", _EVERYTHING.name
"""The lesson that was done three weeks ago, and the one that comes next: it has every kind of block."""
LESSON_DAY = datetime(2026, 11, 1, 9, 14, tzinfo=UTC)
TODAY = LESSON_DAY + timedelta(days=21)


def lay_out(folder: Path) -> None:
    """Lay out the home, and beside it the checks and lessons that there are."""
    lessons = folder / "content" / "lessons"
    lessons.mkdir(parents=True)
    (folder / "content" / "checks").symlink_to(shipped() / "checks")
    for name in ("regions", LEARNED):
        (lessons / name).symlink_to(shipped() / "lessons" / name)
    shutil.copytree(_EVERYTHING, lessons / NEW)
    text = lessons / NEW / "lesson.md"
    text.write_text(text.read_text().replace("{for=gnome,cinnamon}", "{for=gnome,kde}"))  # that computer's
    with opened(folder, LESSON_DAY) as session:
        remember(session, check_now(session))
        lesson = find_lesson(session, LEARNED)
        for block in lesson.blocks:
            if isinstance(block, Question):
                answer(session, lesson, block, block.right)
        finish(session, lesson)


def opened(folder: Path, today: datetime = TODAY) -> Session:
    """The person's session on a day, in a folder that was laid out."""
    return Session(
        folder / "home", RecordedHost(_HOST), live=True, clock=lambda: today, content=folder / "content"
    )
