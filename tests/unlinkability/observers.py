"""What a round tells those who see it: a watcher of every arrival, a holder of copies, a thief of a key.

Each clue is one idea of how a ballot could be tied to a device, or two ballots to one another. An observer
plays every game with every clue of its own, and its best result counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from evidence import RoundSeen
from games import Clue, Likeness

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Observer:
    """An observer by its letter, with what it can try."""

    name: str
    clues: Mapping[str, Callable[[RoundSeen], Clue]]
    likenesses: Mapping[str, Callable[[RoundSeen], Likeness]]


def _soonest_after_the_fetch(seen: RoundSeen) -> Clue:
    return {
        place: {device: -(at - fetched) for device, fetched in seen.fetched.items() if fetched <= at}
        for place, at in seen.arrived.items()
    }


def _same_part_of_the_window(seen: RoundSeen) -> Clue:
    parts = {device: _part(at, seen.fetch) for device, at in seen.fetched.items()}
    return _nearest({place: _part(at, seen.cast) for place, at in seen.arrived.items()}, parts)


def _mirrored_part_of_the_window(seen: RoundSeen) -> Clue:
    parts = {device: 1 - _part(at, seen.fetch) for device, at in seen.fetched.items()}
    return _nearest({place: _part(at, seen.cast) for place, at in seen.arrived.items()}, parts)


def _same_place_in_the_queue(seen: RoundSeen) -> Clue:
    return _nearest(_ranks_by_scope(seen, seen.arrived), _ranks(seen.fetched))


def _moment(seen: RoundSeen) -> Likeness:
    return seen.arrived


def _queue(seen: RoundSeen) -> Likeness:
    return _ranks(seen.arrived)


def _queue_of_the_check(seen: RoundSeen) -> Likeness:
    return _ranks_by_scope(seen, seen.arrived)


def _offset_at_the_end(seen: RoundSeen) -> Likeness:
    return _ranks(seen.copies[-1].ballots) if seen.copies else {}


def _first_copy(seen: RoundSeen) -> Likeness:
    first: dict[int, float] = {}
    for index, copy in enumerate(seen.copies):
        for place in copy.ballots:
            first.setdefault(place, float(index))
    return first


def _first_offset(seen: RoundSeen) -> Likeness:
    first: dict[int, float] = {}
    for index, copy in enumerate(seen.copies):
        for place, offset in copy.ballots.items():
            first.setdefault(place, index + offset)
    return _ranks(first)


def _rows_side_by_side(seen: RoundSeen) -> Clue:
    """The order of the ballots' rows beside that of the devices' rows, in the copy that has most of both."""
    best: Clue = {}
    for copy in seen.copies:
        if copy.ballots and copy.devices and len(copy.ballots) >= len(best):
            best = _nearest(_ranks_by_scope(seen, copy.ballots), _ranks(copy.devices))
    return best


def _soonest_in_the_log(seen: RoundSeen) -> Clue:
    """Each ballot's first trace beside the first traces of the blessings before it, in the fullest copy."""
    best: Clue = {}
    for copy in seen.copies:
        if copy.blessings and len(copy.ballots) > len(best):
            best = {
                place: {device: -(at - there) for device, there in copy.blessings.items() if there <= at}
                for place, at in copy.ballots.items()
            }
    return best


def _new_together(seen: RoundSeen) -> Clue:
    """Ballots and devices that turn up in the same copy for the first time, or were touched in it."""
    first = _first_copy(seen)
    devices: dict[str, float] = {}
    for index, copy in enumerate(seen.copies):
        for device in copy.blessings:
            devices.setdefault(device, float(index))
    return _nearest(first, devices)


def _slot(seen: RoundSeen) -> Likeness:
    return {place: float(slot) for place, slot in (seen.opened or {}).items()}


def _slots_beside_rows(seen: RoundSeen) -> Clue:
    if not seen.copies or not seen.opened:
        return {}
    slots = {place: float(slot) for place, slot in seen.opened.items()}
    return _nearest(_ranks_by_scope(seen, slots), _ranks(seen.copies[0].devices))


WATCHER = Observer(
    "A: every arrival with its moment, and who fetched when",
    {
        "soonest after the fetch": _soonest_after_the_fetch,
        "same part of the window": _same_part_of_the_window,
        "mirrored part of the window": _mirrored_part_of_the_window,
        "same place in the queue": _same_place_in_the_queue,
    },
    {"moment": _moment, "queue": _queue, "queue of the check": _queue_of_the_check},
)
HOLDER = Observer(
    "B: copies of the folder and of all logs, without the key",
    {
        "rows side by side": _rows_side_by_side,
        "soonest in the log": _soonest_in_the_log,
        "new in the same copy": _new_together,
    },
    {"offset after the close": _offset_at_the_end, "first copy": _first_copy, "first offset": _first_offset},
)
THIEF = Observer(
    "B': one copy with the key",
    {"slots beside rows": _slots_beside_rows},
    {"slot": _slot},
)


def _part(moment: float, window: tuple[float, float]) -> float:
    start, end = window
    return (moment - start) / (end - start)


def _ranks(places: Mapping[K, float]) -> dict[K, float]:
    """Each key's place in the order, from 0 to 1."""
    ordered = sorted(places, key=lambda key: places[key])
    most = max(len(ordered) - 1, 1)
    return {key: rank / most for rank, key in enumerate(ordered)}


def _ranks_by_scope(seen: RoundSeen, places: Mapping[int, float]) -> dict[int, float]:
    ranks: dict[int, float] = {}
    for scope in {ballot.scope for ballot in seen.ballots}:
        ranks |= _ranks({place: at for place, at in places.items() if seen.ballots[place].scope == scope})
    return ranks


def _nearest(ballots: Mapping[int, float], devices: Mapping[str, float]) -> Clue:
    return {
        place: {device: -abs(at - there) for device, there in devices.items()}
        for place, at in ballots.items()
    }
