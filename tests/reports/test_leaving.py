"""Leaving: struck off over there, forgotten here."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

import pytest
from miniature import KNOWN

from posture.ballots.departure import read_departure
from posture.reports import booth, consent, ledger, membership, rounds
from posture.reports.errors import ReportsError, Unreachable
from posture.reports.ledger import Kind
from posture.store.errors import StoreError

TABLES = ("membership", "vote", "epoch", "errand", "consent", "read_key", "release")


def rows(desk):
    return {table: len(desk.database.all(f"SELECT * FROM {table}")) for table in TABLES}


def test_leaving_strikes_the_device_off_with_its_own_key(desk, collector, member) -> None:
    left = membership.leave(desk)
    assert left.struck_off
    (body,) = collector.bodies("/v1/leave")
    departure = read_departure(body)
    departure.verify(member.signing_key().public_key().public_bytes_raw())
    assert collector.struck_off == [departure.device] == ["device-0"]
    assert any("struck this device off" in sentence for sentence in left.sentences)
    assert not any("counted stay counted" in sentence for sentence in left.sentences)


def test_leaving_deletes_every_key_and_what_waits_and_keeps_the_ledger(
    computer, desk, collector, casting, answers
) -> None:
    consent.give(desk, standing=True)
    booth.sign(desk, casting, answers)
    before = ledger.entries(desk)
    left = membership.leave(desk)
    assert membership.current(desk) is None
    assert rows(desk) == dict.fromkeys(TABLES, 0)
    after = ledger.entries(desk)
    assert after[: len(before)] == before
    assert [(entry.kind, entry.reply) for entry in after[len(before) :]] == [(Kind.LEAVE, "struck off")]
    assert collector.bodies("/v1/ballots") == []
    assert not any("not even you" in sentence for sentence in left.sentences)


def test_here_only_sends_nothing_and_says_what_to_ask_it(desk, collector, member) -> None:
    before = len(collector.arrived)
    left = membership.leave(desk, here_only=True)
    assert not left.struck_off
    assert len(collector.arrived) == before
    [told] = [said for said in left.sentences if "still lists this device" in said]
    assert told.endswith("its name there is device-0, and it joined on 2026-11-17.")
    assert not membership.is_member(desk)


def test_leaving_works_without_the_key(computer, desk, collector, member) -> None:
    def gone():
        raise StoreError("The key is gone.")

    left = membership.leave(replace(desk, sealer=gone))
    assert not left.struck_off
    [told] = [said for said in left.sentences if said.startswith("The key is gone. IT's server still lists")]
    assert told.endswith(
        "say on which day you joined, which “What was sent” has, and which invite you were given."
    )
    assert collector.bodies("/v1/leave") == []
    computer.master = bytes(range(32))
    later = computer.desk()
    assert membership.current(later) is None
    entries = ledger.entries(later)
    assert [(entry.kind, entry.bytes, entry.reply) for entry in entries] == [("enrol", b"", "")]


def test_leaving_works_where_the_collector_cannot_be_reached(computer, desk, collector, member) -> None:
    def fail(event: str) -> None:
        if event == "before /v1/leave":
            raise Unreachable("Nobody there.")

    computer.happen = fail
    left = membership.leave(desk)
    assert (left.struck_off, membership.is_member(desk)) == (False, False)
    assert any("Ask IT to strike it off" in said for said in left.sentences)


def test_a_device_that_is_on_no_list_any_more_has_left(desk, collector, member) -> None:
    collector.devices.clear()
    assert membership.leave(desk).struck_off


def test_after_leaving_one_can_join_again(computer, desk, collector, member, answers) -> None:
    computer.vote(desk, answers)
    assert any("not even you" in sentence for sentence in membership.leave(desk).sentences)
    again = membership.join(desk, collector.invite())
    assert again.device_key != member.device_key
    computer.now = computer.now.replace(day=24)
    collector.open_round()
    assert computer.vote(desk, answers).counted == 3


def test_leaving_while_another_program_asks_for_the_round_stays_left(computer, desk, member) -> None:
    computer.at_first("after /v1/manifest", lambda: membership.leave(computer.desk()))
    with pytest.raises(ReportsError, match="meanwhile"):
        rounds.look(desk, KNOWN)
    assert rows(desk) == dict.fromkeys(TABLES, 0)


@pytest.mark.parametrize("event", ["after /v1/issue", "after /v1/ballots"])
def test_leaving_while_another_program_votes_keeps_no_vote(
    computer, desk, member, answers, collector, event
) -> None:
    computer.at_first(event, lambda: membership.leave(computer.desk()))
    with suppress(ReportsError):
        computer.vote(desk, answers)
    assert desk.database.all("SELECT * FROM vote") == []
    assert desk.database.all("SELECT * FROM read_key") == []
    assert len(collector.bodies("/v1/ballots")) <= 1
