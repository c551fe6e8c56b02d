"""``posture learn`` as a process of its own that can be killed, and what of it is kept.

Run as a program it is that process: its one argument is a folder that was laid out before.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Self

sys.path.append(str(Path(__file__).parents[1]))  # laid_out.py serves several folders

from laid_out import opened
from posture.application.about_you import answers_about_work
from posture.application.keepsakes import kept, plan_name
from posture.application.learning import memory_of, progress_of
from posture.application.week import week_at_hand
from posture.cli import main
from posture.lessons.memory import card_id

NUMBER = "01632 960123, Ingrid"
_PROMPT = re.compile(r"q stops\)?: $")
_EXAMPLE = re.compile(r"such as ([\d ]+)\(q stops\): $")
Kept = Mapping[str, object]


class Learner:
    """Somebody who gives the first of all answers, always; they can be killed at any question."""

    def __init__(self, folder: Path) -> None:
        environment = os.environ | {"PYTHONUNBUFFERED": "1", "COLUMNS": "500"}
        self._process = subprocess.Popen(
            [sys.executable, __file__, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
        )
        self.question = self._next()
        """What is asked now; "" where it is over."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def answer(self) -> None:
        """Answer what is asked, and wait for the next question."""
        self.say()
        self.question = self._next()

    def say(self) -> None:
        """Answer what is asked, and wait for nothing."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{_reply(self.question)}\n".encode())
        self._process.stdin.flush()

    def kill(self) -> None:
        """As in a power cut: SIGKILL."""
        self._process.kill()
        self._process.communicate()

    def _next(self) -> str:
        assert self._process.stdout is not None
        said = ""
        while not _PROMPT.search(said):
            data = os.read(self._process.stdout.fileno(), 65536)
            if not data:
                code = self._process.wait()
                assert self._process.stderr is not None
                assert (code, self._process.stderr.read()) == (0, b"")
                return ""
            said += data.decode()
        return said.splitlines()[-1]


def _reply(question: str) -> str:
    if example := _EXAMPLE.search(question):
        return example[1]
    if "(y or n" in question:
        return "y" if "sure" in question else "n"
    if "Write it down" in question:
        return NUMBER
    return "" if "Enter goes on" in question else "1"


def kept_of(folder: Path) -> Kept:
    """All that the person has of a week's learning."""
    with opened(folder) as session:
        memory = memory_of(session)
        lessons = session.library.lessons.values()
        standings = progress_of(session).standings()
        week = week_at_hand(session)
        return {
            "part": (week.parts, week.at) if week else None,
            "asked": tuple(
                memory.times_asked(card_id(lesson, core)) for lesson in lessons for core in lesson.core
            ),
            "states": tuple(standings[lesson.id].state for lesson in lessons if lesson.id in standings),
            "places": tuple(standings[lesson.id].place for lesson in lessons if lesson.id in standings),
            "answers": tuple(
                tuple(sorted(standings[lesson.id].first_answers.items()))
                for lesson in lessons
                if lesson.id in standings
            ),
            "words": tuple(kept(session, ["it-phone", plan_name("everything")]).values()),
            "about you": tuple(answers_about_work(session).items()),
        }


if __name__ == "__main__":
    main.open_session = lambda *_, **__: opened(Path(sys.argv[1]))
    sys.exit(main.run(["learn"]))
