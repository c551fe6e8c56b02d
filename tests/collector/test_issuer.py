from __future__ import annotations

from datetime import timedelta
from threading import Thread

import pytest

from posture.ballots.errors import BallotError
from posture.ballots.issuance import IssueRequest, encode_issue_request
from posture.collector import issuer
from posture.collector.epochs import close_epoch
from posture.collector.errors import Refusal
from posture.collector.invites import LIFETIME, make_invites


def _refused(code: str):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def test_the_same_request_to_join_gives_the_same_device(organisation, store, new_device, now) -> None:
    [invite] = make_invites(organisation, store, 1, now=now)
    device = new_device()
    assert device.enrol(invite.code) == device.enrol(invite.code)


def test_an_invite_works_for_one_device(organisation, store, new_device, now) -> None:
    [invite] = make_invites(organisation, store, 1, now=now)
    new_device().enrol(invite.code)
    with _refused("invite-used"):
        new_device().enrol(invite.code)


def test_a_device_takes_one_invite(organisation, store, new_device, now) -> None:
    first, second = make_invites(organisation, store, 2, now=now)
    device = new_device()
    device.enrol(first.code)
    with _refused("device-known"):
        device.enrol(second.code)


def test_an_invite_that_nobody_made_is_refused(new_device) -> None:
    from posture.ballots.invite import new_code

    with _refused("invite-unknown"):
        new_device().enrol(new_code())


def test_an_invite_ends_after_14_days(organisation, store, new_device, now) -> None:
    [invite] = make_invites(organisation, store, 1, now=now)
    with _refused("invite-expired"):
        new_device().enrol(invite.code, now=now + LIFETIME + timedelta(seconds=1))


def test_the_same_request_for_blessings_gives_the_same_signatures(store, devices, open_round) -> None:
    [device] = devices(1)
    body, _ = device.request(open_round())
    assert issuer.issue(store, body) == issuer.issue(store, body)


def test_other_values_are_never_blessed_for_a_device_again(store, devices, open_round) -> None:
    [device] = devices(1)
    manifest = open_round()
    device.bless(manifest)
    with _refused("already-issued"):
        issuer.issue(store, device.request(manifest)[0])


def test_two_different_requests_at_once_are_not_both_blessed(store, devices, open_round) -> None:
    [device] = devices(1)
    manifest = open_round()
    bodies = [device.request(manifest)[0] for _ in range(4)]
    results: list[str] = []

    def ask(body: bytes) -> None:
        try:
            issuer.issue(store, body)
            results.append("blessed")
        except Refusal as refusal:
            results.append(refusal.code)

    threads = [Thread(target=ask, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["already-issued"] * 3 + ["blessed"]


def test_a_request_must_be_about_all_checks(store, devices, open_round, now) -> None:
    [device] = devices(1)
    manifest = open_round()
    _, blinded = device.request(manifest)
    some = {"firewall": blinded["firewall"].blinded}
    body = encode_issue_request(IssueRequest(device.device_id, manifest.epoch, some, now), device.key)
    with _refused("wrong-scopes"):
        issuer.issue(store, body)


def test_a_stranger_is_not_blessed(store, new_device, open_round) -> None:
    stranger = new_device()
    stranger.device_id = "nobody"
    with _refused("unknown-device"):
        issuer.issue(store, stranger.request(open_round())[0])


def test_a_request_in_the_name_of_another_device_is_refused(store, devices, new_device, open_round) -> None:
    [victim] = devices(1)
    thief = new_device()
    thief.device_id = victim.device_id
    with pytest.raises(BallotError, check=lambda error: error.code == "bad-signature"):
        issuer.issue(store, thief.request(open_round())[0])


def test_after_the_close_nothing_is_blessed(store, devices, open_round) -> None:
    [device] = devices(1)
    body, _ = device.request(open_round())
    close_epoch(store)
    with _refused("epoch-closed"):
        issuer.issue(store, body)
