"""The person's record of what left, and of what was said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from miniature import SCOPES

from posture.reports import booth, ledger, membership
from posture.reports.errors import Unreachable
from posture.reports.ledger import Kind


def test_everything_that_left_is_there_byte_for_byte(computer, desk, member, answers, collector) -> None:
    computer.vote(desk, answers)
    entries = ledger.entries(computer.desk())
    assert [entry.bytes for entry in entries] == [body for _, body in collector.arrived if body]
    assert [entry.kind for entry in entries] == [Kind.ENROL, Kind.ISSUE, *[Kind.BALLOT] * 3]
    assert [entry.reply for entry in entries] == ["joined", "blessed", "counted", "counted", "counted"]
    assert {entry.scope for entry in entries[2:]} == set(answers)
    assert {entry.epoch for entry in entries} == {"", "2026-W47"}
    assert {entry.destination for entry in entries} == {collector.address}
    assert {entry.tries for entry in entries} == {1}
    assert {entry.at for entry in entries[2:]} == {computer.now}
    assert all(entry.size == len(entry.bytes) and entry.day == entry.at.date() for entry in entries)


def test_it_tells_what_was_said(computer, desk, member, answers) -> None:
    computer.vote(desk, answers)
    said = {entry.scope: entry.said for entry in ledger.entries(desk)}
    assert said == {"": None, **answers}


def test_sending_the_same_bytes_again_counts_a_try(computer, desk, casting, answers, collector) -> None:
    booth.sign(desk, casting, answers)

    def lose(event: str) -> None:
        if event == "after /v1/ballots":
            raise Unreachable("Nobody there.")

    computer.happen = lose
    for _ in range(40):
        booth.cast_now(desk)
    computer.happen = lambda _: None
    booth.cast_now(desk)
    ballots = [entry for entry in ledger.entries(desk) if entry.kind is Kind.BALLOT]
    assert len(ballots) == 3
    assert sum(entry.tries for entry in ballots) == len(collector.bodies("/v1/ballots"))
    assert {entry.reply for entry in ballots} <= {"counted", "duplicate"}


def test_without_the_key_only_the_day_and_the_kind_are_known(computer, desk, member, answers) -> None:
    computer.vote(desk, answers)
    membership.leave(desk, here_only=True)
    computer.master = bytes(range(32))
    entries = ledger.entries(computer.desk())
    assert sorted(entry.kind for entry in entries) == [*["ballot"] * 3, "enrol", "issue"]
    assert {entry.day.isoformat() for entry in entries} == {"2026-11-17", "2026-11-19"}
    for entry in entries:
        assert (entry.destination, entry.epoch, entry.scope, entry.reply, entry.bytes) == (
            "",
            "",
            "",
            "",
            b"",
        )
        assert entry.said is entry.at is None


def test_the_table_tells_neither_order_nor_check_nor_moment(
    computer, desk, member, answers, collector
) -> None:
    computer.vote(desk, answers)
    rows = desk.database.all("SELECT * FROM ledger")
    assert {tuple(row.keys()) for row in rows} == {("id", "day", "kind", "data")}
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows), "by a random name"
    for row in rows:
        assert all(scope.encode() not in row["data"] for scope in SCOPES)


def test_entries_of_one_day_stand_in_the_order_of_their_writing(computer, desk, member) -> None:
    with desk.database.transaction():
        for number in range(12):
            ledger.begin(desk, Kind.BALLOT, "https://collector.example", b"%d" % number)
    computer.now += timedelta(days=1)
    with desk.database.transaction():
        ledger.begin(desk, Kind.BALLOT, "https://collector.example", b"last")
    written = [entry.bytes for entry in ledger.entries(desk) if entry.kind is Kind.BALLOT]
    assert written == [*(b"%d" % number for number in range(12)), b"last"]


@pytest.mark.parametrize("entry", [None, "gone"])
def test_an_entry_that_is_gone_is_not_missed(desk, entry) -> None:
    ledger.again(desk, entry)
    ledger.answered(desk, entry, "counted")
    assert ledger.entries(desk) == ()
