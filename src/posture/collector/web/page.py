"""The page of the sums: the release and the times of its manifest, rendered here, without any script."""

from __future__ import annotations

import base64
import hmac
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, select_autoescape

from posture.ballots.fingerprint import fingerprint
from posture.ballots.manifest import LEAST_THRESHOLD
from posture.ballots.release import ABOUT_HALF, MOST, NEARLY_ALL, UNDER_HALF, Goal, Release, Share
from posture.ballots.timetable import Timetable
from posture.collector import releasing, telling
from posture.collector.catalogue import title
from posture.collector.errors import Refusal
from posture.collector.organisation import Organisation
from posture.collector.promises import PROMISES
from posture.collector.releasing import Kept
from posture.collector.rounds import opening, record
from posture.collector.rounds.record import Round, State
from posture.collector.store import Store

_SHOWN = {UNDER_HALF: (0, 40), ABOUT_HALF: (40, 20), MOST: (60, 30), NEARLY_ALL: (90, 10)}
"""Where each band begins and how wide it is, of a hundred."""


@dataclass(frozen=True, slots=True)
class Row:
    """One check on the page; ``start`` and ``width`` draw it on a bar of a hundred, where there is a sum."""

    title: str
    words: str
    start: int
    width: int
    goal: Goal | None


@dataclass(frozen=True, slots=True)
class _Books:
    """What the page tells, out of the database; ``planned`` are the times of the round of ``kept``."""

    kept: Kept | None
    planned: Timetable | None
    thin: Release | None
    at_hand: Round | None
    joined: int


def render(organisation: Organisation, store: Store, authorization: str, *, now: datetime) -> str:
    """The page as HTML, for whoever may see it.

    ``authorization`` is the header of that name, or "". Raises Refusal ``wrong-page-key`` (401) where the
    page asks for its key, and it is not in there.
    """
    with store.reading() as connection:
        kept = releasing.newest_good(connection)
        closed = None if kept is None else record.numbered(connection, kept.release.number)
        books = _Books(
            kept,
            None if closed is None else closed.timetable,
            releasing.newer_thin(connection, kept),
            record.newest(connection),
            opening.joined(connection),
        )
    _demand_reader(organisation, books, authorization)
    told = None if kept is None else kept.release
    at_hand = books.at_hand
    running = at_hand if at_hand and at_hand.state is not State.CLOSED else None
    return (
        _environment()
        .get_template("sums.html")
        .render(
            organisation=organisation,
            warning=organisation.roots.warning(now),
            told=told,
            counts=telling.counts(told) if told else "",
            early=telling.early(told, books.planned) if told and books.planned else "",
            stuffed=telling.stuffed(told) if told else "",
            rows=[_row(scope, share, told.goals.get(scope)) for scope, share in told.checks.items()]
            if told
            else [],
            thin=books.thin,
            joined=books.joined,
            at_hand=at_hand,
            running=running,
            times=telling.times(running.timetable, rehearsal=organisation.rehearsal) if running else "",
            fingerprint=fingerprint(at_hand.signed) if at_hand else "",
            threshold=LEAST_THRESHOLD,
            promises=PROMISES,
        )
    )


@cache
def style_sheet() -> str:
    return (files("posture.collector.web") / "templates" / "style.css").read_text(encoding="utf-8")


def _demand_reader(organisation: Organisation, books: _Books, authorization: str) -> None:
    """Demand the page key, unless the page is for everybody, or answers this computer alone."""
    was_public = books.kept is None or books.kept.release.public
    if organisation.on_loopback or (organisation.is_public and was_public):
        return
    try:
        _, _, shown = (
            base64.b64decode(authorization.removeprefix("Basic "), validate=True).decode().partition(":")
        )
    except ValueError:
        shown = ""
    if not hmac.compare_digest(shown.encode(), organisation.page_key.encode()):
        raise Refusal(
            401, "wrong-page-key", "This page is for members and IT: ask IT for the password of the page."
        )


def _row(scope: str, share: Share, goal: Goal | None) -> Row:
    start, width = 0, 0
    if share.passing in _SHOWN:
        start, width = _SHOWN[share.passing]
    elif share.passing:
        width = int(share.passing)
    return Row(title(scope), telling.passing(share), start, width, goal)


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("posture.collector.web"),
        autoescape=select_autoescape(),
        trim_blocks=True,
        lstrip_blocks=True,
    )
