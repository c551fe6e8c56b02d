"""Whom an invite leads to, before anything is joined."""

from __future__ import annotations

import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.fingerprint import fingerprint
from posture.ballots.manifest import sign_manifest
from posture.reports import membership
from posture.reports.errors import Nonsense, ReportsError
from posture.reports.introduction import Introduction, introduce, on_this_computer


def _introduced(desk, invite: str) -> Introduction:
    return introduce(desk.transport, desk.clock, invite)


def test_the_name_is_that_of_the_round_at_hand(desk, collector) -> None:
    manifest = collector.open_round(name="Heron & Sons")
    found = _introduced(desk, collector.invite())
    assert found.name == "Heron & Sons"
    assert found.fingerprint == fingerprint(collector.signed[manifest.number])
    assert not membership.is_member(desk)


def test_before_the_first_round_there_is_no_name_and_no_guess_at_one(desk, collector) -> None:
    found = _introduced(desk, collector.invite())
    assert (found.name, found.host, found.is_here, found.fingerprint) == ("", "127.0.0.1", True, "")


def test_looking_who_an_invite_is_from_says_nothing_of_this_computer(desk, collector) -> None:
    """All that is asked for is what the collector shows to everybody, with no body and no code."""
    collector.open_round()
    invite = collector.invite()
    _introduced(desk, invite)
    assert collector.asked() == ["/v1/root/1", "/v1/root/2", "/v1/manifest"]
    assert {body for _, body in collector.arrived} == {b""}
    assert collector.devices == {}
    membership.join(desk, invite)  # the invite is still good


def test_a_name_that_the_organisation_did_not_sign_is_not_shown(desk, collector) -> None:
    manifest = collector.open_round(name="Somebody Else")
    collector.signed[manifest.number] = sign_manifest(manifest, Ed25519PrivateKey.generate())
    with pytest.raises(Nonsense, match="Do not join; tell IT"):
        _introduced(desk, collector.invite())


def test_a_server_with_another_trust_root_introduces_nobody(desk, collector) -> None:
    collector.open_round()
    invite = json.loads(collector.invite()) | {"root_sha256": hashlib.sha256(b"another").hexdigest()}
    with pytest.raises(ReportsError, match="another trust root"):
        _introduced(desk, json.dumps(invite, sort_keys=True, separators=(",", ":")))
    assert collector.asked() == ["/v1/root/1", "/v1/root"]


@pytest.mark.parametrize(
    ("host", "here"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("192.0.2.7", False), ("votes.example", False)],
)
def test_a_server_on_this_very_computer_is_known_as_one(host: str, here: bool) -> None:
    assert on_this_computer(host) is here
