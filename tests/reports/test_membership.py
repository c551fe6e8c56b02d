"""Joining, and being a member."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from miniature import ADDRESS, KNOWN, ORG

from posture.ballots.enrolment import EnrolReply, encode_enrol_reply, read_enrol_request
from posture.reports import ledger, membership, rounds
from posture.reports.errors import NotAMember, Refused, ReportsError
from posture.store.errors import StoreError


def altered(invite: str, **changes: str) -> str:
    return json.dumps({**json.loads(invite), **changes}, sort_keys=True, separators=(",", ":"))


def test_joining_gives_a_membership_that_lasts(computer, desk, collector) -> None:
    joined = membership.join(desk, collector.invite())
    assert collector.devices == {"device-0": joined.signing_key().public_key().public_bytes_raw()}
    assert (joined.device_id, joined.group, joined.issuer) == ("device-0", "everyone", collector.address)
    assert (joined.org, joined.org_name, joined.code) == (ORG, "127.0.0.1", "")
    assert (joined.joined, joined.rehearsal) == (computer.now.date(), False)
    assert membership.current(computer.desk()) == joined
    assert membership.is_member(desk)
    assert collector.asked() == ["/v1/root/1", "/v1/root/2", "/v1/manifest", "/v1/enrol"]


def test_the_organisations_name_comes_with_its_first_round(desk, collector) -> None:
    membership.join(desk, collector.invite())
    collector.open_round(name="Heron & Sons")
    rounds.look(desk, KNOWN)
    member = membership.current(desk)
    assert (member.org, member.org_name) == (ORG, "Heron & Sons")


def test_nobody_is_a_member_at_first_and_no_key_is_asked_for(desk) -> None:
    keyless = replace(desk, sealer=lambda: pytest.fail("no key is needed"))
    assert membership.current(keyless) is None
    assert not membership.is_member(keyless)
    assert ledger.entries(keyless) == ()
    with pytest.raises(NotAMember):
        membership.required(keyless)


def test_a_second_organisation_is_refused_before_anything_is_sent(desk, collector, member) -> None:
    before = len(collector.arrived)
    with pytest.raises(ReportsError, match="Leave it before"):
        membership.join(desk, collector.invite())
    assert len(collector.arrived) == before


@pytest.mark.parametrize("text", ["", "hello", "{}", '{"v":1}', "\ud800", "{" * 5000])
def test_what_is_no_invite_is_refused(desk, collector, text) -> None:
    with pytest.raises(ReportsError, match="invite"):
        membership.join(desk, text)
    assert collector.arrived == []


@pytest.mark.parametrize(
    "issuer",
    [
        "https://collector.example/you",
        "https://collector.example/",
        "https://collector.example:443",
        "https://you@collector.example",
        "https://Collector.example",
        "https://collector.example?x=1",
    ],
)
def test_an_address_that_could_mark_one_person_is_no_address(desk, collector, issuer) -> None:
    with pytest.raises(ReportsError, match="address"):
        membership.join(desk, altered(collector.invite(), issuer=issuer))
    assert collector.arrived == []


@pytest.mark.parametrize("issuer", ["https://you.collector.example", "http://127.0.0.1:8"])
def test_a_subdomain_or_port_of_ones_own_is_found_out_at_the_first_round(desk, collector, issuer) -> None:
    """The name and the port are an address like any other; the manifest that all share names another."""
    membership.join(desk, altered(collector.invite(), issuer=issuer))
    collector.open_round()
    with pytest.raises(ReportsError, match=f"held at {ADDRESS}, and your invite led to {issuer}"):
        rounds.look(desk, KNOWN)
    assert collector.bodies("/v1/issue") == []


def test_another_trust_root_than_the_invites_stops_before_the_code_is_sent(desk, collector) -> None:
    invite = altered(collector.invite(), root_sha256=hashlib.sha256(b"another").hexdigest())
    with pytest.raises(ReportsError, match="another trust root"):
        membership.join(desk, invite)
    assert collector.asked() == ["/v1/root/1", "/v1/root"]
    assert ledger.entries(desk) == ()


@pytest.mark.parametrize("named", [0, 1, 2, 3])
def test_an_invite_may_name_any_root_of_the_chain(desk, collector, named) -> None:
    for _ in range(3):
        collector.renew()
    digest = hashlib.sha256(collector.roots[named]).hexdigest()
    joined = membership.join(desk, collector.invite(root_sha256=digest))
    assert joined.roots == tuple(collector.roots[named:])


@pytest.mark.parametrize("reply", [b"", b"<html>", b"{}"])
def test_a_root_that_cannot_be_read_is_refused(desk, collector, reply) -> None:
    invite = collector.invite()
    collector.roots[0] = reply
    with pytest.raises(ReportsError, match="trust root"):
        membership.join(desk, invite)
    assert collector.bodies("/v1/enrol") == []


def test_the_chain_is_followed_to_the_newest_root(computer, desk, collector) -> None:
    computer.now += timedelta(days=400)
    collector.renew()
    joined = membership.join(desk, collector.invite())
    assert joined.roots == tuple(collector.roots)


def test_a_renewed_root_is_taken_up_by_those_who_have_joined(computer, desk, collector, member) -> None:
    rounds.look(desk, KNOWN)
    collector.renew()
    computer.now += timedelta(days=7)
    second = collector.open_round()
    assert second.root_version == 2
    assert rounds.look(desk, KNOWN).manifest == second
    assert len(membership.current(desk).roots) == 2


def test_a_round_under_the_root_before_is_still_good_right_after_renewing(desk, collector, member) -> None:
    collector.renew()
    assert rounds.look(desk, KNOWN).manifest.root_version == 1


def test_the_key_that_signs_may_change_with_the_root(computer, desk, collector, member) -> None:
    rounds.look(desk, KNOWN)
    old = collector.key
    collector.key = Ed25519PrivateKey.generate()
    collector.renew()
    computer.now += timedelta(days=7)
    collector.open_round()
    assert rounds.look(desk, KNOWN).manifest.number == 2
    computer.now += timedelta(days=7)
    collector.key = old
    collector.open_round()
    with pytest.raises(ReportsError, match="a key that your organisation has replaced"):
        rounds.look(desk, KNOWN)


@pytest.mark.parametrize("kind", ["key", "organisation", "rehearsal", "skipped"])
def test_a_root_that_does_not_follow_is_refused(computer, desk, collector, member, kind) -> None:
    if kind == "key":
        collector.root_key = Ed25519PrivateKey.generate()
    collector.rehearsal = kind == "rehearsal"
    root = collector.make_root(
        version=3 if kind == "skipped" else 2, org=bytes(16) if kind == "organisation" else ORG
    )
    collector.roots.append(root)
    with pytest.raises(ReportsError, match="does not follow"):
        rounds.look(desk, KNOWN)
    assert len(membership.current(desk).roots) == 1


def test_a_trust_root_out_of_date_is_refused(computer, desk, collector) -> None:
    computer.now += timedelta(days=400)
    with pytest.raises(ReportsError, match="out of date"):
        membership.join(desk, collector.invite())
    assert ledger.entries(desk) == ()


def test_after_the_root_has_expired_no_round_is_accepted(computer, desk, collector, member) -> None:
    computer.now += timedelta(days=400)
    with pytest.raises(ReportsError, match="out of date"):
        rounds.look(desk, KNOWN)


def test_an_invite_that_was_used_is_told_and_another_one_works(desk, collector) -> None:
    text = collector.invite()
    digest = next(iter(collector.invites))
    collector.invites[digest] = "somebody"
    collector.devices["somebody"] = bytes(32)
    with pytest.raises(Refused) as refused:
        membership.join(desk, text)
    assert refused.value.code == "invite-used"
    assert not membership.is_member(desk)
    assert ledger.entries(desk)[0].reply == "invite-used: No: invite-used."
    membership.join(desk, collector.invite())
    keys = {read_enrol_request(body).device_public for body in collector.bodies("/v1/enrol")}
    assert len(keys) == 2, "another invite gets another device key"


@pytest.mark.parametrize("reply", [b"", b"<html>", b'{"device_id":"../x","group":"everyone"}'])
def test_a_reply_that_cannot_be_read_leaves_the_joining_open(desk, collector, monkeypatch, reply) -> None:
    text = collector.invite()
    with monkeypatch.context() as patch:
        patch.setattr(collector, "_enrol", lambda _: (200, reply))
        with pytest.raises(ReportsError, match="joining again with the same invite is safe"):
            membership.join(desk, text)
    assert not membership.is_member(desk)
    membership.join(desk, text)


def test_a_group_that_the_invite_does_not_name_is_not_joined(desk, collector, monkeypatch) -> None:
    alone = encode_enrol_reply(EnrolReply("device-0", "just-you"))
    monkeypatch.setattr(collector, "_enrol", lambda _: (200, alone))
    with pytest.raises(ReportsError, match="put this computer into “just-you”"):
        membership.join(desk, collector.invite())
    assert not membership.is_member(desk)


def test_a_membership_under_another_key_is_told(computer, desk, member) -> None:
    computer.master = bytes(range(32))
    with pytest.raises(StoreError, match="another key"):
        membership.current(computer.desk())


def test_two_programs_that_join_with_one_invite_share_the_membership(computer, desk, collector) -> None:
    invite = collector.invite()
    joined = []
    computer.at_first("after /v1/enrol", lambda: joined.append(membership.join(computer.desk(), invite)))
    assert [membership.join(desk, invite)] == joined
    assert len(collector.devices) == 1


def test_another_invite_taken_meanwhile_is_told(computer, desk, collector) -> None:
    first, second = collector.invite(), collector.invite()
    joined = []
    computer.at_first("after /v1/enrol", lambda: joined.append(membership.join(computer.desk(), second)))
    with pytest.raises(ReportsError, match="meanwhile"):
        membership.join(desk, first)
    assert [membership.current(desk)] == joined


def test_joining_keeps_the_day_and_no_moment(computer, desk, collector) -> None:
    joined = membership.join(desk, collector.invite())
    assert joined.joined == computer.now.date()
    assert type(joined.joined).__name__ == "date"
