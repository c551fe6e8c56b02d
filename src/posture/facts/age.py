"""How long ago something happened."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from posture.facts.model import Known, Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host, HostError
from posture.words.phrase import phrase

_CLOCK_TROUBLE = timedelta(days=1)


def age(host: Host, moment: datetime, method: str, excerpt: str = "") -> Known:
    """The days since a moment, as a fact.

    Undecided where the moment lies more than a day ahead: the clock was or is wrong, and an age of
    zero would look fresh for as long as that lasts.
    """
    passed = host.now() - moment
    if passed < -_CLOCK_TROUBLE:
        raise Undecided(
            Reason.UNRECOGNISED,
            phrase("It is dated in the future, so this computer's clock was or is wrong."),
            phrase("Let the clock be set by the network, then check again."),
            method,
        )
    return Known(round(max(0.0, passed / timedelta(days=1)), 2), method, excerpt)


def newest(host: Host, paths: Iterable[str]) -> datetime | None:
    """When the newest of the files was changed, None where none of them can be seen.

    A file that cannot be seen is passed over: the age then comes out too high, never too low.
    """
    return max((moment for path in paths if (moment := _modified(host, path)) is not None), default=None)


def _modified(host: Host, path: str) -> datetime | None:
    try:
        return host.status(path).modified
    except HostError:
        return None
