"""When to ask again: the FSRS scheduler, set for three minutes a week.

No learning steps, because nobody comes back within the hour; 85 % recall wanted; never more than 120
days, because the effect of such training was seen to fade between four and six months (Reinheimer and
others, SOUPS 2020). Behaviour of ``fsrs`` itself: github.com/open-spaced-repetition/py-fsrs.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from random import Random
from typing import TYPE_CHECKING

from posture.lessons.rating import Rating

if TYPE_CHECKING:
    import fsrs
    from fsrs.card import CardDict

RECALL_WANTED = 0.85
LONGEST = timedelta(days=120)
SPREAD = 0.05
FIRST_REVIEW = timedelta(days=1)
_DAY = timedelta(days=1)
_STABILITY = (0.001, 1_000_000.0)  # days
_DIFFICULTY = (1.0, 10.0)
CLOCK_TROUBLE = timedelta(days=1)
"""By so much a clock may be put right without anything being wrong with what was kept."""


@dataclass(frozen=True, slots=True)
class State:
    """A card's place in memory: FSRS's own card as a dict of JSON, None before the first answer."""

    version: int
    memory: CardDict | None = None

    def encode(self) -> str:
        return json.dumps({"version": self.version, "memory": self.memory}, separators=(",", ":"))


def read_state(text: str) -> State:
    """The state in ``text``; one that cannot be read counts as never asked, so that learning goes on."""
    try:
        data = json.loads(text)
        state = State(int(data["version"]), data["memory"])
        if state.memory is None or _is_possible(_card(state.memory)):
            return state
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        pass
    return State(version=0)


def answered(card: str, state: State, rating: Rating, now: datetime, rng: Random) -> tuple[State, datetime]:
    """The state after an answer at ``now``, and the next time to ask.

    The time is a whole day, spread by ±5 % so that cards of one lesson drift apart. A clock that was set
    back counts as standing still since the last answer.
    """
    import fsrs

    now = now.astimezone(UTC)
    before = _card(state.memory) if state.memory else fsrs.Card(card_id=_number(card), due=now)
    if before.last_review:
        now = max(now, before.last_review)
    after, _ = _scheduler().review_card(before, fsrs.Rating(rating), now)
    interval = (after.due - now) * rng.uniform(1 - SPREAD, 1 + SPREAD)
    after.due = now + min(max(timedelta(days=round(interval / _DAY)), _DAY), LONGEST)
    return State(state.version, after.to_dict()), after.due


def is_due(text: str, due: datetime, now: datetime) -> bool:
    """Whether a card with the state in ``text`` may be asked now.

    No right clock makes a card wait longer than the longest pause, or notes an answer in the future: what
    was kept while the clock stood ahead is due at once, and not only when that time has come.
    """
    if due <= now:
        return True
    answer = _answered_at(text)
    longest = FIRST_REVIEW + CLOCK_TROUBLE if answer is None else LONGEST
    return due - now > longest or (answer is not None and answer - now > CLOCK_TROUBLE)


def brought_back(state: State, now: datetime) -> State:
    """The state as if an answer that is dated in the future had been given now."""
    if state.memory is None:
        return state
    card, now = _card(state.memory), now.astimezone(UTC)
    if card.last_review is None or card.last_review <= now:
        return state
    card.last_review, card.due = now, min(card.due, now)
    return State(state.version, card.to_dict())


def recall(state: State, now: datetime) -> float:
    """How likely the answer is still known, from 0 to 1.

    0 when it was never asked, and when a clock that stood ahead noted the answer: nobody knows how long ago.
    """
    if state.memory is None:
        return 0.0
    card, now = _card(state.memory), now.astimezone(UTC)
    if card.last_review is not None and card.last_review - now > CLOCK_TROUBLE:
        return 0.0
    return _scheduler().get_card_retrievability(card, now)


@cache
def _scheduler() -> fsrs.Scheduler:
    import fsrs

    return fsrs.Scheduler(
        desired_retention=RECALL_WANTED,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST.days,
        enable_fuzzing=False,  # it draws from the global generator; we spread with our own
    )


def _card(memory: CardDict) -> fsrs.Card:
    import fsrs

    return fsrs.Card.from_dict(memory)


def _is_possible(card: fsrs.Card) -> bool:
    """Whether FSRS could have written it: with other numbers it stops in the middle of an answer."""
    import fsrs

    return (
        card.state is fsrs.State.Review  # without learning steps there is no other after the first answer
        and card.last_review is not None
        and None not in (card.last_review.tzinfo, card.due.tzinfo)
        and card.stability is not None
        and _STABILITY[0] <= card.stability <= _STABILITY[1]
        and card.difficulty is not None
        and _DIFFICULTY[0] <= card.difficulty <= _DIFFICULTY[1]
    )


def _answered_at(text: str) -> datetime | None:
    """When the card was last answered, read without FSRS, which loads slowly; None where it never was."""
    try:
        found = datetime.fromisoformat(json.loads(text)["memory"]["last_review"])
    except (ValueError, TypeError, KeyError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _number(card: str) -> int:
    """A number for FSRS, which without one sleeps a millisecond and takes the clock."""
    return int.from_bytes(hashlib.sha256(card.encode()).digest()[:6])
