"""The tally: how many gave which answer, from ten on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, distinct, func, select

from posture.ballots.ballot import Answer
from posture.ballots.manifest import LEAST_THRESHOLD
from posture.collector.errors import CollectorError
from posture.collector.store import Store, ballot, device, epoch, issued, issuer_key

TALLY_SCHEMA = "posture/tally/1"


@dataclass(frozen=True, slots=True)
class Tally:
    """The sums of one round.

    ``enrolled`` counts the devices that have joined by now, ``blessed`` those that fetched their keys.
    ``checks`` has a count for each answer, ``withheld`` the reason for each check that is not shown.
    """

    epoch: str
    is_open: bool
    enrolled: int
    blessed: int
    checks: Mapping[str, Mapping[Answer, int]]
    withheld: Mapping[str, str]

    def data(self) -> dict[str, object]:
        """The tally as ``posture-collector tally --json`` prints it."""
        data: dict[str, object] = {
            "schema": TALLY_SCHEMA,
            "epoch": self.epoch,
            "enrolled": self.enrolled,
            "blessed": self.blessed,
            "open": self.is_open,
            "checks": {
                scope: {answer.name.lower(): count for answer, count in counts.items()}
                for scope, counts in self.checks.items()
            },
        }
        if self.withheld:
            data["withheld"] = dict(self.withheld)
        return data


def tally(store: Store, round_id: str | None = None) -> Tally:
    """The sums of the named round, or of the newest, as they stand; CollectorError where there is none.

    A check is withheld below ten enrolled devices or ten ballots: a sum of fewer could point at somebody.
    """
    with store.reading() as connection:
        wanted = epoch.c.id == round_id if round_id else epoch.c.id.is_not(None)
        row = connection.execute(select(epoch).where(wanted).order_by(epoch.c.number.desc()).limit(1)).first()
        if row is None:
            raise CollectorError("There is no such round." if round_id else "No round was opened yet.")
        return _tally(connection, row)


def published(store: Store) -> Tally | None:
    """The sums that everyone may see, or None before the first round.

    The sums of an open round stay back: whoever looked before and after one more ballot would see in the
    difference what it says. Meanwhile these are the sums of the round before; where that has none, the open
    round's without any sum.
    """
    with store.reading() as connection:
        rows = connection.execute(select(epoch).order_by(epoch.c.number.desc()).limit(2)).all()
        if not rows:
            return None
        newest = _tally(connection, rows[0])
        if not newest.is_open:
            return newest
        before = _tally(connection, rows[1]) if len(rows) > 1 else None
    return before if before and before.checks else _held_back(newest)


def joined(store: Store) -> int:
    """How many devices have joined."""
    with store.reading() as connection:
        return _joined(connection)


def _held_back(sums: Tally) -> Tally:
    counts = {scope: sum(answers.values()) for scope, answers in sums.checks.items()}
    later = {
        scope: f"{count} ballots so far; the sum is shown when the round closes."
        for scope, count in counts.items()
    }
    return replace(sums, checks={}, withheld=dict(sorted({**sums.withheld, **later}.items())))


def _tally(connection: Connection, row: Row[Any]) -> Tally:
    enrolled, is_open = _joined(connection), row.state == "open"
    blessed = connection.execute(
        select(func.count(distinct(issued.c.device))).where(issued.c.epoch == row.id)
    ).scalar_one()
    shown, withheld = {}, {}
    for scope, answers in sorted(_counts(connection, row.id).items()):
        if enrolled < LEAST_THRESHOLD:
            withheld[scope] = f"{enrolled} of {LEAST_THRESHOLD} joined; sums start at ten."
        elif sum(answers.values()) < LEAST_THRESHOLD:
            so_far = " so far" if is_open else ""
            withheld[scope] = f"Fewer than {LEAST_THRESHOLD} ballots{so_far}; sums start at ten."
        else:
            shown[scope] = answers
    return Tally(row.id, is_open, enrolled, blessed, shown, withheld)


def _joined(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(device)).scalar_one()


def _counts(connection: Connection, round_id: str) -> dict[str, dict[Answer, int]]:
    scopes = connection.execute(select(issuer_key.c.scope).where(issuer_key.c.epoch == round_id)).scalars()
    counts = {scope: dict.fromkeys(Answer, 0) for scope in scopes}
    rows = connection.execute(
        select(ballot.c.scope, ballot.c.answer, func.count())
        .where(ballot.c.epoch == round_id)
        .group_by(ballot.c.scope, ballot.c.answer)
    )
    for scope, answer, count in rows:
        counts[scope][Answer(answer)] = count
    return counts
