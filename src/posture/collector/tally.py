"""What ``posture-collector tally`` tells: the release of a closed round, and of an open one its end."""

from __future__ import annotations

from dataclasses import dataclass

from posture.ballots.fields import stamp
from posture.ballots.release import SHARE_OF, Release
from posture.ballots.timetable import Timetable
from posture.collector import releasing, telling
from posture.collector.catalogue import title
from posture.collector.errors import CollectorError
from posture.collector.releasing import Kept
from posture.collector.rounds import record
from posture.collector.rounds.record import Round, State
from posture.collector.store import Store

TALLY_SCHEMA = "posture/tally/2"


@dataclass(frozen=True, slots=True)
class Tally:
    """The release that is told, the round at hand until it is closed, and the newest where it was thin.

    ``planned`` are the times of the round that is told.
    """

    kept: Kept | None
    running: Round | None
    thin: Release | None
    planned: Timetable | None = None

    def data(self) -> dict[str, object]:
        """The tally as ``--json`` prints it."""
        return {
            "schema": TALLY_SCHEMA,
            "release": None if self.kept is None else _release_data(self.kept.release),
            "open": None
            if self.running is None
            else {
                "epoch": self.running.epoch,
                "joined": self.running.manifest.enrolled,
                "closes": stamp(self.running.timetable.close),
            },
            "thin": None if self.thin is None else self.thin.epoch,
        }

    def lines(self) -> list[str]:
        """The tally as a person reads it."""
        said: list[str] = []
        if self.kept is not None:
            told = self.kept.release
            said.append(f"Round {told.epoch}, closed on {told.closed}: {telling.counts(told)}.")
            if self.planned is not None and (early := telling.early(told, self.planned)):
                said.append(early)
            said += [f"  {title(scope)}: {telling.passing(share)}" for scope, share in told.checks.items()]
            if any(share.passing for share in told.checks.values()):
                said.append(SHARE_OF)
            if wrong := telling.stuffed(told):
                said.append(f"Something is wrong with these sums: {wrong}")
        if self.thin is not None:
            said.append(f"The newer round {self.thin.epoch} had too few answers to show a sum.")
        if self.running is not None:
            closes = telling.moment(self.running.timetable.close, rehearsal=self.running.manifest.rehearsal)
            said.append(
                f"Round {self.running.epoch}: {self.running.manifest.enrolled} had joined when it opened; "
                f"sums when it closes on {closes}."
            )
        return said


def tally(store: Store, epoch: str | None = None) -> Tally:
    """What may be told of the named round, or of the newest with sums; CollectorError where there is none."""
    with store.reading() as connection:
        last = record.newest(connection)
        if epoch is not None:
            found = record.named(connection, epoch)
            if found is None:
                raise CollectorError(f"There is no round {epoch}.")
            kept = releasing.numbered(connection, found.number)
            return Tally(kept, None if kept else found, None, found.timetable)
        if last is None:
            raise CollectorError("No round was opened yet.")
        kept = releasing.newest_good(connection)
        closed = None if kept is None else record.numbered(connection, kept.release.number)
        return Tally(
            kept,
            None if last.state is State.CLOSED else last,
            releasing.newer_thin(connection, kept),
            None if closed is None else closed.timetable,
        )


def _release_data(told: Release) -> dict[str, object]:
    return {
        "epoch": told.epoch,
        "number": told.number,
        "closed": told.closed,
        "early": told.early,
        "joined": told.joined,
        "blessed": told.blessed,
        "received": told.received,
        "checks": {
            scope: {"answers": share.answers, "passing": share.passing}
            for scope, share in told.checks.items()
        },
        "excess": dict(told.excess),
        "goals": {
            scope: {"percent": goal.percent, "by": goal.by, "reason": goal.reason}
            for scope, goal in told.goals.items()
        },
        "past": list(told.past),
        "public": told.public,
    }
