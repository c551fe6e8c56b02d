from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy import func, select

from posture.ballots.timetable import demand_sane
from posture.collector.organisation import create, load
from posture.collector.rounds import clock as clocks
from posture.collector.rounds import closing
from posture.collector.rounds.clock import RETENTION, Clock
from posture.collector.rounds.closing import Closer, ask_to_close
from posture.collector.rounds.opening import Wish, open_round
from posture.collector.rounds.record import State, newest, numbered
from posture.collector.rounds.turn import turn
from posture.collector.schema import envelope

both_engines = pytest.mark.parametrize("organisation", ["sqlite", "postgresql"], indirect=True)


def _at_hand(store):
    with store.reading() as connection:
        return newest(connection)


class Here:
    """Opens and closes rounds in this very process; ``forgets``: how often keys were to be forgotten."""

    def __init__(self, closer: Closer) -> None:
        self.closer = closer
        self.forgets = 0

    def open(self, now: datetime) -> str:
        organisation = load(self.closer.organisation.folder)
        wish = Wish(clocks.policy_after(_at_hand(self.closer.store)))
        return open_round(organisation, self.closer.store, wish, now=now, patience=0).epoch

    def close(self, number: int, now: datetime) -> None:
        self.closer.close(number, now=now, patience=0)

    def forget(self) -> None:
        self.forgets += 1


def _clock(closer: Closer, *, rounds: bool) -> Clock:
    return Clock(closer.organisation, closer.store, Here(closer), rounds=rounds)


@pytest.fixture
def clock(closer: Closer) -> Clock:
    return _clock(closer, rounds=True)


def _ballots(store) -> int:
    with store.reading() as connection:
        return connection.execute(select(func.count()).select_from(envelope)).scalar_one()


@both_engines
def test_a_round_opens_and_closes_on_time(store, clock, devices, now) -> None:
    devices(10)
    clock.tick(now)
    found = _at_hand(store)
    assert (found.state, found.joined) == (State.OPEN, None)
    table = found.timetable
    devices(2, now=table.fetch.end - timedelta(seconds=1))
    clock.tick(table.fetch.end)
    assert _at_hand(store).joined == 12
    devices(3, now=table.fetch.end)
    clock.tick(table.close - timedelta(seconds=1))
    assert _at_hand(store).state is State.OPEN
    clock.tick(table.close)
    assert (_at_hand(store).state, _at_hand(store).joined) == (State.CLOSED, 12)
    clock.tick(table.close)
    assert (_at_hand(store).number, _at_hand(store).manifest.enrolled) == (2, 15)


def test_a_rehearsals_rounds_open_by_a_person_unless_told(store, closer, devices, now) -> None:
    devices(10)
    _clock(closer, rounds=False).tick(now)
    assert _at_hand(store) is None


def test_below_ten_no_round_opens(store, clock, devices, now) -> None:
    devices(9)
    clock.tick(now)
    assert _at_hand(store) is None


def test_a_person_may_ask_for_the_close(store, clock, open_next) -> None:
    manifest = open_next()
    clock.tick(manifest.timetable.fetch.start)
    assert _at_hand(store).state is State.OPEN
    ask_to_close(store, 1)
    clock.tick(manifest.timetable.fetch.start)
    assert _at_hand(store).state is State.CLOSED


def test_a_close_that_failed_is_said_once_and_tried_again(
    organisation, store, clock, open_next, caplog
) -> None:
    manifest = open_next()
    copy = organisation.folder / "saved.txt"
    copy.write_bytes(organisation.key_room().path(1).read_bytes())
    for second in range(3):
        clock.tick(manifest.timetable.close + timedelta(seconds=second))
    assert [record.getMessage() for record in caplog.records] == [
        f"The file {copy} holds a copy of the round's keys. Remove it, then close the round again."
    ]
    copy.unlink()
    clock.tick(manifest.timetable.close + timedelta(seconds=4))
    with store.reading() as connection:
        assert numbered(connection, 1).state is State.CLOSED


@both_engines
def test_of_several_processes_one_does_it(organisation, store, desk, devices, now) -> None:
    devices(10)
    stores = [organisation.store() for _ in range(4)]
    made = [_clock(Closer(organisation, each, desk), rounds=True) for each in stores]
    threads = [Thread(target=clock.tick, args=(now,)) for clock in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for each in stores:
        each.close()
    assert _at_hand(store).number == 1


def test_whose_turn_it_is_not_waits_for_the_next_tick(
    organisation, store, clock, devices, now, caplog
) -> None:
    devices(10)
    with turn(organisation, store):
        clock.tick(now)
    assert _at_hand(store) is None
    assert not caplog.records
    clock.tick(now)
    assert _at_hand(store).number == 1


def test_ballots_are_kept_for_ninety_days(store, clock, devices, open_next, vote) -> None:
    voters = devices(10)
    manifest = open_next()
    vote(voters, manifest, "firewall", [1] * 10)
    close = manifest.timetable.close
    clock.tick(close)
    clock.tick(close + RETENTION - timedelta(days=1))
    assert _ballots(store) == 10
    clock.tick(close + RETENTION + timedelta(days=1))
    assert _ballots(store) == 0


def test_a_root_that_was_renewed_meanwhile_is_taken(organisation, store, clock, devices, words, now) -> None:
    from posture.collector.roots import renew_root

    devices(10)
    late = now + timedelta(days=400)
    clock.tick(late)
    assert _at_hand(store) is None
    root_key = organisation.root_key(words)
    renew_root(organisation.folder, root_key, organisation.roots.newest.public, now=late)
    clock.tick(late)
    assert _at_hand(store).manifest.root_version == 2


class _Nobody:
    """Holds no box: no ballot came."""

    def hand_over(self, found):
        return self

    def blobs(self):
        return iter(())

    def destroy(self) -> None:
        pass

    def close(self) -> None:
        pass


def test_two_months_of_a_real_organisation_needs_nobody(tmp_path: Path, words, monkeypatch) -> None:
    """It is looked at every seven hours; 210 have joined after the first round."""
    from posture.collector.invites import make_invites

    start = datetime(2026, 11, 18, 11, 30, tzinfo=UTC)
    made = create(
        tmp_path / "real", name="Acme", words=words, address="https://a.example", rehearsal=False, now=start
    )
    store = made.store()
    make_invites(made, store, 1, now=start)
    members = {1: 10}
    monkeypatch.setattr(clocks, "joined", lambda _: members.get(1, 210))
    monkeypatch.setattr("posture.collector.rounds.opening.joined", lambda _: members.get(1, 210))
    monkeypatch.setattr(closing, "PAUSE", 0)
    monkeypatch.setattr(clocks, "policy_after", lambda _: _one_check())
    clock = _clock(Closer(made, store, _Nobody()), rounds=False)
    for step in range(8 * 7 * 24 // 7):
        clock.tick(start + timedelta(hours=7 * step))
        if (found := _at_hand(store)) and found.number == 1 and found.state is State.CLOSED:
            members.clear()
    last = _at_hand(store).number
    tables = []
    for number in range(1, last + 1):
        with store.reading() as connection:
            tables.append(numbered(connection, number).timetable)
    store.close()
    assert last == 9
    for number, table in enumerate(tables[1:], 2):
        demand_sane(table, rehearsal=False, number=number, before=tables[number - 2])


def _one_check():
    from posture.policy.policy import default_policy

    return default_policy(("firewall",))


def test_the_keys_of_a_round_that_another_replica_closed_are_let_go_once(
    store, closer, open_next, close_at_hand
) -> None:
    close_at_hand(open_next())
    hands = Here(closer)
    other = Clock(closer.organisation, store, hands, rounds=False)
    for minute in range(3):
        other.tick(_at_hand(store).timetable.close + timedelta(minutes=minute))
    assert hands.forgets == 1
