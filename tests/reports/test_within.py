"""A server that drips keeps nobody waiting for hours."""

from __future__ import annotations

from dataclasses import replace

import pytest

from posture.reports import membership
from posture.reports.errors import Unreachable
from posture.reports.introduction import introduce
from posture.reports.within import PATIENCE, Within


class Dripping:
    """A collector whose every answer takes almost as long as a single one may, by a clock of its own."""

    def __init__(self, inner) -> None:
        self._inner, self.now = inner, 0.0

    def get(self, path: str, read_key: bytes = b"") -> bytes:
        self.now += 14.0
        return self._inner.get(path, read_key)

    def post(self, path: str, body: bytes, kind: str = "") -> bytes:
        self.now += 14.0
        return self._inner.post(path, body, kind)


@pytest.fixture
def dripping(desk, collector, monkeypatch):
    """Its chain of roots is long."""
    for _ in range(8):
        collector.renew()
    way = Dripping(desk.transport(collector.address))
    monkeypatch.setattr("posture.reports.within.monotonic", lambda: way.now)
    return way


def test_looking_whom_an_invite_is_from_ends_in_time(desk, collector, dripping) -> None:
    with pytest.raises(Unreachable, match="too slowly"):
        introduce(lambda _: dripping, desk.clock, collector.invite())
    assert dripping.now <= PATIENCE + 14.0


def test_joining_ends_in_time_and_says_the_code_to_nobody(desk, collector, dripping) -> None:
    with pytest.raises(Unreachable, match="too slowly"):
        membership.join(replace(desk, transport=lambda _: dripping), collector.invite())
    assert dripping.now <= PATIENCE + 14.0
    assert collector.bodies("/v1/enrol") == []


def test_within_its_time_everything_passes(desk, collector) -> None:
    way = Within(desk.transport(collector.address))
    assert way.get("/v1/root/1") == collector.roots[0]
