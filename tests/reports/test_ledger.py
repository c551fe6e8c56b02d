"""The person's record of what left."""

from __future__ import annotations

from posture.reports import ledger
from posture.reports.ledger import Kind


def test_everything_that_left_is_there_byte_for_byte(computer, desk, member, answers, collector) -> None:
    computer.vote(desk, answers)
    entries = ledger.entries(computer.desk())
    assert [(entry.bytes) for entry in entries] == [body for _, body in collector.arrived if body]
    assert [entry.kind for entry in entries] == [Kind.ENROL, Kind.ISSUE, *[Kind.BALLOT] * 3]
    assert [entry.reply for entry in entries] == ["joined", "blessed", "counted", "counted", "counted"]
    assert {entry.scope for entry in entries[2:]} == set(answers)
    assert {entry.epoch for entry in entries} == {"", "2026-W47"}
    assert {entry.destination for entry in entries} == {collector.address}
    assert {(entry.at, entry.tries) for entry in entries} == {(computer.now, 1)}
    assert all(entry.size == len(entry.bytes) for entry in entries)


def test_sending_the_same_bytes_again_counts_a_try(computer, desk, blessed, answers, collector) -> None:
    from posture.reports import booth
    from posture.reports.errors import Unreachable

    booth.prepare(desk, answers)

    def lose(event: str) -> None:
        if event == "after /v1/ballots":
            raise Unreachable("Nobody there.")

    computer.happen = lose
    for _ in range(40):
        booth.cast(desk)
    computer.happen = lambda _: None
    booth.cast(desk)
    ballots = [entry for entry in ledger.entries(desk) if entry.kind is Kind.BALLOT]
    assert len(ballots) == 3
    assert sum(entry.tries for entry in ballots) == len(collector.bodies("/v1/ballots"))
    assert {entry.reply for entry in ballots} <= {"counted", "duplicate"}
