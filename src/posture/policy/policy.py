"""What an organisation asks, as data that both sides read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from posture.content.suggestion import did_you_mean
from posture.policy.limits import Limit, PolicyError

MOST_CHECKS = 12
_LONGEST_REASON = 500
_LONGEST_NAME = 64
_MOST_GROUPS = 64
_LARGEST_VERSION = 2**31 - 1
EVERYONE = ("everyone",)


@dataclass(frozen=True, slots=True)
class Goal:
    """How many of a hundred computers shall pass a check, and until which day (as 2027-06-30)."""

    target_percent: int
    by: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """Which checks a round of ballots asks about, and the numbers that its rules use.

    ``limits`` holds only what was chosen: a limit that is not in it has its default. ``lesson`` is the id
    of the lesson that IT suggests for this round, or "".
    """

    version: int
    checks: tuple[str, ...]
    limits: Mapping[str, int]
    goals: Mapping[str, Goal]
    groups: tuple[str, ...]
    reason: str
    lesson: str = ""


def default_policy(ballot_checks: Iterable[str]) -> Policy:
    """The policy where nobody chose: the first twelve checks by name, every limit at its default."""
    checks = tuple(sorted(ballot_checks))[:MOST_CHECKS]
    return Policy(1, checks, MappingProxyType({}), MappingProxyType({}), EVERYONE, "")


def policy_data(policy: Policy) -> dict[str, object]:
    """The policy as dicts, lists, texts and whole numbers, ready for canonical JSON."""
    return {
        "version": policy.version,
        "checks": list(policy.checks),
        "limits": dict(policy.limits),
        "goals": {
            check: {"target_percent": goal.target_percent, "by": goal.by, "reason": goal.reason}
            for check, goal in policy.goals.items()
        },
        "groups": list(policy.groups),
        "reason": policy.reason,
        "lesson": policy.lesson,
    }


def read_policy(data: object, *, known_checks: Collection[str], limits: Mapping[str, Limit]) -> Policy:
    """The policy in ``data``; what policy_data gives back is read as the same policy.

    ``known_checks`` are the checks that a ballot may ask about, ``limits`` all that a policy may choose.
    Raises PolicyError with a sentence at the first thing that is not as it shall be.
    """
    fields = _fields(
        data, "The policy", ("version", "checks", "limits", "goals", "groups", "reason", "lesson")
    )
    checks = _checks(fields["checks"], known_checks)
    return Policy(
        version=_whole(fields["version"], "The policy's version", 1, _LARGEST_VERSION),
        checks=checks,
        limits=MappingProxyType(_limits(fields["limits"], limits)),
        goals=MappingProxyType(_goals(fields["goals"], checks)),
        groups=_groups(fields["groups"]),
        reason=_text(fields["reason"], "The policy's reason", _LONGEST_REASON),
        lesson=_text(fields["lesson"], "The policy's lesson", _LONGEST_NAME),
    )


def _checks(data: object, known: Collection[str]) -> tuple[str, ...]:
    checks = _names(data, "checks")
    if not checks:
        raise PolicyError("The policy asks about no check; name at least one.")
    if len(checks) > MOST_CHECKS:
        raise PolicyError(f"The policy names {len(checks)} checks; a round has at most {MOST_CHECKS}.")
    for check in checks:
        if check not in known:
            hint = did_you_mean(check, known)
            raise PolicyError(f"Ballots cannot ask about “{check}”: there is no such check here.{hint}")
    return checks


def _limits(data: object, limits: Mapping[str, Limit]) -> dict[str, int]:
    chosen = {}
    for name, value in _mapping(data, "The policy's limits").items():
        if name not in limits:
            raise PolicyError(f"No check has the limit “{name}”.{did_you_mean(name, limits)}")
        if type(value) is not int or value not in limits[name].allowed:
            raise PolicyError(f"“{name}” cannot be {value!r}; a policy chooses {limits[name].choices}.")
        chosen[name] = value
    return chosen


def _goals(data: object, checks: tuple[str, ...]) -> dict[str, Goal]:
    goals = {}
    for check, value in _mapping(data, "The policy's goals").items():
        if check not in checks:
            raise PolicyError(f"There is a goal for “{check}”, which the policy does not ask about.")
        name = f"The goal for “{check}”"
        fields = _fields(value, name, ("target_percent", "by", "reason"))
        goals[check] = Goal(
            _whole(fields["target_percent"], f"{name} in per cent", 1, 100),
            _day(fields["by"], name),
            _text(fields["reason"], f"The reason of the goal for “{check}”", _LONGEST_REASON),
        )
    return goals


def _groups(data: object) -> tuple[str, ...]:
    groups = _names(data, "groups")
    if not 1 <= len(groups) <= _MOST_GROUPS:
        raise PolicyError(f"A policy has 1 to {_MOST_GROUPS} groups, not {len(groups)}.")
    return groups


def _names(data: object, what: str) -> tuple[str, ...]:
    if not isinstance(data, list):
        raise PolicyError(f"The policy's {what} are to be a list of names.")
    names = tuple(_text(name, f"A name among the policy's {what}", _LONGEST_NAME) for name in data)
    if "" in names:
        raise PolicyError(f"A name among the policy's {what} is empty.")
    for name in names:
        if names.count(name) > 1:
            raise PolicyError(f"“{name}” stands twice among the policy's {what}.")
    return names


def _fields(data: object, what: str, wanted: tuple[str, ...]) -> Mapping[str, object]:
    fields = _mapping(data, what)
    for name in wanted:
        if name not in fields:
            raise PolicyError(f"{what} lacks “{name}”.")
    for name in fields:
        if name not in wanted:
            raise PolicyError(f"{what} has “{name}”, which nobody knows.{did_you_mean(name, wanted)}")
    return fields


def _mapping(data: object, what: str) -> Mapping[str, object]:
    if not isinstance(data, dict) or not all(isinstance(name, str) for name in data):
        raise PolicyError(f"{what}: a group of names with values belongs here.")
    return data


def _whole(value: object, what: str, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise PolicyError(f"{what} is a whole number from {least} to {most}.")
    return value


def _text(value: object, what: str, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise PolicyError(f"{what} is to be a text of at most {longest} characters.")
    if not value.isprintable():
        raise PolicyError(f"{what} holds a character that cannot be shown.")
    return value


def _day(value: object, what: str) -> str:
    if isinstance(value, str) and len(value) == len("2026-11-21"):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise PolicyError(f"{what} is to be reached by a day such as 2027-06-30.")
