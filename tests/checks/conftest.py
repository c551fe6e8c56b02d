"""What tests of checks share: the shipped catalogue, and readings made of plain values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from posture.checks.catalogue import Catalogue, load
from posture.checks.knowledge import FACTS
from posture.content.locate import shipped
from posture.facts.model import Answer, Known, Reading, Reason, Unreadable, Value

CLOSED = Unreadable(Reason.NEEDS_ADMIN, "Only an administrator may look.", "Ask one.", "file")

Readings = Mapping[str, Reading]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return load(shipped() / "checks")


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the examples of property tests, each of which writes over the last one's file."""
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(scope="session")
def taken() -> datetime:
    return datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def read() -> Callable[..., Readings]:
    """Readings from ``{"family.field": value}``; a value of None is one that could not be read.

    Fields of a named family that are not given could not be read either.
    """

    def readings(values: Mapping[str, Value | None]) -> Readings:
        families = dict.fromkeys(fact.partition(".")[0] for fact in values)
        return {
            family: Reading(
                family,
                {
                    field: _answer(f"{family}.{field}", values.get(f"{family}.{field}"))
                    for field in FACTS[family].fields
                },
                took_ms=2,
            )
            for family in families
        }

    return readings


def _answer(fact: str, value: Value | None) -> Answer:
    return CLOSED if value is None else Known(value, f"read:{fact}", f"raw {value}")
