"""How long Lessons takes to open, and a review to compose, for somebody who has learned for years.

Makes 300 lessons of those shipped and a database with 10 000 reviews in a folder of its own. Prints what
each thing takes the first time, in a process that has loaded nothing yet of FSRS, and in the middle and at
most of the times after.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from posture.application.about_you import answers_about_work
from posture.application.learning import lesson_cards, next_lesson
from posture.application.placement import Placement, may_place
from posture.application.session import Session
from posture.application.suggested import suggested
from posture.application.week import begin_week, review_of_week, week_at_hand
from posture.content.locate import shipped
from posture.host.live import LiveHost
from posture.lessons.library import load
from posture.lessons.memory import card_id

LESSONS = 300
REVIEWS = 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        content, home = Path(folder, "content"), Path(folder, "home")
        _write_lessons(content)
        _fill(content, home)
        with Session(home, LiveHost(), live=True, content=content) as session:
            asked: tuple[tuple[str, Callable[[], object]], ...] = (
                ("reading the lessons' files", lambda: load(content / "lessons")),
                ("opening Lessons", lambda: _found(session)),
                ("beginning a week", lambda: begin_week(session)),
                ("composing a review", lambda: review_of_week(session)),
                ("choosing the next lesson", lambda: next_lesson(session)),
                ("beginning a placement", lambda: Placement(session)),
            )
            session.written_library  # noqa: B018 - read once, and told apart
            for what, work in asked:
                first, *others = (_timed(work) for _ in range(options.runs + 1))
                middle, most = statistics.median(others), max(others)
                print(f"{what:28} {first:7.1f} ms at first, {middle:7.1f} in the middle, {most:7.1f} at most")


def _found(session: Session) -> object:
    """All that the page asks for."""
    return (
        lesson_cards(session),
        week_at_hand(session),
        answers_about_work(session),
        may_place(session),
        suggested(session),
    )


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _write_lessons(content: Path) -> None:
    """The shipped ones over and over, each under another name, beside the checks."""
    source = Path(str(shipped()))
    content.mkdir()
    (content / "checks").symlink_to(source / "checks")
    shutil.copytree(source / "lessons" / "regions", content / "lessons" / "regions")
    names = sorted(file.parent.name for file in (source / "lessons").glob("*/lesson.md"))
    for number in range(LESSONS):
        name = names[number % len(names)]
        copied = content / "lessons" / f"{name}-{number}"
        shutil.copytree(source / "lessons" / name, copied)
        text = (copied / "lesson.md").read_text(encoding="utf-8")
        text = text.replace(f"lesson: {name}\n", f"lesson: {copied.name}\n", 1)
        (copied / "lesson.md").write_text(text, encoding="utf-8")


def _fill(content: Path, home: Path) -> None:
    """All lessons done and all questions asked, the reviews spread over three years, one transaction."""
    rng = Random(1)
    clock = datetime.now().astimezone() - timedelta(days=1)
    with Session(home, LiveHost(), live=True, clock=lambda: clock, content=content) as session:
        from posture.application.learning import memory_of, progress_of

        memory, progress = memory_of(session), progress_of(session)
        cards: list[str] = []
        with session.database.transaction():
            for lesson in session.library.lessons.values():
                progress.finish(lesson)
                cards += [card_id(lesson, question) for question in lesson.core]
            days = sorted(rng.randrange(1, 1000) for _ in range(REVIEWS))
            for number, ago in enumerate(reversed(days)):
                clock = datetime.now().astimezone() - timedelta(days=ago)
                memory.review(cards[number % len(cards)], rng.choice((1, 2, 3, 3, 3)))  # type: ignore[arg-type]
        print(f"{len(session.library.lessons)} lessons, {len(cards)} questions, {len(days)} reviews")


if __name__ == "__main__":
    main()
