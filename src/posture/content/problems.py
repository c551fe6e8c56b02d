"""What is wrong with a content file, by file and line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps the file from being used; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend: ``str()`` is ``path:line: CODE sentence``; lines count from 1."""

    path: str
    line: int
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code} {self.message}"


class ProblemLog:
    """Collects what is wrong with one file while it is read."""

    def __init__(self, path: str, found: Iterable[Problem] = ()) -> None:
        self.path = path
        self._found = list(found)

    def error(self, line: int, code: str, message: str) -> None:
        self._found.append(Problem(self.path, line, code, message))

    def warning(self, line: int, code: str, message: str) -> None:
        self._found.append(Problem(self.path, line, code, message, Severity.WARNING))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All of them, by line."""
        return tuple(sorted(self._found))

    @property
    def broken(self) -> bool:
        """Whether at least one is an error."""
        return any(problem.severity is Severity.ERROR for problem in self._found)


class ContentError(Exception):
    """Content that cannot be used; ``str()`` is a sentence for the person."""

    def __init__(self, sentence: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(sentence)
        self.problems = problems
