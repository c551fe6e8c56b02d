"""What changes for a person when a policy takes the place of another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from posture.policy.policy import Goal, Policy


class ChangeKind(StrEnum):
    """What sort of thing changed; the values are stable."""

    CHECK_ADDED = "check-added"
    CHECK_REMOVED = "check-removed"
    LIMIT = "limit"
    GOAL = "goal"
    GROUPS = "groups"
    REASON = "reason"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: ``subject`` is a check or a limit; ``before`` and ``after`` are in words, “” for nothing.

    For a limit “” means its default. ``str()`` is a sentence.
    """

    kind: ChangeKind
    subject: str
    before: str
    after: str

    def __str__(self) -> str:
        return _SENTENCES[self.kind].format(
            subject=self.subject,
            before=self.before or _NOTHING[self.kind],
            after=self.after or _NOTHING[self.kind],
        )


_SENTENCES: Mapping[ChangeKind, str] = {
    ChangeKind.CHECK_ADDED: "“{subject}” is asked about from now on.",
    ChangeKind.CHECK_REMOVED: "“{subject}” is asked about no more.",
    ChangeKind.LIMIT: "The limit “{subject}” was {before} and becomes {after}.",
    ChangeKind.GOAL: "The goal for “{subject}” was {before} and becomes {after}.",
    ChangeKind.GROUPS: "The groups were {before} and become {after}.",
    ChangeKind.REASON: "The reason given was {before} and becomes {after}.",
    ChangeKind.LESSON: "The lesson suggested was {before} and becomes {after}.",
}
_NOTHING: Mapping[ChangeKind, str] = dict.fromkeys(ChangeKind, "none") | {ChangeKind.LIMIT: "the default"}


def difference(old: Policy | None, new: Policy) -> tuple[Change, ...]:
    """Every change from ``old`` to ``new``, in a fixed order; all of ``new`` where there was no policy."""
    return tuple(_changes(old, new))


def _changes(old: Policy | None, new: Policy) -> Iterator[Change]:
    old_checks = old.checks if old else ()
    for check in new.checks:
        if check not in old_checks:
            yield Change(ChangeKind.CHECK_ADDED, check, "", check)
    for check in old_checks:
        if check not in new.checks:
            yield Change(ChangeKind.CHECK_REMOVED, check, check, "")
    yield from _each(ChangeKind.LIMIT, _limit_words(old), _limit_words(new))
    yield from _each(ChangeKind.GOAL, _goal_words(old), _goal_words(new))
    yield from _each(ChangeKind.GROUPS, _group_words(old), _group_words(new))
    yield from _each(ChangeKind.REASON, _reason_words(old), _reason_words(new))
    yield from _each(ChangeKind.LESSON, _lesson_words(old), _lesson_words(new))


def _each(kind: ChangeKind, before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for subject in sorted({*before, *after}):
        was, becomes = before.get(subject, ""), after.get(subject, "")
        if was != becomes:
            yield Change(kind, subject, was, becomes)


def _limit_words(policy: Policy | None) -> Mapping[str, str]:
    return {name: str(value) for name, value in policy.limits.items()} if policy else {}


def _goal_words(policy: Policy | None) -> Mapping[str, str]:
    return {check: _goal(goal) for check, goal in policy.goals.items()} if policy else {}


def _goal(goal: Goal) -> str:
    words = f"{goal.target_percent} of 100 computers by {goal.by}"
    return f"{words} (“{goal.reason}”)" if goal.reason else words


def _group_words(policy: Policy | None) -> Mapping[str, str]:
    return {"groups": ", ".join(policy.groups)} if policy else {}


def _reason_words(policy: Policy | None) -> Mapping[str, str]:
    return {"reason": f"“{policy.reason}”"} if policy and policy.reason else {}


def _lesson_words(policy: Policy | None) -> Mapping[str, str]:
    return {"lesson": f"“{policy.lesson}”"} if policy and policy.lesson else {}
