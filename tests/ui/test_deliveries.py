from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.application.voting.standing import Timetable
from posture.ballots.timetable import Window as Span
from posture.reports.delivery import Delivered
from posture.ui.bridge import Bridge
from posture.ui.models.deliveries import Deliveries

SECOND = timedelta(seconds=1)


@dataclass
class World:
    """What a run finds; ``runs`` counts those in which something might have been done."""

    done: Delivered = field(default_factory=Delivered)
    due: datetime | None = None
    times: Timetable | None = None
    member: bool = True
    rounds: tuple[int, ...] = (1,)
    locked: str = ""
    trouble: str = ""
    runs: int = 0

    def deliver(self, _: Session, _patience: timedelta) -> Delivered:
        self.runs += 1
        if self.trouble:
            raise ApplicationError(self.trouble)
        return self.done

    def standing(self, _: Session) -> SimpleNamespace | None:
        number, *later = self.rounds
        self.rounds = tuple(later) or self.rounds
        if not self.member:
            return None
        return SimpleNamespace(next_due=self.due, number=number, phase=None, timetable=self.times)


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> World:
    made = World()
    voting = "posture.application.voting"
    monkeypatch.setattr(f"{voting}.delivery.deliver", made.deliver)
    monkeypatch.setattr(f"{voting}.delivery.locked", lambda _: made.locked)
    monkeypatch.setattr(f"{voting}.standing.standing_of_member", made.standing)
    return made


@pytest.fixture
def deliveries(bridge: Bridge, world: World) -> Deliveries:
    return Deliveries(bridge)


@pytest.fixture
def changes(deliveries: Deliveries) -> list[None]:
    """One for each time that something changed."""
    seen: list[None] = []
    deliveries.changed.connect(lambda: seen.append(None))
    return seen


def _next(deliveries: Deliveries) -> timedelta:
    """After how long it is run again."""
    assert deliveries._timer.isActive()
    return timedelta(milliseconds=deliveries._timer.interval())


def test_it_begins_a_moment_after_the_window_is_there(deliveries: Deliveries, world: World) -> None:
    deliveries.begin()
    assert timedelta(0) < _next(deliveries) < 10 * SECOND
    assert world.runs == 0


def test_who_is_no_member_has_nothing_done(
    deliveries: Deliveries, world: World, changes: list[None], settle: Callable[[], None]
) -> None:
    world.member = False
    deliveries.run()
    settle()
    assert (world.runs, changes) == (0, [])
    assert _next(deliveries) == timedelta(minutes=15)


@pytest.mark.parametrize(
    ("ahead", "waits"),
    [
        (timedelta(seconds=40), timedelta(seconds=40)),
        (timedelta(0), timedelta(seconds=2)),
        (timedelta(hours=9), timedelta(minutes=15)),
    ],
)
def test_it_is_run_again_when_something_is_due(
    deliveries: Deliveries,
    world: World,
    session: Session,
    settle: Callable[[], None],
    ahead: timedelta,
    waits: timedelta,
) -> None:
    world.due = session.now() + ahead
    deliveries.run()
    settle()
    assert _next(deliveries) == waits


@pytest.mark.parametrize(
    ("turn", "waits"),
    [
        ("fetch.start", timedelta(seconds=40)),
        ("fetch.end", timedelta(seconds=40)),
        ("cast.start", timedelta(seconds=40)),
        ("cast.end", timedelta(seconds=40)),
        ("close", timedelta(minutes=15)),  # then the next round is asked for, and not by all at one moment
    ],
)
def test_a_round_is_seen_to_turn_at_the_moment_that_its_timetable_names(
    deliveries: Deliveries,
    world: World,
    session: Session,
    settle: Callable[[], None],
    turn: str,
    waits: timedelta,
) -> None:
    names = ("fetch.start", "fetch.end", "cast.start", "cast.end", "close")
    soon, hour = session.now() + 40 * SECOND, timedelta(hours=1)
    at = {name: soon + hour * (place - names.index(turn)) for place, name in enumerate(names)}
    fetch, cast = (Span(at[f"{name}.start"], at[f"{name}.end"]) for name in ("fetch", "cast"))
    world.times = Timetable(fetch, cast, at["close"])
    deliveries.run()
    settle()
    assert _next(deliveries) == waits


def test_what_was_done_is_told_and_nothing_else(
    deliveries: Deliveries, world: World, changes: list[None], settle: Callable[[], None]
) -> None:
    deliveries.run()
    settle()
    assert changes == []
    world.done = replace(world.done, fetched=True)
    deliveries.run()
    settle()
    assert len(changes) == 1


def test_a_new_round_is_told_though_nothing_was_done(
    deliveries: Deliveries, world: World, changes: list[None], settle: Callable[[], None]
) -> None:
    world.rounds = (1, 2)
    deliveries.run()
    settle()
    assert len(changes) == 1
    deliveries.run()
    settle()
    assert len(changes) == 1


def test_trouble_is_kept_until_it_is_over_and_told_once(
    deliveries: Deliveries, world: World, changes: list[None], settle: Callable[[], None]
) -> None:
    world.done = Delivered(trouble="It cannot be reached.")
    for _ in range(2):
        deliveries.run()
        settle()
    assert (deliveries.trouble, len(changes)) == ("It cannot be reached.", 1)
    world.trouble = "This round cannot be judged here."
    deliveries.run()
    settle()
    assert deliveries.trouble == "This round cannot be judged here."
    world.trouble, world.done = "", Delivered()
    deliveries.run()
    settle()
    assert deliveries.trouble == ""


def test_once_the_key_is_open_what_waited_for_it_is_done(
    deliveries: Deliveries, world: World, settle: Callable[[], None]
) -> None:
    world.locked, world.done = "Locked.", Delivered(trouble="Locked.")
    deliveries.run()
    settle()
    world.locked, world.done = "", Delivered(signed=True)
    deliveries.unlocked()
    settle()
    assert (world.runs, deliveries.trouble) == (2, "")


def test_opening_the_key_does_nothing_that_did_not_wait_for_it(
    deliveries: Deliveries, world: World, settle: Callable[[], None]
) -> None:
    world.done = Delivered(trouble="It cannot be reached.")
    deliveries.run()
    settle()
    deliveries.unlocked()
    settle()
    assert world.runs == 1


def test_of_runs_that_are_asked_for_at_once_one_is_under_way(
    deliveries: Deliveries, world: World, settle: Callable[[], None]
) -> None:
    for _ in range(5):
        deliveries.run()
    settle()
    assert world.runs == 2


def test_closing_the_window_is_the_end_of_it(deliveries: Deliveries, world: World, bridge: Bridge) -> None:
    bridge.close()
    deliveries.run()
    assert world.runs == 0
