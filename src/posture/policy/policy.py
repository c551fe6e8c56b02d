"""What an organisation asks, as data that both sides read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from posture.content.suggestion import closest
from posture.policy.limits import Limit, PolicyError
from posture.words.phrase import Phrase, phrase, sentences

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
        data, phrase("The policy"), ("version", "checks", "limits", "goals", "groups", "reason", "lesson")
    )
    checks = _checks(fields["checks"], known_checks)
    return Policy(
        version=_whole(fields["version"], phrase("The policy's version"), 1, _LARGEST_VERSION),
        checks=checks,
        limits=MappingProxyType(_limits(fields["limits"], limits)),
        goals=MappingProxyType(_goals(fields["goals"], checks)),
        groups=_groups(fields["groups"]),
        reason=_text(fields["reason"], phrase("The policy's reason"), _LONGEST_REASON),
        lesson=_text(fields["lesson"], phrase("The policy's lesson"), _LONGEST_NAME),
    )


def _meant(word: str, known: Iterable[str]) -> str:
    """A sentence with the word that was probably meant, "" where none is close."""
    close = closest(word, known)
    return phrase("Did you mean “{name}”?", name=close) if close else ""


def _checks(data: object, known: Collection[str]) -> tuple[str, ...]:
    checks = _names(data, phrase("the policy's checks"))
    if not checks:
        raise PolicyError(phrase("The policy asks about no check; name at least one."))
    if len(checks) > MOST_CHECKS:
        raise PolicyError(
            phrase(
                "The policy names {number} checks; a round has at most {most}.",
                number=len(checks),
                most=MOST_CHECKS,
            )
        )
    for check in checks:
        if check not in known:
            raise PolicyError(
                sentences(
                    phrase("Ballots cannot ask about “{check}”: there is no such check here.", check=check),
                    _meant(check, known),
                )
            )
    return checks


def _limits(data: object, limits: Mapping[str, Limit]) -> dict[str, int]:
    chosen = {}
    for name, value in _mapping(data, phrase("The policy's limits")).items():
        if name not in limits:
            raise PolicyError(
                sentences(phrase("No check has the limit “{name}”.", name=name), _meant(name, limits))
            )
        if type(value) is not int or value not in limits[name].allowed:
            raise PolicyError(
                phrase(
                    "“{name}” cannot be {value}; a policy chooses {choices}.",
                    name=name,
                    value=repr(value),
                    choices=limits[name].choices,
                )
            )
        chosen[name] = value
    return chosen


def _goals(data: object, checks: tuple[str, ...]) -> dict[str, Goal]:
    goals = {}
    for check, value in _mapping(data, phrase("The policy's goals")).items():
        if check not in checks:
            raise PolicyError(
                phrase("There is a goal for “{check}”, which the policy does not ask about.", check=check)
            )
        name = phrase("The goal for “{check}”", check=check)
        fields = _fields(value, name, ("target_percent", "by", "reason"))
        goals[check] = Goal(
            _whole(fields["target_percent"], phrase("{goal} in per cent", goal=name), 1, 100),
            _day(fields["by"], name),
            _text(
                fields["reason"], phrase("The reason of the goal for “{check}”", check=check), _LONGEST_REASON
            ),
        )
    return goals


def _groups(data: object) -> tuple[str, ...]:
    groups = _names(data, phrase("the policy's groups"))
    if not 1 <= len(groups) <= _MOST_GROUPS:
        raise PolicyError(
            phrase("A policy has 1 to {most} groups, not {number}.", most=_MOST_GROUPS, number=len(groups))
        )
    return groups


def _names(data: object, what: Phrase) -> tuple[str, ...]:
    if not isinstance(data, list):
        raise PolicyError(phrase("{what:capital} are to be a list of names.", what=what))
    names = tuple(_text(name, phrase("A name among {what}", what=what), _LONGEST_NAME) for name in data)
    if "" in names:
        raise PolicyError(phrase("A name among {what} is empty.", what=what))
    for name in names:
        if names.count(name) > 1:
            raise PolicyError(phrase("“{name}” stands twice among {what}.", name=name, what=what))
    return names


def _fields(data: object, what: Phrase, wanted: tuple[str, ...]) -> Mapping[str, object]:
    fields = _mapping(data, what)
    for name in wanted:
        if name not in fields:
            raise PolicyError(phrase("{what} lacks “{name}”.", what=what, name=name))
    for name in fields:
        if name not in wanted:
            raise PolicyError(
                sentences(
                    phrase("{what} has “{name}”, which nobody knows.", what=what, name=name),
                    _meant(name, wanted),
                )
            )
    return fields


def _mapping(data: object, what: Phrase) -> Mapping[str, object]:
    if not isinstance(data, dict) or not all(isinstance(name, str) for name in data):
        raise PolicyError(phrase("{what}: a group of names with values belongs here.", what=what))
    return data


def _whole(value: object, what: Phrase, least: int, most: int) -> int:
    if type(value) is not int or not least <= value <= most:
        raise PolicyError(
            phrase("{what} is a whole number from {least} to {most}.", what=what, least=least, most=most)
        )
    return value


def _text(value: object, what: Phrase, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise PolicyError(
            phrase("{what} is to be a text of at most {longest} characters.", what=what, longest=longest)
        )
    if not value.isprintable():
        raise PolicyError(phrase("{what} holds a character that cannot be shown.", what=what))
    return value


def _day(value: object, what: Phrase) -> str:
    if isinstance(value, str) and len(value) == len("2026-11-21"):
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError:
            pass
    raise PolicyError(phrase("{what} is to be reached by a day such as 2027-06-30.", what=what))
