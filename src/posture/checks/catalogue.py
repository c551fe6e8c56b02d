"""All checks, read from their folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from types import MappingProxyType

from posture.checks.check import AREAS, Check, Fix
from posture.checks.check_file import CheckFile, read_check
from posture.checks.support_table import load_table
from posture.content.problems import Problem
from posture.policy.limits import Limit

__all__ = ["Catalogue", "Check", "Fix", "lint", "load"]

_KNOWLEDGE = ("knowledge", "end-of-support.yaml")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The checks by id, area by area and the weightiest first, and the problems of their files."""

    checks: Mapping[str, Check]
    problems: tuple[Problem, ...]

    @property
    def limits(self) -> Mapping[str, Limit]:
        """Every number that a policy may choose, by name."""
        return {name: limit for check in self.checks.values() for name, limit in check.limits.items()}

    @property
    def ballot_checks(self) -> tuple[str, ...]:
        """The checks that a ballot may ask about, by name."""
        return tuple(sorted(check.id for check in self.checks.values() if check.ballot))


def load(folder: Traversable) -> Catalogue:
    """The checks in the ``*.md`` files of ``folder``; a broken file is left out and reported, never raised.

    Codes, beside those of single files: C100 a folder that cannot be read, C102 an id in two files, C134 a
    limit that two checks describe differently.
    """
    try:
        files = sorted(
            (file for file in folder.iterdir() if file.name.endswith(".md")), key=lambda file: file.name
        )
    except OSError:
        return Catalogue({}, (Problem(folder.name, 1, "C100", "I cannot read this folder."),))
    read = [read_check(file, f"{folder.name}/{file.name}") for file in files]
    checks = [file.check for file in read if file.check is not None]
    checks.sort(key=lambda check: (AREAS.index(check.area), -check.weight, check.id))
    problems = (*(problem for file in read for problem in file.problems), *_clashes(read))
    return Catalogue(MappingProxyType({check.id: check for check in checks}), tuple(sorted(problems)))


def lint(folder: Traversable) -> tuple[Problem, ...]:
    """Everything to mend in the folder's checks and its dated knowledge, by file and line. Never raises."""
    table = folder.joinpath(*_KNOWLEDGE)
    _, problems = load_table(table, "/".join((folder.name, *_KNOWLEDGE)))
    return tuple(sorted((*load(folder).problems, *problems)))


def _clashes(files: Sequence[CheckFile]) -> Iterator[Problem]:
    limits: dict[str, Limit] = {}
    owners = Counter(file.id for file in files if file.id)
    for file in files:
        if owners[file.id] > 1 and not file.check:
            yield Problem(file.path, file.id_line, "C102", f"Another file has a check “{file.id}”, too.")
        for name, limit in file.check.limits.items() if file.check else ():
            if limits.setdefault(name, limit) != limit:
                message = f"Another check describes the limit “{name}” with other numbers."
                yield Problem(file.path, 1, "C134", message)
