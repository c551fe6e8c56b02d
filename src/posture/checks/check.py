"""A check: a question about facts, with its rule, its words and how to mend what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.checks.rule import Clause
from posture.checks.verdict import Outcome
from posture.host.model import System
from posture.policy.limits import Limit

AREAS = ("your-files", "getting-in", "your-software", "your-network", "keeps-working")
"""The groups of checks, in the order in which they are shown."""


HOLDS = 14
"""For how many days an answer holds where the check does not say: settings rarely change by themselves."""


REPAIRS = ("screen-lock",)
"""The names of the repairs in ``posture.checks.repairs.known``."""


def scope_of(check: str) -> str:
    """The catalogue that holds the translations of a check's words."""
    return f"checks/{check}"


@dataclass(frozen=True, slots=True)
class Case:
    """Steps that are for one thing found only, where ``fact`` has one of the ``values``.

    ``heading`` says what was found, and ``text`` what is worth knowing before the first step, or "".
    """

    heading: str
    fact: str
    values: tuple[str, ...]
    steps: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """How a person mends it on a system, in ``steps``; ``desktop`` is "" where it does not matter.

    ``text`` is what is worth knowing before the first step, or "". Both may hold ``{$limit}``. Where what is
    to be done depends on what was found, the steps stand in ``cases``, each one way from its first to its
    last step, and ``steps`` is empty.
    """

    system: System
    desktop: str
    steps: tuple[str, ...]
    text: str
    cases: tuple[Case, ...] = ()

    @property
    def ways(self) -> tuple[Fix | Case, ...]:
        """Each list of steps that is to be followed in order."""
        return self.cases or (self,)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the answer comes from on a system: what is ``read``, what ``decides``, what stays ``hidden``
    from a plain user, and what an ``administrator`` sees besides.
    """

    read: str
    decides: str
    hidden: str
    administrator: str


@dataclass(frozen=True, slots=True)
class Check:
    """A check as its file says it.

    ``title`` says how it is to be, as a fact. ``topic`` names what it is about, and stands wherever its state
    stands beside it: nobody is to read there that it is so. ``reads`` says in a line what is read for it, or
    is "". ``minutes`` is about how long the fix takes, and ``takes`` has a sentence for systems where there
    is more to say; ``weight`` from 1 to 10 is how much it matters. ``alarm`` is what to do at once where
    somebody else may be at work on the computer, or "". ``found`` holds a sentence for each alternative of
    the outcome's clause, with ``{family.field}`` in it; ``wanted`` is the passing state in a sentence with
    ``{$limit}`` in it, or "" to say it from the rule.
    ``open`` maps a system or desktop to the name of a settings page, and ``repair`` names what
    Posture itself can set for the person. Mending it comes ``after`` mending what
    these other checks find: it is safer then, or works only then. ``holds`` is for how many days an
    answer may be told as one of today. ``looks`` say how a person finds out by themselves what Posture could
    not tell.
    """

    id: str
    rev: int
    title: str
    topic: str
    act: str
    reads: str
    area: str
    weight: int
    minutes: int
    takes: Mapping[System, str]
    alarm: str
    systems: frozenset[System]
    facts: tuple[str, ...]
    applies: Clause
    passes: Clause
    warns: Clause
    stale: Clause
    limits: Mapping[str, Limit]
    holds: int
    ballot: bool
    found: Mapping[Outcome, tuple[str, ...]]
    wanted: str
    open: Mapping[str, str]
    repair: str | None
    lesson: str | None
    after: tuple[str, ...]
    maps: Mapping[str, tuple[str, ...]]
    why: str
    fixes: tuple[Fix, ...]
    looks: tuple[Fix, ...]
    origins: Mapping[System, Origin]
    path: str

    @property
    def scope(self) -> str:
        """The catalogue that holds the translations of its words."""
        return scope_of(self.id)

    def fix(self, system: System, desktop: str) -> Fix | None:
        """How to mend it there: for that desktop where it differs, else for the system."""
        fixes = {fix.desktop: fix for fix in self.fixes if fix.system is system}
        return fixes.get(desktop) or fixes.get("")

    def look(self, system: System, desktop: str) -> Fix | None:
        """How a person finds out there by themselves, as ``fix``."""
        looks = {look.desktop: look for look in self.looks if look.system is system}
        return looks.get(desktop) or looks.get("")

    def in_force(self, chosen: Mapping[str, int]) -> Mapping[str, int]:
        """The number that each limit of this check has under a policy's choices."""
        return {name: limit.in_force(chosen) for name, limit in self.limits.items()}
