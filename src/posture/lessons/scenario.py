"""A story in steps, in which each choice has its consequence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Ending(StrEnum):
    """How a story ends: well, well after all, or with harm done."""

    GOOD = "good"
    RECOVERED = "recovered"
    HARM = "harm"


@dataclass(frozen=True, slots=True)
class Choice:
    """What one can do at a step, and the name of the step it leads to."""

    text: str
    leads_to: str
    line: int


@dataclass(frozen=True, slots=True)
class Step:
    """A moment of the story: with choices, or the end; ``recovery`` is what to do after harm, or ""."""

    name: str
    text: str
    choices: tuple[Choice, ...]
    ending: Ending | None
    recovery: str
    line: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """The steps by name, the first at the beginning; every one of them can be reached from it."""

    name: str
    intro: str
    steps: Mapping[str, Step]
    line: int

    @property
    def start(self) -> Step:
        return self.steps[START]


START = "start"


def reachable(steps: Mapping[str, Step], start: str = START) -> frozenset[str]:
    """The names of the steps that can be come to from ``start``, itself included."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in steps and name not in found:
            found.add(name)
            waiting += [choice.leads_to for choice in steps[name].choices]
    return frozenset(found)
