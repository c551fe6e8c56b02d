from __future__ import annotations

from datetime import timedelta
from threading import Thread

import pytest
from sqlalchemy import select

from posture.ballots.departure import encode_departure
from posture.ballots.errors import BallotError
from posture.ballots.invite import new_code
from posture.collector import members
from posture.collector.errors import CollectorError, Refusal
from posture.collector.invites import LIFETIME, make_invites
from posture.collector.organisation import load
from posture.collector.roots import LIFETIME as ROOT_LIFETIME
from posture.collector.schema import device as devices_table

both_engines = pytest.mark.parametrize("organisation", ["sqlite", "postgresql"], indirect=True)


def _refused(code: str):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def _row(store, device):
    with store.reading() as connection:
        return connection.execute(select(devices_table).where(devices_table.c.id == device.device_id)).first()


@both_engines
def test_the_same_request_to_join_gives_the_same_device(organisation, store, new_device, now) -> None:
    [invite] = make_invites(organisation, store, 1, now=now)
    device = new_device()
    assert device.enrol(invite.code) == device.enrol(invite.code)


@both_engines
def test_an_invite_works_for_one_device(organisation, store, new_device, now) -> None:
    [invite] = make_invites(organisation, store, 1, now=now)
    new_device().enrol(invite.code)
    with _refused("invite-used"):
        new_device().enrol(invite.code)


@both_engines
def test_of_many_devices_with_one_invite_at_once_one_joins(organisation, store, new_device, now) -> None:
    [invite] = make_invites(organisation, store, 1, now=now)
    results: list[str] = []

    def join() -> None:
        try:
            new_device().enrol(invite.code)
            results.append("joined")
        except Refusal as refusal:
            results.append(refusal.code)

    threads = [Thread(target=join) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["invite-used"] * 7 + ["joined"]
    with store.reading() as connection:
        assert len(connection.execute(select(devices_table)).all()) == 1


@both_engines
def test_a_device_takes_one_invite_and_the_other_stays_good(organisation, store, new_device, now) -> None:
    first, second = make_invites(organisation, store, 2, now=now)
    device = new_device()
    device.enrol(first.code)
    with _refused("device-known"):
        device.enrol(second.code)
    new_device().enrol(second.code)


def test_an_invite_that_nobody_made_is_refused(new_device) -> None:
    with _refused("invite-unknown"):
        new_device().enrol(new_code())


def test_an_invite_ends_after_14_days(organisation, store, new_device, now) -> None:
    [invite] = make_invites(organisation, store, 1, now=now)
    with _refused("invite-expired"):
        new_device().enrol(invite.code, now=now + LIFETIME + timedelta(days=1))
    new_device().enrol(invite.code, now=now + LIFETIME)


def test_no_invite_is_made_once_the_trust_root_has_ended(organisation, store, now) -> None:
    with pytest.raises(CollectorError, match="renew"):
        make_invites(organisation, store, 1, now=now + ROOT_LIFETIME)


@pytest.mark.parametrize("hours", [-37, 37])
def test_a_request_from_another_time_is_refused(organisation, store, new_device, now, hours) -> None:
    [invite] = make_invites(organisation, store, 1, now=now)
    device = new_device()
    from posture.ballots.enrolment import encode_enrol_request

    body = encode_enrol_request(device.key, invite.code, now + timedelta(hours=hours))
    with _refused("wrong-clock"):
        members.enrol(store, body, now=now)


def test_before_the_first_round_there_is_no_read_key_and_then_the_newest(
    organisation, devices, open_next, close_at_hand
) -> None:
    [early] = devices(1)
    assert early.read_key == b""
    first = open_next()
    [later] = devices(1)
    close_at_hand(first)
    second = open_next(first.timetable.close)
    [last] = devices(1, now=second.timetable.fetch.start)
    assert len({later.read_key, last.read_key, b""}) == 3


def test_a_device_counts_from_the_round_whose_fetching_it_can_still_reach(store, devices, open_next) -> None:
    [before] = devices(1)
    fetch = open_next().timetable.fetch
    [during] = devices(1, now=fetch.end - timedelta(seconds=1))
    [after] = devices(1, now=fetch.end)
    assert [_row(store, device).since for device in (before, during, after)] == [1, 1, 2]


def test_who_leaves_counts_until_the_next_round_opens(store, devices, open_next, close_at_hand) -> None:
    stays, leaves, never = devices(3)
    never.leave()
    assert _row(store, never).gone == 0
    first = open_next()
    assert _row(store, never) is None
    assert first.enrolled == 2
    leaves.leave()
    assert _row(store, leaves).gone == 1
    assert close_at_hand(first).joined == 2
    assert open_next(first.timetable.close).enrolled == 1
    assert _row(store, leaves) is None
    assert _row(store, stays).gone is None


@both_engines
def test_leaving_twice_is_leaving_once(store, devices) -> None:
    [device] = devices(1)
    assert device.leave() == device.leave()


def test_a_device_that_left_joins_with_a_new_invite_only(
    organisation, store, devices, new_device, now
) -> None:
    [invite] = make_invites(organisation, store, 1, now=now)
    device = new_device()
    device.enrol(invite.code)
    device.leave()
    with _refused("struck-off"):
        device.enrol(invite.code)
    devices(1)


def test_nobody_else_strikes_a_device_off(store, devices, new_device, now) -> None:
    [victim] = devices(1)
    body = encode_departure(new_device().key, victim.device_id, now)
    with pytest.raises(BallotError, check=lambda error: error.code == "bad-signature"):
        members.strike_off(store, body, now=now)
    assert _row(store, victim).gone is None


def test_an_old_departure_and_one_of_a_stranger_are_refused(devices, new_device, now) -> None:
    [device] = devices(1)
    body = encode_departure(device.key, device.device_id, now)
    with _refused("wrong-clock"):
        members.strike_off(device.store, body, now=now + timedelta(hours=37))
    stranger = new_device()
    stranger.device_id = "nobody"
    with _refused("unknown-device"):
        stranger.leave()


def test_an_invite_names_the_first_root_of_the_chain_for_ever(organisation, store, words, now) -> None:
    import hashlib

    from posture.collector.roots import renew_root

    before = make_invites(organisation, store, 1, now=now)[0]
    renew_root(organisation.folder, organisation.root_key(words), organisation.roots.newest.public, now=now)
    after = make_invites(load(organisation.folder), store, 1, now=now)[0]
    assert before.root_sha256 == after.root_sha256 == hashlib.sha256(organisation.roots.all[0]).hexdigest()
