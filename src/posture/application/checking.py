"""Look at the computer, and judge it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from posture.application.bearings import Bearings, bearings
from posture.application.checkup import Checkup as Checkup
from posture.application.checkup import Outcome as Outcome
from posture.application.checkup import Verdict as Verdict
from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.application.switches import not_looked_at
from posture.checks.check import Check as Check
from posture.checks.judge import judge
from posture.checks.knowledge import DERIVED, derive
from posture.facts.gather import gather
from posture.facts.model import Known, Reading
from posture.words.phrase import phrase

_SYSTEM = "system"


def check_now(
    session: Session,
    only: Sequence[str] = (),
    on_verdict: Callable[[Verdict], None] | None = None,
    *,
    limits: Mapping[str, int] | None = None,
) -> Checkup:
    """A fresh check-up of all checks, or of those named; ``on_verdict`` hears each as soon as it is known.

    It goes by the ``limits`` that are given, else by those that are in force here. Nothing is read for a
    check that is switched off, named or not; its verdict says so. Where what was kept cannot be read it is
    done all the same, and says so in ``trouble``. Raises ApplicationError for an unknown check.
    """
    started = time.monotonic()
    checks = _chosen(session, only)
    taken = session.now() if session.live else session.host.now()
    goes_by = bearings(session, taken)
    if limits is not None:
        goes_by = replace(goes_by, limits=limits)
    verdicts: dict[str, Verdict] = {}
    readings: dict[str, Reading] = {}
    for verdict in _stream(session, checks, taken, readings, goes_by):
        verdicts[verdict.check] = verdict
        if on_verdict is not None:
            on_verdict(verdict)
    return Checkup(
        taken,
        _system(session, readings),
        tuple(verdicts[check.id] for check in checks),
        round((time.monotonic() - started) * 1000),
        goes_by.trouble,
    )


def _chosen(session: Session, only: Sequence[str]) -> tuple[Check, ...]:
    known = session.catalogue.checks
    if not known:
        raise ApplicationError(
            phrase("No checks were found: this copy of Posture is incomplete. Install it again.")
        )
    wanted = {session.check(check_id).id for check_id in only}
    return tuple(check for check in known.values() if not only or check.id in wanted)


def _stream(
    session: Session,
    checks: Sequence[Check],
    taken: datetime,
    readings: dict[str, Reading],
    goes_by: Bearings,
) -> Iterator[Verdict]:
    """Verdicts in the order in which their last fact arrives, those that are switched off before."""
    for check in checks:
        if check.id in goes_by.off:
            yield not_looked_at(check, taken)
    waiting = {check.id: check for check in checks if check.id not in goes_by.off}
    needed = {check_id: _families(check) for check_id, check in waiting.items()}
    for reading in gather(session.host, {_SYSTEM, *(family for each in needed.values() for family in each)}):
        readings[reading.family] = reading
        ready = [check for check in waiting.values() if needed[check.id] <= readings.keys()]
        for check in ready:
            del waiting[check.id]
            yield judge(
                check,
                derive(readings, taken),
                system=session.host.system,
                taken=taken,
                limits=goes_by.limits,
                exception=check.id in goes_by.excepted,
            )


def _families(check: Check) -> frozenset[str]:
    """The fact families that must be read before this check can be judged."""
    return frozenset(DERIVED.get(family, family) for family in check.facts)


def _system(session: Session, readings: Mapping[str, Reading]) -> dict[str, str]:
    described = {"family": session.host.system.value}
    if _SYSTEM in readings:
        for field in ("name", "desktop", "virtual"):
            answer = readings[_SYSTEM].answers.get(field)
            if isinstance(answer, Known):
                described[field] = str(answer.value)
    return described
