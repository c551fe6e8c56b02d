"""Every fault in every lesson: put in by program, and looked for on its line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from faults import advice, form, lists, message, passages, question, story
from faults.lines import Fault
from posture.checks.names import lessons_by_check
from posture.content.problems import Problem
from posture.lessons.format import read_lesson
from posture.lessons.lint import lint_lesson

_TOP = Path(__file__).parents[3]
_SHELVES = (_TOP / "lessons", Path(__file__).parents[1] / "shelf")
LESSONS: tuple[Path, ...] = tuple(sorted(path for shelf in _SHELVES for path in shelf.glob("*/lesson.md")))
"""The lessons that are shipped, and one that has every kind of block."""
CHECKS: Collection[str] = lessons_by_check(_TOP / "checks")
ERRORS: Mapping[str, tuple[str, Fault]] = {
    **form.FAULTS,
    **question.FAULTS,
    **message.FAULTS,
    **lists.FAULTS,
    **story.FAULTS,
    **passages.FAULTS,
}
ADVICE: Mapping[str, tuple[str, Fault]] = advice.FAULTS
FAULTS: Mapping[str, tuple[str, Fault]] = {**ERRORS, **ADVICE}
_MOST = 4
"""One fault is not to bury itself under others."""
_TODAY = date(2026, 11, 28)


@dataclass(frozen=True, slots=True)
class Injected:
    """A fault in a lesson: what was to be found, and what was."""

    lesson: str
    name: str
    code: str
    line: int
    problems: tuple[Problem, ...]
    usable: bool
    """Whether the lesson was taken all the same, as it is with advice."""

    @property
    def missed(self) -> str:
        """What is wrong with how it was found, or ""."""
        found = {(problem.code, problem.line) for problem in self.problems}
        where = f"{self.lesson}, {self.name}: {self.code} on line {self.line}"
        if (self.code, self.line) not in found:
            return f"{where}, found {sorted(found)}"
        if self.usable is not self.code.startswith("W"):
            return f"{where}, and the lesson was {'taken' if self.usable else 'refused'}"
        if not self.usable and len(self.problems) > _MOST:
            return f"{where}, among {len(self.problems)} problems"
        return ""


@cache
def inject(path: Path) -> tuple[Injected, ...]:
    """Each fault for which the lesson has something to break."""
    return tuple(_injected(path))


def _injected(path: Path) -> Iterator[Injected]:
    text = path.read_text(encoding="utf-8")
    drawings = {file.name: file.read_text(encoding="utf-8") for file in path.parent.glob("*.svg")}
    for name, (code, fault) in FAULTS.items():
        lines = text.split("\n")
        try:
            line = fault(lines)
        except LookupError:
            continue
        broken = "\n".join(lines)
        folder = path.parent.name
        lesson, problems = read_lesson(broken, "lesson.md", folder=folder, checks=CHECKS, drawings=drawings)
        if lesson is not None:
            problems = (*problems, *lint_lesson(lesson, broken, _TODAY))
        yield Injected(folder, name, code, line, problems, lesson is not None)
