"""Read the wanted facts side by side, each with its deadline."""

from __future__ import annotations

import importlib
import logging
import math
import threading
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePath
from queue import Empty, SimpleQueue
from time import monotonic
from typing import cast

from posture.facts.families import FAMILIES
from posture.facts.family import FactFamily, Field
from posture.facts.model import Answer, Known, Reading, Reason, Unreadable, unreadable
from posture.facts.one_look import OneLook
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

Reader = Callable[[Host], Mapping[str, Answer]]

_log = logging.getLogger(__name__)


def read_all(host: Host, families: Iterable[str]) -> dict[str, Reading]:
    """The readings of the families, by name."""
    return {reading.family: reading for reading in gather(host, families)}


def gather(host: Host, families: Iterable[str], *, total_deadline: float = 12.0) -> Iterator[Reading]:
    """Yields one reading for each family, in the order in which they come; never raises.

    Every family is read in a thread of its own, so that one that hangs delays no other and never
    keeps the program from ending. Seconds count from the start: a family's own deadline, and
    ``total_deadline`` for all. Every field of a known family has an answer of its type; what a
    reader leaves out, gets wrong or breaks on is Unreadable with a reason.
    """
    started = monotonic()
    look = OneLook(host)
    waiting: dict[str, float] = {}
    readings: SimpleQueue[Reading] = SimpleQueue()
    for name in dict.fromkeys(families):
        family = FAMILIES.get(name, FactFamily(name, {}, {}))
        waiting[name] = started + min(family.deadline, total_deadline)
        threading.Thread(
            target=lambda family=family: readings.put(_reading(look, family)),
            name=f"posture-facts-{name}",
            daemon=True,
        ).start()
    while waiting:
        reading = _next(readings, min(waiting.values()))
        if reading is None:
            yield from _given_up(waiting, started)
        elif waiting.pop(reading.family, None) is not None:
            yield reading


def _next(readings: SimpleQueue[Reading], until: float) -> Reading | None:
    try:
        return readings.get(timeout=max(0.0, until - monotonic()))
    except Empty:
        return None


def _given_up(waiting: dict[str, float], started: float) -> Iterator[Reading]:
    for name, until in tuple(waiting.items()):
        if until <= monotonic():
            del waiting[name]
            seconds = until - started
            late = Unreadable(
                Reason.NO_ANSWER,
                phrase("Reading it took longer than {seconds} seconds.", seconds=round(seconds, 2)),
                phrase("Check again when the computer is less busy."),
            )
            yield Reading(name, _everywhere(FAMILIES.get(name), late), round(seconds * 1000))


def _reading(host: Host, family: FactFamily) -> Reading:
    started = monotonic()
    answers = _answers(host, family)
    return Reading(family.name, answers, round((monotonic() - started) * 1000))


def _answers(host: Host, family: FactFamily) -> Mapping[str, Answer]:
    try:
        reader = _reader(host, family)
        if reader is None:
            not_yet = Unreadable(Reason.UNSUPPORTED, phrase("Posture cannot read this here yet."))
            return _everywhere(family, not_yet)
        given = reader(host)
        return {name: _checked(given.get(name), field) for name, field in family.fields.items()}
    except HostError as error:
        return _everywhere(family, unreadable(error))
    except Exception as error:  # noqa: BLE001 - a reader that breaks costs its own facts, nothing else
        _log.info("reading %s broke off: %s at %s", family.name, type(error).__name__, _place(error))
        broken = Unreadable(Reason.NO_ANSWER, phrase("Reading it broke off with an error inside Posture."))
        return _everywhere(family, broken)


def _place(error: Exception) -> str:
    """Where it broke; the error's own words may quote what was read."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{PurePath(frame.filename).name}:{frame.lineno}"


def _reader(host: Host, family: FactFamily) -> Reader | None:
    module = family.readers.get(host.system)
    return cast("Reader", importlib.import_module(module).read) if module else None


def _everywhere(family: FactFamily | None, answer: Answer) -> Mapping[str, Answer]:
    return dict.fromkeys(family.fields, answer) if family else {}


def _checked(answer: Answer | None, field: Field) -> Answer:
    match answer:
        case Unreadable():
            return answer
        case Known(int() as value, method, excerpt) if field.type is float and not isinstance(value, bool):
            return Known(float(value), method, excerpt)
        case Known(value, method, excerpt) if not _fits(value, field):
            return Unreadable(
                Reason.UNRECOGNISED, phrase("The answer is none that Posture knows."), method=method
            )
        case Known():
            return answer
        case None if field.otherwise is not None:
            return Known(field.otherwise, "")
        case _:
            return Unreadable(Reason.NO_ANSWER, phrase("Nothing was found out about it."))


def _fits(value: object, field: Field) -> bool:
    if not isinstance(value, field.type) or (isinstance(value, bool) and field.type is not bool):
        return False
    match value:
        case float():
            return math.isfinite(value)
        case tuple():
            return all(isinstance(item, str) for item in value)
        case _:
            return not field.values or value in field.values
