"""The kinds of blocks a lesson may hold, one module each.

A new kind is a new module with a ``parse`` like the others', a type in ``posture.lessons.lesson`` and a
line in ``KINDS``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from posture.content.blocks import Section
from posture.content.problems import ProblemLog
from posture.lessons.blocks import do_it, match, order, question, read, scenario, spot
from posture.lessons.lesson import Block

Parse: TypeAlias = Callable[[Section, ProblemLog], Block | None]

KINDS: Mapping[str, Parse] = {
    "Read": read.parse,
    "Question": question.parse,
    "Spot the signs": spot.parse,
    "Put in order": order.parse,
    "Match": match.parse,
    "Scenario": scenario.parse,
    "Do it": do_it.parse,
}
FLAGS: Mapping[str, tuple[str, ...]] = {"Question": ("core", "v", "of")}
"""What may stand in the braces beside the name, by kind."""
