"""Opening a round: its keys on the disk first, then one transaction."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import version

from sqlalchemy import Connection, delete, func, insert, select, update

from posture import DISTRIBUTION
from posture.ballots.blind import public_spki
from posture.ballots.errors import BallotError
from posture.ballots.fields import READ_KEY_SIZE
from posture.ballots.manifest import (
    LEAST_THRESHOLD,
    Manifest,
    Scope,
    manifest_digest,
    policy_digest,
    sign_manifest,
)
from posture.ballots.seal import SEAL_ID_SIZE
from posture.ballots.timetable import Timetable, demand_sane
from posture.collector.errors import CollectorError
from posture.collector.keys import RoundKeys
from posture.collector.organisation import Organisation
from posture.collector.rounds import plan
from posture.collector.rounds.record import Round, State, names_beginning, newest
from posture.collector.rounds.turn import PATIENCE, turn
from posture.collector.schema import device, invite, round_
from posture.collector.store import Store
from posture.collector.telling import moment
from posture.policy.policy import Policy, policy_data


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of a new round: its policy, and in a rehearsal its seconds where somebody chose.

    ``few``: also where fewer than ten have joined, and nothing will be sent.
    """

    policy: Policy
    seconds: int | None = None
    few: bool = False


@dataclass(frozen=True, slots=True)
class _Base:
    """What the new round follows from."""

    last: Round | None
    joined: int
    timetable: Timetable
    epoch: str

    @property
    def number(self) -> int:
        return 1 if self.last is None else self.last.number + 1


@dataclass(frozen=True, slots=True)
class _Announced:
    """A manifest, its envelope, and the key whose digest it names."""

    manifest: Manifest
    signed: bytes
    read_key: bytes = field(repr=False)


def joined(connection: Connection) -> int:
    """How many devices are members now."""
    return connection.execute(
        select(func.count()).select_from(device).where(device.c.gone.is_(None))
    ).scalar_one()


def planned(
    organisation: Organisation, last: Round | None, count: int, wish: Wish, now: datetime
) -> Timetable:
    """When the round after ``last`` takes place; CollectorError for a wish that cannot be."""
    before = None if last is None else last.timetable
    if organisation.rehearsal:
        return plan.rehearsed(now, wish.seconds or plan.REHEARSED, before)
    if wish.seconds is not None:
        raise CollectorError("Only a rehearsal's rounds take seconds: ballots need days to hide in.")
    if last is None or before is None:
        return plan.first(now)
    return plan.following(before, last.number + 1, count, now)


def open_round(
    organisation: Organisation, store: Store, wish: Wish, *, now: datetime, patience: float = PATIENCE
) -> Manifest:
    """Open the next round; members see it at once, and fetch from the start of its timetable on.

    Raises CollectorError while another round is not closed, where the trust root has ended, where fewer than
    ten have joined and ``wish.few`` is not set, and for a policy that asks nothing.
    """
    if not wish.policy.checks:
        raise CollectorError("The policy asks about no check, so there is nothing to open a round for.")
    organisation.roots.demand_current(now)
    with turn(organisation, store, patience=patience):
        base = _base(organisation, store, wish, now)
        room = organisation.key_room()
        # Keys without a round are left where an opening failed or ended halfway: nobody was ever shown them.
        room.destroy_round(base.number)
        keys = room.make_round(base.number, wish.policy.checks)
        try:
            announced = _announced(organisation, base, wish.policy, keys)
        except BaseException:
            room.destroy_round(base.number)
            raise
        # Where this fails the round may be there all the same, only the answer was lost; so its keys stay.
        _write_down(store, announced)
        return announced.manifest


def _base(organisation: Organisation, store: Store, wish: Wish, now: datetime) -> _Base:
    with store.reading() as connection:
        last, count = newest(connection), joined(connection)
        if last is not None and last.state is not State.CLOSED:
            closes = moment(last.timetable.close, rehearsal=organisation.rehearsal)
            raise CollectorError(f"The round {last.epoch} is not closed yet. It closes on {closes}.")
        if count < LEAST_THRESHOLD and not wish.few:
            raise CollectorError(
                f"{count} of {LEAST_THRESHOLD} have joined; sums start at ten, so nobody would send anything."
            )
        timetable = planned(organisation, last, count, wish, now)
        return _Base(last, count, timetable, _name(connection, timetable.fetch.start))


def _name(connection: Connection, start: datetime) -> str:
    """The ISO week in which the round begins, such as ``2026-W47``; a second one in it is ``2026-W47.2``."""
    year, week, _ = start.isocalendar()
    name = f"{year}-W{week:02}"
    count = len(names_beginning(connection, name))
    return name if count == 0 else f"{name}.{count + 1}"


def _announced(organisation: Organisation, base: _Base, policy: Policy, keys: RoundKeys) -> _Announced:
    """The round as members would be shown it; CollectorError where they would not accept it."""
    read_key = secrets.token_bytes(READ_KEY_SIZE)
    manifest = _manifest(organisation, base, policy, keys, read_key)
    before = None if base.last is None else base.last.timetable
    try:
        demand_sane(manifest.timetable, rehearsal=manifest.rehearsal, number=manifest.number, before=before)
    except BallotError as error:
        raise CollectorError(f"No member would accept this round: {error}") from error
    return _Announced(manifest, sign_manifest(manifest, organisation.targets_key()), read_key)


def _write_down(store: Store, announced: _Announced) -> None:
    manifest = announced.manifest
    with store.transaction() as connection:
        # Who has left counted until now; an invite stays used, and by whom is no one's business any more.
        left = select(device.c.id).where(device.c.gone.is_not(None))
        connection.execute(update(invite).where(invite.c.device.in_(left)).values(device=""))
        connection.execute(delete(device).where(device.c.gone.is_not(None)))
        # The number is the table's key: a second opening fails here.
        connection.execute(
            insert(round_).values(
                number=manifest.number,
                epoch=manifest.epoch,
                state=State.OPEN,
                manifest=announced.signed,
                seal_id=manifest.seal_id,
                read_key=announced.read_key,
                close_asked=False,
            )
        )


def _manifest(
    organisation: Organisation, base: _Base, policy: Policy, keys: RoundKeys, read_key: bytes
) -> Manifest:
    data = policy_data(policy)
    root, last = organisation.roots.newest, base.last
    return Manifest(
        org=organisation.org,
        name=organisation.name,
        address=organisation.address,
        # It stays what it was where the collector moves: tokens and members hold on to it.
        issuer_name=organisation.issuer_name if last is None else last.manifest.issuer_name,
        number=base.number,
        epoch=base.epoch,
        enrolled=base.joined,
        rehearsal=organisation.rehearsal,
        timetable=base.timetable,
        scopes=tuple(
            Scope(scope, public_spki(key.public_key())) for scope, key in sorted(keys.issuer.items())
        ),
        seal_id=secrets.token_bytes(SEAL_ID_SIZE),
        seal_public=keys.seal.public_key().public_bytes_raw(),
        read_key_sha256=hashlib.sha256(read_key).hexdigest(),
        policy=data,
        policy_digest=policy_digest(data),
        root_version=root.version,
        root_sha256=root.digest,
        prev="" if last is None else manifest_digest(last.signed),
        newest=version(DISTRIBUTION),
    )
