"""How rounds and their sums are told in words, the same in the terminal and on the page."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from posture.ballots.release import ABOUT_HALF, MOST, NEARLY_ALL, UNDER_HALF, Release, Share
from posture.ballots.timetable import Timetable

_BANDS: Final = {
    UNDER_HALF: "under half",
    ABOUT_HALF: "about half",
    MOST: "most",
    NEARLY_ALL: "nearly all",
}


def moment(at: datetime, *, rehearsal: bool = False) -> str:
    """Such as “Monday 30 November, 06:00 UTC”; a rehearsal's moments lie seconds apart."""
    return f"{at:%H:%M:%S} UTC" if rehearsal else f"{at:%A} {at.day} {at:%B}, {at:%H:%M} UTC"


def times(table: Timetable, *, rehearsal: bool) -> str:
    """When a round's keys are fetched, its ballots sent, and its sums shown."""
    fetched, start, end, close = (
        moment(at, rehearsal=rehearsal)
        for at in (table.fetch.end, table.cast.start, table.cast.end, table.close)
    )
    return (
        f"Members' apps fetch what they need until {fetched}. Each ballot then leaves at a moment of its "
        f"own, from {start} to {end}. The sums are shown when the round closes: {close}."
    )


def passing(share: Share) -> str:
    """How many pass: “most of 10 or more”, or that too few answered."""
    if not share.passing:
        return "too few answered"
    many = _BANDS.get(share.passing) or f"some {share.passing} %"
    return f"{many} of {share.answers} or more"


def counts(release: Release) -> str:
    """How many took part: “12 joined in time, 12 fetched their ballots, 10 or more sent them”.

    In time is before the end of the fetch window, after which nobody can take part in the round.
    """
    sent = f"{release.received} or more sent them" if release.received else "fewer than 5 sent them"
    return f"{release.joined} joined in time, {release.blessed} fetched their ballots, {sent}"


def early(release: Release, planned: Timetable) -> str:
    """That a round was closed before the time that its manifest names, ``planned``, else empty."""
    return before_its_time(planned, rehearsal=release.rehearsal) if release.early else ""


def before_its_time(planned: Timetable, *, rehearsal: bool) -> str:
    """What is said of a round that a person closed early."""
    close = moment(planned.close, rehearsal=rehearsal)
    return f"It was closed before its time, {close}. Ballots that were still to come are missing."


def stuffed(release: Release) -> str:
    """What is wrong where more came than can be, else empty."""
    if release.blessed > release.joined:
        return f"{release.blessed} devices fetched ballots, and only {release.joined} had joined."
    if release.excess:
        many = max(release.excess.values())
        return f"{many} ballots more came than ballots were fetched: somebody else made them."
    return ""
