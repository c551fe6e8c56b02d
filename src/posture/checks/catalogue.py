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
from posture.content.locate import shown
from posture.content.problems import Problem
from posture.content.strays import stray_files
from posture.content.suggestion import did_you_mean
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
        return Catalogue({}, (Problem(shown(folder), 1, "C100", "I cannot read this folder."),))
    read = [read_check(file, shown(file)) for file in files]
    checks = [file.check for file in read if file.check is not None]
    checks.sort(key=lambda check: (AREAS.index(check.area), -check.weight, check.id))
    problems = (*(problem for file in read for problem in file.problems), *_clashes(read))
    return Catalogue(MappingProxyType({check.id: check for check in checks}), tuple(sorted(problems)))


def lint(folder: Traversable) -> tuple[Problem, ...]:
    """Everything to mend in the folder's checks and the dated knowledge beside them, by file and line.

    Never raises. Codes: C100 here also for a folder without checks, C135 a check in “after” that is none,
    C136 checks that each come after the other, W190 a file that nothing reads.
    """
    found = load(folder)
    problems = found.problems
    if not found.checks and not problems:
        problems = (Problem(shown(folder), 1, "C100", "There is no check in this folder, no file “….md”."),)
    problems += tuple(_strange_order(found.checks))
    problems += tuple(stray_files(folder, readable=".md", wanted="A check lies in a file “<id>.md”."))
    table = folder.joinpath(*_KNOWLEDGE)
    if _may_be_there(table):
        problems += load_table(table, shown(table))[1]
    return tuple(sorted(problems))


def _strange_order(checks: Mapping[str, Check]) -> Iterator[Problem]:
    for check in checks.values():
        for name in check.after:
            if name not in checks:
                message = f"There is no check “{name}” to come after.{did_you_mean(name, checks)}"
                yield Problem(check.path, 1, "C135", message)
        if check.id in _before(check, checks):
            yield Problem(check.path, 1, "C136", f"“{check.id}” is to come after itself.")


def _before(check: Check, checks: Mapping[str, Check]) -> set[str]:
    """Every check that is to be mended before, by its own word or that of one of them."""
    found: set[str] = set()
    ahead = [*check.after]
    while ahead:
        name = ahead.pop()
        if name in checks and name not in found:
            found.add(name)
            ahead += checks[name].after
    return found


def _may_be_there(file: Traversable) -> bool:
    try:
        return file.is_file()
    except OSError:  # in a folder that is closed to us; opening it says so
        return True


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
