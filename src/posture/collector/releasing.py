"""The release of a closed round: made once out of its exact sums, signed, kept, and read by whoever may."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, select

from posture.ballots import envelope
from posture.ballots.ballot import Answer
from posture.ballots.canonical import unb64
from posture.ballots.errors import BallotError
from posture.ballots.manifest import LEAST_THRESHOLD
from posture.ballots.release import (
    LONGEST,
    RELEASE_TYPE,
    Goal,
    Release,
    Share,
    in_fives,
    read_release,
    share,
)
from posture.collector.errors import Refusal
from posture.collector.organisation import Organisation
from posture.collector.rounds.counting import Counts, telling
from posture.collector.rounds.record import Round
from posture.collector.schema import release, round_
from posture.collector.store import Store

SCHEME = "Posture "
"""How the header with a read key begins: ``Authorization: Posture <base64>``."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored release: what it says, and its envelope."""

    release: Release
    signed: bytes

    @property
    def is_thin(self) -> bool:
        """Whether no sum is told, because too few answered."""
        return not any(each.passing for each in self.release.checks.values())


def released(
    organisation: Organisation, found: Round, counts: Counts, *, past: Sequence[int], now: datetime
) -> Release:
    """What is published of a round's exact sums; ``found`` is one that takes no ballot any more."""
    manifest = found.manifest
    joined, blessed = found.joined or 0, found.blessed or 0
    ballots = {scope: sum(answers.values()) for scope, answers in counts.items()}
    return Release(
        org=organisation.org,
        name=organisation.name,
        number=found.number,
        epoch=found.epoch,
        manifest_sha256=hashlib.sha256(found.signed).hexdigest(),
        rehearsal=organisation.rehearsal,
        closed=f"{now:%Y-%m-%d}",
        joined=joined,
        blessed=blessed,
        received=in_fives(max(ballots.values(), default=0)),
        checks={scope: _share(answers, min(joined, blessed)) for scope, answers in counts.items()},
        excess=_excess(ballots, blessed),
        goals=_goals(manifest.policy),
        past=tuple(past),
        public=organisation.is_public,
        early=bool(found.early),
    )


def newest_good(connection: Connection) -> Kept | None:
    """The newest release that tells a sum; where none does, the newest."""
    thin = None
    for signed in connection.execute(select(release.c.signed).order_by(release.c.round.desc())).scalars():
        kept = _kept(signed)
        if not kept.is_thin:
            return kept
        thin = thin or kept
    return thin


def newer_thin(connection: Connection, told: Kept | None) -> Release | None:
    """The newest release where it tells nothing and an older one is told in its place, else None."""
    signed = connection.execute(select(release.c.signed).order_by(release.c.round.desc()).limit(1)).scalar()
    if signed is None or told is None or signed == told.signed:
        return None
    return _kept(signed).release


def numbered(connection: Connection, number: int) -> Kept | None:
    signed = connection.execute(
        select(release.c.signed).where(release.c.round == number)
    ).scalar_one_or_none()
    return None if signed is None else _kept(signed)


def read(store: Store, number: int | None, authorization: str) -> bytes:
    """The release of a round, or the newest that tells a sum, for whoever shows a member's read key.

    ``authorization`` is the header of that name, or "": then only a release for everybody is given.
    Raises Refusal ``no-release`` or ``wrong-read-key``.
    """
    with store.reading() as connection:
        kept = newest_good(connection) if number is None else numbered(connection, number)
        if kept is None:
            raise Refusal(404, "no-release", "There is no such release here, or none yet.")
        if not kept.release.public:
            keys = connection.execute(
                select(round_.c.read_key).where(round_.c.number >= kept.release.number)
            ).scalars()
            _demand_member(authorization, keys.all())
    return kept.signed


def _demand_member(authorization: str, keys: Sequence[bytes]) -> None:
    """Demand one of ``keys``; each is compared, in the same time whether it fits or not."""
    try:
        shown = unb64(authorization.removeprefix(SCHEME)) if authorization.startswith(SCHEME) else b""
    except BallotError:
        shown = b""
    if not sum([hmac.compare_digest(key, shown) for key in keys]):
        raise Refusal(
            401, "wrong-read-key", "This release is for members; the key shown is not one of theirs."
        )


def _share(answers: Mapping[Answer, int], devices: int) -> Share:
    return share(answers[Answer.PASS], telling(answers)) if devices >= LEAST_THRESHOLD else Share(0, "")


def _excess(ballots: Mapping[str, int], blessed: int) -> dict[str, int]:
    """For each check on which more ballots came than devices were blessed, how many too many."""
    return {scope: many - blessed for scope, many in ballots.items() if many > blessed}


def _goals(policy: object) -> dict[str, Goal]:
    goals = policy.get("goals") if isinstance(policy, dict) else None
    return {
        scope: Goal(int(goal["target_percent"]), str(goal["by"]), str(goal["reason"]))
        for scope, goal in (goals or {}).items()
    }


@lru_cache(maxsize=64)
def _kept(signed: bytes) -> Kept:
    """What a stored release says; it was verified when it was made."""
    return Kept(read_release(envelope.read(signed, RELEASE_TYPE, most=2 * LONGEST).payload), signed)
