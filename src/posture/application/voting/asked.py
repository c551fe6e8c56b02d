"""What the organisation asks, held against what the person agreed to: nothing new applies unseen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.application.voting.agreed import Said, keep, kept
from posture.policy.difference import Change, ChangeKind, difference
from posture.policy.limits import PolicyError
from posture.policy.policy import Goal as Goal
from posture.policy.policy import Policy as Policy
from posture.policy.policy import policy_data, read_policy
from posture.reports import accepted
from posture.reports.consent import Consent, consent, revoke
from posture.reports.errors import NotAsSeen
from posture.reports.policy import policy_in_force
from posture.words.phrase import phrase

NEW: Final = phrase(
    "Your organisation asks something that it did not ask before. Nothing of it leaves by itself until you "
    "have looked at it and agreed: under Reports, or with “posture consent”."
)


@dataclass(frozen=True, slots=True)
class Number:
    """A limit that becomes another, each the number that is in force then."""

    limit: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Asked:
    """A policy that the person has not agreed to, and what is new in it.

    ``first`` says that none was agreed to before. ``added`` and ``removed`` are checks, ``goals`` those that
    are new or other than before, by check, and ``dropped`` the checks that had one. ``since`` is the day on
    which it came here; ``put_off`` says that the person looked at it and said “not now”.
    """

    org: str
    policy: Policy
    first: bool
    added: tuple[str, ...]
    removed: tuple[str, ...]
    numbers: tuple[Number, ...]
    goals: Mapping[str, Goal]
    dropped: tuple[str, ...]
    since: date
    put_off: bool


def asked(session: Session) -> Asked | None:
    """What is new in the policy of the newest round; None where nothing is, or no round is known.

    Asks nobody and needs no key. None, too, for a policy that this Posture cannot judge by: that is said
    where its answers would be measured.
    """
    if not session.has_kept:
        return None
    with session.rows():
        found = accepted.newest(session.database)
        data = policy_in_force(session.desk)
        if found is None or data is None:
            return None
        policy, before = _read(session, data), _read(session, kept(session, Said.YES))
        if policy is None or _same(policy, before):
            return None
        changes = difference(before, policy)
        goals = _subjects(changes, ChangeKind.GOAL)
        return Asked(
            org=found.manifest.name,
            policy=policy,
            first=before is None,
            added=_subjects(changes, ChangeKind.CHECK_ADDED),
            removed=_subjects(changes, ChangeKind.CHECK_REMOVED),
            numbers=_numbers(session, before, policy),
            goals={check: policy.goals[check] for check in goals if check in policy.goals},
            dropped=tuple(check for check in goals if check not in policy.goals),
            since=_since(session, policy),
            put_off=_same(policy, _read(session, kept(session, Said.NOT_NOW))),
        )


def agree(session: Session, seen: Policy | None = None) -> None:
    """The person goes along with the policy they have seen, else with the newest round's: now it applies."""
    data = policy_in_force(session.desk) if seen is None else policy_data(seen)
    if data is not None:
        _keep_agreed(session, data)


def agree_in(session: Session, seen: str) -> None:
    """The person goes along with what the round asks whose fingerprint they saw.

    NotAsSeen where another one is at hand by now.
    """
    found = accepted.newest(session.database)
    if found is None or found.fingerprint != seen:
        raise NotAsSeen
    _keep_agreed(session, dict(found.manifest.policy))


def put_off(session: Session) -> None:
    """Not now: nothing of it applies, and nothing leaves by itself any more; asked for again it still can."""
    data = policy_in_force(session.desk)
    if data is not None:
        revoke(session.desk)
        keep(session, Said.NOT_NOW, data)


def is_held(session: Session) -> bool:
    """Whether a standing consent meets a policy that the person has not agreed to.

    Whoever let every round's ballots leave agreed to what was asked then. A consent for one round is given
    beside what that round asks, and so is a sending at once.
    """
    return consent(session.desk) is Consent.STANDING and asked(session) is not None


def demand_agreed(session: Session) -> None:
    """Raise ApplicationError where what is asked is held back until the person has seen it."""
    if is_held(session):
        raise ApplicationError(NEW)


def _keep_agreed(session: Session, policy: Mapping[str, object]) -> None:
    keep(session, Said.YES, policy)
    keep(session, Said.NOT_NOW, None)


def _subjects(changes: tuple[Change, ...], kind: ChangeKind) -> tuple[str, ...]:
    return tuple(change.subject for change in changes if change.kind is kind)


def _numbers(session: Session, before: Policy | None, after: Policy) -> tuple[Number, ...]:
    """Every limit that becomes another; one that was not chosen has its default."""
    limits = session.catalogue.limits
    chosen = {} if before is None else before.limits
    each = (
        Number(name, limit.in_force(chosen), limit.in_force(after.limits)) for name, limit in limits.items()
    )
    return tuple(number for number in each if number.before != number.after)


def _same(policy: Policy, other: Policy | None) -> bool:
    """Whether both ask the same, whatever number each bears."""
    return other is not None and replace(policy, version=other.version) == other


def _read(session: Session, data: object) -> Policy | None:
    catalogue = session.catalogue
    try:
        return read_policy(data, known_checks=catalogue.ballot_checks, limits=catalogue.limits)
    except PolicyError:
        return None


def _since(session: Session, policy: Policy) -> date:
    """The day on which this computer first took in a round that asks just this, with none between."""
    since = date.min
    rows = session.database.all(
        "SELECT policy, accepted FROM epoch WHERE state = 'accepted' ORDER BY number DESC"
    )
    for row in rows:
        earlier = _read(session, json.loads(row["policy"]))
        if not _same(policy, earlier):
            break
        since = date.fromisoformat(row["accepted"])
    return since
