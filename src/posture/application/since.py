"""What became of things: better or worse since last time, open since when, and how soon it was mended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile
from statistics import median_low

from posture.application.checkup import Checkup, Outcome, Verdict
from posture.application.looks import Look, last_told, looks
from posture.application.session import Session
from posture.checks.verdict import RANK, TO_DO


@dataclass(frozen=True, slots=True)
class Change:
    """A check that stands otherwise now than when it was last told before, which was on ``day``.

    ``day`` is None where the clock stood wrong then.
    """

    check: str
    before: Outcome
    now: Outcome
    day: date | None

    @property
    def is_better(self) -> bool:
        return RANK[self.now] < RANK[self.before]


@dataclass(frozen=True, slots=True)
class Open:
    """Something to do: the day on which it was first seen, and how many days ago that is."""

    check: str
    outcome: Outcome
    since: date
    days: int


@dataclass(frozen=True, slots=True)
class Mended:
    """Something that was to do: the day it was first seen, and the one on which it was first seen mended."""

    check: str
    found: date
    mended: date

    @property
    def days(self) -> int:
        """How many days it took at most: it may have been mended at any time after the look before."""
        return (self.mended - self.found).days


@dataclass(frozen=True, slots=True)
class Since:
    """All of it; ``compared_with`` is the day of the last look before that has one, None where there is none.

    ``worse`` has nothing that was set aside or switched off, or is too old to say; nor has ``open``, which
    has the longest first. ``mended`` has the newest last, and the same check as often as it was mended.
    """

    compared_with: date | None
    better: tuple[Change, ...]
    worse: tuple[Change, ...]
    open: tuple[Open, ...]
    mended: tuple[Mended, ...]

    @property
    def days_to_repair(self) -> int | None:
        """The days within which half of what was mended was; None where nothing was yet.

        What is found and mended within a day leaves no trace, since a day keeps its last look only.
        """
        return median_low(each.days for each in self.mended) if self.mended else None

    def without(self, checks: Collection[str]) -> Since:
        """The same, but nothing of these checks among what is worse and what is open."""
        return replace(
            self,
            worse=tuple(each for each in self.worse if each.check not in checks),
            open=tuple(each for each in self.open if each.check not in checks),
        )

    def days_open(self, check_id: str) -> int | None:
        """For how many days a check has been to do; None where it is not."""
        return next((each.days for each in self.open if each.check == check_id), None)


def since_last_time(session: Session, checkup: Checkup | None) -> Since:
    """What the kept looks tell beside ``checkup``, as it may be told now; needs no key. StoreError.

    Of a recorded computer, and before the first check-up, there is nothing.
    """
    if checkup is None or not session.live:
        return Since(None, (), (), (), ())
    before = list(takewhile(lambda look: look.day is None or look.day < checkup.day, looks(session)))
    today = max(session.now().astimezone().date(), checkup.day)
    shown = {verdict.check: verdict for verdict in checkup.verdicts}
    known = [check for check in session.catalogue.checks if check in shown]
    changes = tuple(_changes(before, [shown[check] for check in known]))
    whole = (*before, Look(checkup.day, {check: _measured(shown[check]) for check in known}))
    return Since(
        next((look.day for look in reversed(before) if look.day is not None), None),
        tuple(each for each in changes if each.is_better),
        tuple(each for each in changes if not each.is_better),
        tuple(sorted(_open(whole, shown, known, today), key=lambda each: each.since)),
        tuple(sorted(_mended(whole, known), key=lambda each: each.mended)),
    )


def days_it_took(session: Session, checkup: Checkup | None, check_id: str) -> int | None:
    """How many days a check was to do before this check-up first saw it mended; None where it did not.

    StoreError.
    """
    told = since_last_time(session, checkup)
    day = checkup.day if checkup is not None else None
    mended = [each for each in told.mended if each.check == check_id and each.mended == day]
    return mended[-1].days if mended else None


def _changes(before: Sequence[Look], now: Iterable[Verdict]) -> Iterator[Change]:
    """Each check that may be compared, and stands otherwise than when it was last told."""
    for verdict in now:
        last = last_told(before, verdict.check)
        if last is None or verdict.outcome not in RANK:
            continue
        was = last.outcomes[verdict.check]
        if was is not verdict.outcome:
            yield Change(verdict.check, was, verdict.outcome, last.day)


def _open(
    whole: Sequence[Look], shown: Mapping[str, Verdict], known: Iterable[str], today: date
) -> Iterator[Open]:
    for check in known:
        outcome = shown[check].outcome
        runs = _runs(whole, check)
        if outcome in TO_DO and runs and runs[-1][1] is None:
            yield Open(check, outcome, runs[-1][0], (today - runs[-1][0]).days)


def _mended(whole: Sequence[Look], known: Iterable[str]) -> Iterator[Mended]:
    for check in known:
        for found, mended in _runs(whole, check):
            if mended is not None:
                yield Mended(check, found, mended)


def _runs(whole: Sequence[Look], check: str) -> list[tuple[date, date | None]]:
    """When it was first seen to do, and first seen fine after that; None where it was not yet.

    A look that could not tell ends nothing. Where the question made no sense any more, nothing was mended,
    and the run is left out; so it is where a clock that stood wrong hides its beginning or its end.
    """
    runs: list[tuple[date, date | None]] = []
    began: date | None = None
    for look in whole:
        outcome = look.outcomes.get(check)
        if outcome in TO_DO:
            began = began or look.day
        elif outcome is Outcome.PASS and began is not None:
            if look.day is not None:
                runs.append((began, look.day))
            began = None
        elif outcome is Outcome.NOT_APPLICABLE:
            began = None
    return [*runs, (began, None)] if began is not None else runs


def _measured(verdict: Verdict) -> Outcome:
    """What was found, below an exception and before it grew old."""
    was = verdict.aged_from or verdict
    return was.measured or was.outcome
