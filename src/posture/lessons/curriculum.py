"""The order in which lessons are met: what everybody needs first, then a little of everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from posture.lessons.lesson import Lesson
from posture.lessons.spacing import apart

EVERYBODY = (
    "first-ten-minutes",
    *("password-manager", "updates", "passkeys", "screen-lock", "unexpected-prompts", "phishing-core"),
)
"""Whom to call when something happened, then what protects most for the least work."""


def in_order(lessons: Iterable[Lesson], roles: Collection[str] = ()) -> tuple[Lesson, ...]:
    """All lessons in the order of the plan, for somebody of whom the ``roles`` hold.

    Lessons for certain roles come last until one of theirs holds; then they are the first of their track. No
    two of one track, such as messages, follow each other where that can be avoided.
    """
    by_id = {lesson.id: lesson for lesson in lessons}
    plan = [by_id.pop(name) for name in EVERYBODY if name in by_id]
    ours = [each for each in by_id.values() if set(each.roles) & set(roles)]
    for_all = [each for each in by_id.values() if not each.roles]
    later = [each for each in by_id.values() if each.roles and each not in ours]
    for part in ((*ours, *for_all), later):
        plan += apart(_in_rounds(part), lambda lesson: lesson.track, after=plan[-1].track if plan else None)
    return tuple(plan)


def _in_rounds(lessons: Sequence[Lesson]) -> tuple[Lesson, ...]:
    """The first of each track, then the second of each, and so on."""
    met: Counter[str] = Counter()
    rounds: list[tuple[int, Lesson]] = []
    for lesson in lessons:
        rounds.append((met[lesson.track], lesson))
        met[lesson.track] += 1
    return tuple(lesson for _, lesson in sorted(rounds, key=lambda each: each[0]))
