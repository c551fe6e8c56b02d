from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from threading import Thread

import pytest
from sqlalchemy import select

from posture.ballots.blind import read_spki
from posture.ballots.errors import BallotError
from posture.ballots.issuance import IssueRequest, encode_issue_request
from posture.collector import issuer
from posture.collector.blessings import Marker
from posture.collector.errors import Refusal
from posture.collector.schema import blessed

both_engines = pytest.mark.parametrize("organisation", ["sqlite", "postgresql"], indirect=True)


def _refused(code: str):
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


def _close_in_between(monkeypatch, closer, manifest) -> None:
    """Let the round close after it was looked up, before the device is written down."""
    look_up = issuer.named

    def slow(connection, epoch: str):
        found = look_up(connection, epoch)
        closer._stop(found, found.timetable.fetch.start)
        return found

    monkeypatch.setattr(issuer, "named", slow)


@both_engines
def test_the_same_request_for_blessings_gives_the_same_signatures(devices, open_next) -> None:
    [device] = devices(1)
    body, _ = device.request(open_next())
    assert device.ask(body) == device.ask(body)


@both_engines
def test_other_values_are_never_blessed_for_a_device_again(devices, open_next) -> None:
    [device] = devices(1)
    manifest = open_next()
    device.bless(manifest)
    with _refused("already-issued"):
        device.ask(device.request(manifest)[0])


@both_engines
def test_two_different_requests_at_once_are_not_both_blessed(store, devices, open_next, now, issue) -> None:
    [device] = devices(1)
    manifest = open_next()
    bodies = [device.request(manifest)[0] for _ in range(8)]
    results: list[str] = []
    signed: list[dict[str, bytes]] = []

    def sign(_number: int, blinded):
        signed.append(dict(blinded))
        return blinded

    def ask(body: bytes) -> None:
        try:
            issue(body, sign)
            results.append("blessed")
        except Refusal as refusal:
            results.append(refusal.code)

    threads = [Thread(target=ask, args=(body,)) for body in bodies]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["already-issued"] * 7 + ["blessed"]
    assert len(signed) == 1, "what is refused reaches no key"


def test_nothing_of_a_signature_is_stored(organisation, store, devices, open_next) -> None:
    [device] = devices(1)
    manifest = open_next()
    device.bless(manifest)
    files = b"".join(path.read_bytes() for path in organisation.folder.iterdir() if path.is_file())
    assert device.device_id.encode() in files
    assert not any(token[-256:] in files for token in device.tokens.values())


@both_engines
def test_a_copy_without_the_rounds_key_does_not_tell_who_fetched(
    organisation, store, devices, open_next
) -> None:
    """Who joined stands there; a mark is nobody's that can be computed from that."""
    [device] = devices(1)
    manifest = open_next()
    device.bless(manifest)
    _, blinded = device.request(manifest)
    with store.reading() as connection:
        [row] = connection.execute(select(blessed)).all()
    intake = organisation.key_room().round(manifest.number).intake
    message = b"posture-blessed/v1" + device.device_id.encode()
    assert row.mark == hmac.new(intake, message, hashlib.sha256).hexdigest()
    values = {scope: each.blinded for scope, each in blinded.items()}
    for guessed in (bytes(32), manifest.org, row.digest):
        assert Marker(guessed).device(device.device_id) != row.mark
        assert Marker(guessed).values(values) != row.digest
    assert device.device_id not in str(row)


def test_a_device_has_another_mark_in_each_round(store, devices, open_next, close_at_hand) -> None:
    [device] = devices(1)
    marks = set()
    for _ in range(2):
        manifest = open_next()
        device.bless(manifest)
        with store.reading() as connection:
            marks.add(connection.execute(select(blessed.c.mark)).scalar_one())
        close_at_hand(manifest)
    assert len(marks) == 2


@pytest.mark.parametrize("bad", ["nought", "the modulus", "beyond"])
def test_a_value_out_of_range_on_the_last_check_lets_none_be_signed(
    store, devices, open_next, now, issue, bad
) -> None:
    [device] = devices(1)
    manifest = open_next()
    _, blinded = device.request(manifest)
    values = {scope: each.blinded for scope, each in blinded.items()}
    last = max(values)
    n = read_spki(manifest.scope(last).spki).public_numbers().n
    number = {"nought": 0, "the modulus": n, "beyond": 2**2048 - 1}[bad]
    values[last] = number.to_bytes(256, "big")
    body = encode_issue_request(IssueRequest(device.device_id, manifest.epoch, values, now), device.key)
    asked: list[int] = []

    def sign(number: int, blinded):
        asked.append(number)
        return blinded

    with pytest.raises(BallotError, check=lambda error: error.code == "wrong-value"):
        issue(body, sign)
    assert asked == []
    device.bless(manifest)  # and the device was not marked as blessed for what it cannot use


def test_a_request_must_be_about_all_checks(devices, open_next, now) -> None:
    [device] = devices(1)
    manifest = open_next()
    _, blinded = device.request(manifest)
    some = {"firewall": blinded["firewall"].blinded}
    body = encode_issue_request(IssueRequest(device.device_id, manifest.epoch, some, now), device.key)
    with _refused("wrong-scopes"):
        device.ask(body)


def test_a_stranger_is_not_blessed(new_device, open_next) -> None:
    stranger = new_device()
    stranger.device_id = "nobody"
    with _refused("unknown-device"):
        stranger.ask(stranger.request(open_next())[0])


def test_a_request_in_the_name_of_another_device_is_refused(devices, new_device, open_next) -> None:
    [victim] = devices(1)
    thief = new_device()
    thief.device_id = victim.device_id
    with pytest.raises(BallotError, check=lambda error: error.code == "bad-signature"):
        thief.ask(thief.request(open_next())[0])


def test_keys_are_blessed_in_the_fetch_window_only(devices, open_next) -> None:
    [device] = devices(1)
    manifest = open_next()
    fetch = manifest.timetable.fetch
    body, _ = device.request(manifest)
    with _refused("not-open-yet"):
        device.ask(body, now=fetch.start - timedelta(seconds=1))
    with _refused("fetch-closed"):
        device.ask(body, now=fetch.end)
    device.ask(body, now=fetch.end - timedelta(seconds=1))


@pytest.mark.parametrize("hours", [-37, 37])
def test_a_request_from_another_time_is_refused(devices, open_next, now, hours) -> None:
    [device] = devices(1)
    body, _ = device.request(open_next(), at=now + timedelta(hours=hours))
    with _refused("wrong-clock"):
        device.ask(body)


def test_a_device_that_left_is_not_blessed(devices, open_next) -> None:
    [device] = devices(1)
    body, _ = device.request(open_next())
    device.leave()
    with _refused("struck-off"):
        device.ask(body)


@both_engines
def test_after_the_close_nothing_is_blessed(devices, open_next, close_at_hand, now) -> None:
    [device] = devices(1)
    manifest = open_next()
    body, _ = device.request(manifest)
    close_at_hand(manifest, now)
    with _refused("epoch-closed"):
        device.ask(body)


@both_engines
def test_a_close_that_comes_in_between_leaves_nobody_blessed(
    store, devices, open_next, closer, monkeypatch, now
) -> None:
    [device] = devices(1)
    manifest = open_next()
    body, _ = device.request(manifest)
    _close_in_between(monkeypatch, closer, manifest)
    with _refused("epoch-closed"):
        device.ask(body)


def test_the_read_key_comes_with_the_blessing_and_stands_in_no_text(devices, open_next, now, allow) -> None:
    [device] = devices(1)
    manifest = open_next()
    body, _ = device.request(manifest)
    allowed = allow(body)
    assert hashlib.sha256(allowed.read_key).hexdigest() == manifest.read_key_sha256
    assert repr(allowed.read_key) not in repr(allowed)


# What each guard is for: without it, the attack that a test above sees fail goes through.


def test_without_the_digest_a_device_is_blessed_for_two_values(devices, open_next, monkeypatch) -> None:
    [device] = devices(1)
    manifest = open_next()
    monkeypatch.setattr(Marker, "values", lambda *_: bytes(32))
    replies = {device.ask(device.request(manifest)[0]) for _ in range(2)}
    assert len(replies) == 2


def test_without_the_range_some_values_are_signed_before_the_bad_one_is_met(
    store, devices, open_next, now, issue, monkeypatch
) -> None:
    [device] = devices(1)
    manifest = open_next()
    _, blinded = device.request(manifest)
    values = {scope: each.blinded for scope, each in blinded.items()}
    values[max(values)] = bytes(256)
    body = encode_issue_request(IssueRequest(device.device_id, manifest.epoch, values, now), device.key)
    monkeypatch.setattr(issuer, "_demand_signable", lambda *_: None)
    asked: list[int] = []

    def sign(number: int, blinded):
        asked.append(number)
        return blinded

    issue(body, sign)
    assert asked == [1]


def test_without_the_locks_a_device_is_blessed_while_the_round_closes(
    store, devices, open_next, closer, monkeypatch, now, allow
) -> None:
    [device] = devices(1)
    manifest = open_next()
    body, _ = device.request(manifest)
    _close_in_between(monkeypatch, closer, manifest)
    monkeypatch.setattr(issuer, "_holds", lambda *_: True)
    assert allow(body).round == 1
