from __future__ import annotations

from threading import Thread

import pytest
from posture.collector.epochs import close_epoch
from sqlalchemy import func, select

from posture.ballots.errors import BallotError
from posture.collector import box
from posture.collector.box import Counted
from posture.collector.errors import Refusal
from posture.collector.store import ballot as ballots


@pytest.fixture
def voter(devices, open_round):
    """A blessed device and its round."""
    [device] = devices(1)
    manifest = open_round()
    device.bless(manifest)
    return device, manifest


def _count(store) -> int:
    with store.transaction() as connection:
        return connection.execute(select(func.count()).select_from(ballots)).scalar_one()


def test_a_ballot_counts_once_and_its_copy_is_a_duplicate(voter, store) -> None:
    device, manifest = voter
    vote = device.ballot(manifest, "firewall", 1)
    assert device.drop(manifest, vote) is Counted.NEW
    assert device.drop(manifest, vote) is Counted.DUPLICATE
    assert _count(store) == 1


def test_the_first_answer_of_a_key_wins(voter, store) -> None:
    device, manifest = voter
    device.drop(manifest, device.ballot(manifest, "firewall", 1))
    with pytest.raises(Refusal, check=lambda refusal: refusal.code == "second-answer"):
        device.drop(manifest, device.ballot(manifest, "firewall", 2))
    with store.transaction() as connection:
        assert connection.execute(select(ballots.c.answer)).scalars().all() == [1]


def test_a_token_of_another_check_is_refused(voter, store) -> None:
    device, manifest = voter
    with pytest.raises(BallotError, check=lambda error: error.code == "wrong-key"):
        device.drop(manifest, device.ballot(manifest, "firewall", 1, key_of="screen-lock"))
    assert _count(store) == 0


def test_no_single_changed_bit_of_a_ballot_is_counted(voter, store) -> None:
    device, manifest = voter
    vote = device.ballot(manifest, "firewall", 1)
    for place in range(0, len(vote), 17):
        changed = vote[:place] + bytes([vote[place] ^ 1]) + vote[place + 1 :]
        with pytest.raises((BallotError, Refusal)):
            device.drop(manifest, changed)
    assert _count(store) == 0


def test_no_single_changed_bit_of_a_sealed_ballot_is_counted(voter, store, seal_ballot) -> None:
    device, manifest = voter
    blob = seal_ballot(manifest, device.ballot(manifest, "firewall", 1))
    for place in range(0, len(blob), 61):
        changed = blob[:place] + bytes([blob[place] ^ 1]) + blob[place + 1 :]
        with pytest.raises((BallotError, Refusal)):
            box.drop(device.organisation, store, changed)
    assert _count(store) == 0


@pytest.mark.parametrize("length", [0, 7, 1207, 1209])
def test_another_size_is_refused_before_anything_is_opened(voter, store, length) -> None:
    device, _ = voter
    with pytest.raises(Refusal, check=lambda refusal: refusal.code == "wrong-size"):
        box.drop(device.organisation, store, bytes(length))


def test_a_ballot_of_a_closed_round_is_refused(voter, store) -> None:
    device, manifest = voter
    vote = device.ballot(manifest, "firewall", 1)
    close_epoch(store)
    with pytest.raises(Refusal, check=lambda refusal: refusal.code == "epoch-closed"):
        device.drop(manifest, vote)


def test_a_ballot_of_an_earlier_round_in_a_new_wrapping_is_refused(voter, store, open_round) -> None:
    device, manifest = voter
    vote = device.ballot(manifest, "firewall", 1)
    close_epoch(store)
    newer = open_round()
    with pytest.raises(Refusal, check=lambda refusal: refusal.code == "wrong-epoch"):
        device.drop(newer, vote)


def test_one_ballot_handed_in_many_times_at_once_counts_once(voter, store) -> None:
    device, manifest = voter
    vote = device.ballot(manifest, "firewall", 1)
    results: list[Counted] = []
    threads = [Thread(target=lambda: results.append(device.drop(manifest, vote))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(result.value for result in results) == ["counted"] + ["duplicate"] * 5
    assert _count(store) == 1


def test_no_time_and_no_device_stands_beside_a_ballot() -> None:
    assert {column.name for column in ballots.columns} == {
        "id", "epoch", "scope", "nullifier", "digest", "answer", "envelope",
    }  # fmt: skip
