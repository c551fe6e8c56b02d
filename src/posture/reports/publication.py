"""The sums that the organisation published: the same numbers for IT and for every member."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from posture.reports.errors import Nonsense
from posture.reports.transport import Transport, printable

SCHEMA = "posture/publication/1"

_MOST_CHECKS = 64
_MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Sum:
    """How many ballots said what about one check."""

    scope: str
    title: str
    passed: int
    failed: int
    unknown: int
    not_applicable: int

    @property
    def ballots(self) -> int:
        return self.passed + self.failed + self.unknown + self.not_applicable


@dataclass(frozen=True, slots=True)
class Publication:
    """The sums of the newest round; ``epoch`` is empty before the first one.

    ``withheld`` says for each check without a sum why; ``goals`` are percentages that IT hopes for.
    """

    org: str
    epoch: str
    open: bool
    rehearsal: bool
    enrolled: int
    checks: Mapping[str, Sum]
    withheld: Mapping[str, str]
    goals: Mapping[str, int]
    note: str


def published(transport: Transport) -> Publication:
    """What the collector there published; Unreachable, Refused, or Nonsense for another kind of reply."""
    return read_publication(transport.get("/v1/publication"))


def read_publication(data: bytes) -> Publication:
    """The publication in a reply; fields that this reader does not know are passed over.

    Raises Nonsense.
    """
    try:
        fields = _of_schema(json.loads(data))
        return Publication(
            org=_text(fields["org"]),
            epoch=_text(fields["epoch"]),
            open=fields.get("open") is True,
            rehearsal=fields.get("rehearsal") is True,
            enrolled=_count(fields["enrolled"]),
            checks={_text(scope): _sum(scope, value) for scope, value in _mapping(fields["checks"])},
            withheld={_text(scope): _text(why) for scope, why in _mapping(fields["withheld"])},
            goals={_text(scope): _goal(goal) for scope, goal in _mapping(fields.get("goals", {}))},
            note=_text(fields["note"]),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Nonsense("The published sums cannot be read. Update Posture, or ask IT.") from error


def _of_schema(fields: Any) -> Any:
    if fields["schema"] != SCHEMA:
        raise ValueError("another schema")
    return fields


def _sum(scope: str, value: object) -> Sum:
    fields = dict(_mapping(value))
    return Sum(
        scope=_text(scope),
        title=_text(fields.get("title", scope)),
        passed=_count(fields["pass"]),
        failed=_count(fields["fail"]),
        unknown=_count(fields["unknown"]),
        not_applicable=_count(fields["not_applicable"]),
    )


def _goal(value: object) -> int:
    target = value.get("target_percent") if isinstance(value, dict) else value
    if _count(target) > 100:
        raise ValueError("a goal above all")
    return _count(target)


def _mapping(value: object) -> list[tuple[str, object]]:
    if not isinstance(value, dict) or len(value) > _MOST_CHECKS:
        raise TypeError("an object was expected, of no more than 64 fields")
    return list(value.items())


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text was expected")
    return printable(value)


def _count(value: object) -> int:
    if type(value) is not int or not 0 <= value <= _MOST:
        raise ValueError("a count was expected")
    return value
