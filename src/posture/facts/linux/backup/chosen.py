"""The folders that somebody chose in the window of a backup program, and where it keeps its copies."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from posture.facts.linux.backup.backup_program import BackupProgram
from posture.facts.linux.backup.coverage import Extent, Sources, extent, with_home
from posture.facts.linux.backup.targets import kept_here, stay_here
from posture.facts.model import Reason, Unreadable
from posture.host.model import Host
from posture.words.phrase import phrase

Plan = TypeVar("Plan")


@dataclass(frozen=True, slots=True)
class Plans:
    """The plans of a program by what each copies, and what it is called.

    Which part of the home folder somebody chose in a window is theirs to know. Nothing is said of no folders
    at all, nor of names that only the program understands, such as ``$DOCUMENTS``.
    """

    title: str
    method: str

    def counting(self, host: Host, plans: Sequence[tuple[Plan, Sources]]) -> tuple[Plan, ...] | Unreadable:
        """Those that copy something of the home folder to somewhere else; else why none does."""
        reasons = [(plan, self._why_not(host, sources)) for plan, sources in plans]
        found = tuple(plan for plan, reason in reasons if reason is None)
        return found or next((reason for _, reason in reasons if reason is not None), ())

    def _why_not(self, host: Host, sources: Sources) -> Unreadable | None:
        paths = tuple(with_home(path, host.home()) for path in sources.paths)
        excluded = tuple(with_home(path, host.home()) for path in sources.excluded)
        told = replace(sources, paths=paths, excluded=excluded)
        if paths and extent(host, told) is Extent.NOTHING:
            return Unreadable(
                Reason.UNRECOGNISED,
                phrase("{program} copies other folders, and none of your home folder.", program=self.title),
                phrase("Choose your home folder in {program} as well.", program=self.title),
                self.method,
            )
        return kept_here(self.title, self.method) if stay_here(host, sources.targets) else None


def of_this_person(
    host: Host, program: BackupProgram, title: str, sources: Iterable[Sources]
) -> BackupProgram:
    """The program as it is, or without a date where no plan of it counts, see ``Plans``."""
    found = Plans(title, program.method).counting(host, [(one, one) for one in sources])
    return replace(program, finished=found) if isinstance(found, Unreadable) else program
