"""How much of the lessons is remembered after a season, half a year, one year and two.

Plays people who do a lesson a week and a short review, with the shipped rules of ``lessons.schedule`` and
``lessons.session`` on a clock of its own; nothing is timed. That they forget as FSRS-6 says with the weights
it comes with is assumed, not found: real people may forget faster. An answer inside a new lesson is right
three times in four, one in a review as often as the forgetting curve says. With --picture it draws the
curves as SVG.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import fmean

from posture.lessons import schedule
from posture.lessons.memory import Card
from posture.lessons.rating import rating_of
from posture.lessons.schedule import State
from posture.lessons.session import MOST_REVIEWS, compose

MONDAY = datetime(2027, 1, 4, tzinfo=UTC)
WEEKS = 104
TOLD = (13, 28, 52, 104)
"""The weeks of which figures are printed."""
LESSONS = 30
STROKES = (("#1f5fbf", "none"), ("#a3501d", "8 4"), ("#5b6b2f", "2 4"), ("#6b3f8c", "12 4 2 4"))
"""A colour and dashes for each habit, so that colour alone says nothing."""
CORE = 2
"""Core questions of a lesson."""
RIGHT_AT_FIRST = 0.75


@dataclass(frozen=True, slots=True)
class Habit:
    """So many reviews at a time; ``pause`` weeks lie between two times."""

    says: str
    reviews: int
    pause: int = 1


WEEKLY = Habit("five questions a week", MOST_REVIEWS)
HABITS = (
    WEEKLY,
    Habit("three questions a week", 3),
    Habit("five, every second week", MOST_REVIEWS, pause=2),
    Habit("no review", 0),
)


@dataclass(frozen=True, slots=True)
class Week:
    """How likely a question that was met is known at its end, 0 to 1, in the middle; and how many wait."""

    recall: float
    overdue: float


def played(habit: Habit, seed: int) -> list[Week]:
    """One person's two years, week by week from the first."""
    rng = Random(seed)
    cards: dict[str, tuple[Card, State]] = {}
    weeks = []
    for number in range(WEEKS):
        now = MONDAY + timedelta(weeks=number)
        if number % habit.pause == 0:
            _review(cards, habit, now, rng)
            _learn(cards, number // habit.pause, now, rng)
        # At its end and not on the day itself, when all that was asked is fresh.
        end = now + timedelta(days=6)
        recall = fmean(schedule.recall(state, end) for _, state in cards.values())
        weeks.append(Week(recall, sum(card.due <= end for card, _ in cards.values())))
    return weeks


def middle(habit: Habit, seeds: int) -> list[Week]:
    """The mean of so many people, week by week."""
    people = [played(habit, seed) for seed in range(seeds)]
    return [
        Week(fmean(each.recall for each in week), fmean(each.overdue for each in week))
        for week in zip(*people, strict=True)
    ]


def _review(cards: dict[str, tuple[Card, State]], habit: Habit, now: datetime, rng: Random) -> None:
    due = [card for card, state in cards.values() if schedule.is_due(state.encode(), card.due, now)]
    for card in compose(due)[: habit.reviews]:
        known = rng.random() < schedule.recall(cards[card.id][1], now)
        _answer(cards, card, known=known, now=now, rng=rng)


def _learn(cards: dict[str, tuple[Card, State]], number: int, now: datetime, rng: Random) -> None:
    if number >= LESSONS:
        return
    for question in range(CORE):
        card = Card(f"{number:02}/{question}", f"{number:02}", now)
        cards[card.id] = card, State(version=1)
        _answer(cards, card, known=rng.random() < RIGHT_AT_FIRST, now=now, rng=rng)


def _answer(
    cards: dict[str, tuple[Card, State]], card: Card, *, known: bool, now: datetime, rng: Random
) -> None:
    rating = rating_of(right=known, sure=True)
    state, due = schedule.answered(card.id, cards[card.id][1], rating, now, rng)
    cards[card.id] = Card(card.id, card.lesson, due), state


def drawn(curves: Mapping[Habit, Sequence[Week]]) -> str:
    """The curves as SVG, readable on light and dark pages alike, since it brings its own paper."""
    left, top, wide, high = 56, 48, 520, 260

    def x(week: int) -> float:
        return left + wide * week / WEEKS

    def y(recall: float) -> float:
        return top + high * (1 - recall)

    heading = "Share of what was learned that is likely known, a lesson a week for thirty weeks (simulated)"
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 780 360">',
        '<g font-family="sans-serif" font-size="13" fill="#2b2b33">',
        "<title>How much of the lessons is remembered over two years, simulated</title>",
        '<rect width="780" height="360" fill="#ffffff"/>',
        f'<text x="{left}" y="26" font-size="15">{heading}</text>',
    ]
    for tenths in range(0, 11, 2):
        at = y(tenths / 10)
        parts.append(f'<path d="M{left} {at:.1f}h{wide}" stroke="#dddde4"/>')
        parts.append(f'<text x="{left - 8}" y="{at + 4:.1f}" text-anchor="end">{tenths * 10} %</text>')
    for week in (0, *TOLD):
        parts.append(f'<path d="M{x(week):.1f} {top + high}v5" stroke="#2b2b33"/>')
        parts.append(f'<text x="{x(week):.1f}" y="{top + high + 20}" text-anchor="middle">{week}</text>')
    parts.append(f'<text x="{left + wide / 2}" y="{top + high + 40}" text-anchor="middle">week</text>')
    lowest = float(top)
    for (habit, weeks), (colour, dashes) in zip(curves.items(), STROKES, strict=True):
        line = " ".join(f"{x(number):.1f},{y(week.recall):.1f}" for number, week in enumerate(weeks, 1))
        parts.append(
            f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2.5"'
            f' stroke-dasharray="{dashes}"/>'
        )
        lowest = max(lowest, y(weeks[-1].recall))
        parts.append(f'<text x="{x(WEEKS) + 8:.1f}" y="{lowest + 4:.1f}" fill="{colour}">{habit.says}</text>')
        lowest += 17
    return "\n".join((*parts, "</g></svg>", ""))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--picture", type=Path)
    options = parser.parse_args()
    curves = {habit: middle(habit, options.people) for habit in HABITS}
    print(f"{'':26}" + "".join(f"  week {week:3}" for week in TOLD))
    for habit, weeks in curves.items():
        told = [weeks[week - 1] for week in TOLD]
        print(f"{habit.says:26}" + "".join(f"  {week.recall:.2f} {week.overdue:3.0f}" for week in told))
    if options.picture:
        options.picture.write_text(drawn(curves), encoding="utf-8")


if __name__ == "__main__":
    main()
