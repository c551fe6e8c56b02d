from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.lessons import schedule
from posture.lessons.rating import Rating
from posture.lessons.schedule import State, answered, read_state, recall

START = datetime(2026, 11, 21, 9, tzinfo=UTC)
AGAIN, HARD, GOOD = Rating.AGAIN, Rating.HARD, Rating.GOOD


class Middle(Random):
    """Draws the middle of every range, so that nothing is spread."""

    def uniform(self, a: float, b: float) -> float:
        return (a + b) / 2


def _days(ratings: Sequence[Rating], rng: Random | None = None) -> list[float]:
    """The pauses, in days, when each question is answered the moment it is due."""
    state, now, days = State(1), START, list[float]()
    for rating in ratings:
        state, due = answered("a/b", state, rating, now, rng or Middle())
        days.append((due - now) / timedelta(days=1))
        now = due
    return days


def test_the_library_gives_the_intervals_of_its_own_test() -> None:
    # py-fsrs 6.3.2, tests/test_basic.py, test_review_card
    scheduler = fsrs.Scheduler(enable_fuzzing=False)
    good, again = fsrs.Rating.Good, fsrs.Rating.Again
    card, now = fsrs.Card(card_id=1), datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
    days = []
    for rating in (*[good] * 6, *[again] * 2, *[good] * 5):
        card, _ = scheduler.review_card(card, rating, now)
        assert card.last_review is not None
        days.append((card.due - card.last_review).days)
        now = card.due

    assert days == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


@pytest.mark.parametrize(
    ("ratings", "days"),
    [
        ([GOOD, GOOD, GOOD], [4, 31, 120]),
        ([AGAIN], [1]),
        ([GOOD, AGAIN, AGAIN], [4, 1, 1]),
    ],
)
def test_pauses_grow_when_known_and_shrink_when_not(ratings: list[Rating], days: list[float]) -> None:
    assert _days(ratings) == days


def test_a_right_guess_comes_back_sooner_than_a_sure_answer() -> None:
    guessed, sure = _days([HARD] * 5), _days([GOOD] * 5)

    assert all(a < b for a, b in zip(guessed[:-1], sure[:-1], strict=True))
    assert guessed == sorted(guessed)


@given(st.lists(st.sampled_from(Rating), min_size=1, max_size=30), st.integers())
def test_no_pause_is_longer_than_the_ceiling_or_shorter_than_most_of_a_day(
    ratings: list[Rating], seed: int
) -> None:
    assert all(0.95 <= days <= 120 for days in _days(ratings, Random(seed)))


@given(st.integers())
def test_pauses_are_spread_by_a_twentieth_and_repeat_with_the_seed(seed: int) -> None:
    (days,) = _days([GOOD], Random(seed))

    assert 4 * 0.95 <= days <= 4 * 1.05
    assert _days([GOOD], Random(seed)) == [days]


def test_the_global_random_numbers_are_left_alone() -> None:
    import random

    before = random.getstate()
    _days([GOOD, HARD, AGAIN], Random(1))

    assert random.getstate() == before


def test_a_clock_set_back_does_not_move_a_card_into_the_past() -> None:
    state, due = answered("a/b", State(1), GOOD, START, Middle())

    again, later = answered("a/b", state, GOOD, START - timedelta(days=400), Middle())

    assert later >= START
    assert again.memory is not None
    assert again.memory["last_review"] == START.isoformat()
    assert recall(again, START - timedelta(days=400)) <= 1
    assert due > START


@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings no time zones that Python reads")
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Pacific/Kiritimati"])
def test_any_time_zone_counts_as_the_moment_it_is(zone: str) -> None:
    moment = START.astimezone(ZoneInfo(zone))

    assert answered("a/b", State(1), GOOD, moment, Middle()) == answered(
        "a/b", State(1), GOOD, START, Middle()
    )


def test_the_likelihood_of_recall_falls_with_time() -> None:
    state, due = answered("a/b", State(1), GOOD, START, Middle())

    likely = [recall(state, START + timedelta(days=days)) for days in (0, 4, 30, 300)]

    assert likely == sorted(likely, reverse=True)
    assert recall(state, due) == pytest.approx(schedule.RECALL_WANTED, abs=0.02)
    assert recall(State(1), START) == 0


def test_a_state_is_read_as_it_was_written() -> None:
    state, _ = answered("a/b", State(7), HARD, START, Middle())

    assert read_state(state.encode()) == state
    assert read_state(State(2).encode()) == State(2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "1",
        '{"version":1}',
        '{"version":1,"memory":{"due":3}}',
        '{"version":"x","memory":null}',
    ],
)
def test_a_state_that_cannot_be_read_starts_anew(text: str) -> None:
    assert read_state(text) == State(0)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("stability", value) for value in (0, 0.0, -1, None, 1e999, 10**400, "nan", [], "x")),
        *(("difficulty", value) for value in (0, 0.5, 11, None, 1e999, "nan")),
        *(("state", value) for value in (0, 1, 3, None, "x")),
        *(("last_review", value) for value in (None, "", "2026-11-21", "2026-W01-1", "x", 3)),
        *(("due", value) for value in (None, "2026-11-21", "x")),
    ],
)
def test_a_state_that_nobody_wrote_starts_anew_and_can_be_answered(name: str, value: object) -> None:
    state, _ = answered("a/b", State(7), HARD, START, Middle())
    changed = json.loads(state.encode())
    changed["memory"][name] = value
    found = read_state(json.dumps(changed))
    assert found == State(0)
    assert answered("a/b", found, GOOD, START, Middle())[1] > START


@given(
    st.text() | st.recursive(st.none() | st.floats() | st.integers() | st.text(), st.lists),
    st.sampled_from(["stability", "difficulty", "state", "step", "card_id", "last_review", "due"]),
)
def test_whatever_stands_in_a_state_the_next_answer_can_be_given(value: object, name: str) -> None:
    state, _ = answered("a/b", State(7), HARD, START, Middle())
    changed = json.loads(state.encode())
    changed["memory"][name] = value
    found = read_state(json.dumps(changed))
    assert 0 <= recall(found, START + timedelta(days=3)) <= 1
    answered("a/b", found, GOOD, START + timedelta(days=3), Middle())
