"""Joining, being a member, leaving."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from datetime import timedelta

import pytest

from posture.ballots.enrolment import EnrolReply, encode_enrol_reply, read_enrol_request
from posture.reports import blessing, ledger, membership
from posture.reports.errors import NotAMember, Refused, ReportsError, Unreachable
from posture.store.errors import StoreError

KNOWN = ("disk-encryption", "firewall", "screen-lock")
PUBLISHED = {
    "schema": "posture/publication/1",
    "org": "Heron & Sons",
    "epoch": "",
    "enrolled": 3,
    "checks": {},
    "withheld": {},
    "note": "",
}


def test_joining_gives_a_membership_that_lasts(computer, desk, collector) -> None:
    joined = membership.join(desk, collector.invite())
    assert collector.devices == {"device-0": joined.signing_key().public_key().public_bytes_raw()}
    assert (joined.device_id, joined.group, joined.issuer) == ("device-0", "everyone", collector.address)
    assert (joined.org, joined.org_name, joined.code) == (b"", "127.0.0.1", "")
    assert membership.current(computer.desk()) == joined
    assert membership.is_member(desk)


def test_a_membership_shows_no_secret_when_printed(desk, collector) -> None:
    joined = membership.join(desk, collector.invite())
    assert joined.device_key.hex() not in repr(joined)
    assert repr(joined.device_key) not in repr(joined)


def test_before_the_first_round_the_organisation_is_called_as_beside_its_sums(desk, collector) -> None:
    collector.publication = PUBLISHED
    assert membership.join(desk, collector.invite()).org_name == "Heron & Sons"
    assert [path for path, _ in collector.arrived] == ["/v1/root", "/v1/publication", "/v1/enrol"]


@pytest.mark.parametrize("name", ["", " \u202e ", 5, None, ["Heron"]])
def test_an_organisation_without_a_name_is_called_after_its_address(desk, collector, name) -> None:
    collector.publication = {**PUBLISHED, "org": name}
    assert membership.join(desk, collector.invite()).org_name == "127.0.0.1"


def test_a_name_that_nobody_signed_is_cut_to_the_length_of_a_signed_one(desk, collector) -> None:
    collector.publication = {**PUBLISHED, "org": "Heron" * 100}
    assert len(membership.join(desk, collector.invite()).org_name) == 80


def test_the_name_is_no_reason_not_to_join(computer, desk, collector) -> None:
    def fail(event: str) -> None:
        if event == "before /v1/publication":
            raise Unreachable("Nobody there.")

    computer.happen = fail
    assert membership.join(desk, collector.invite()).org_name == "127.0.0.1"


def test_the_organisations_name_comes_with_its_first_round(desk, collector) -> None:
    membership.join(desk, collector.invite())
    collector.open_round(name="Heron & Sons")
    blessing.fetch_manifest(desk, KNOWN)
    member = membership.current(desk)
    assert (member.org, member.org_name) == (bytes(range(16)), "Heron & Sons")


def test_nobody_is_a_member_at_first_and_no_key_is_asked_for(desk) -> None:
    keyless = type(desk)(desk.database, lambda: pytest.fail("no key is needed"), desk.transport, desk.clock)
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


def test_another_trust_root_than_the_invites_stops_before_the_code_is_sent(desk, collector) -> None:
    invite = json.loads(collector.invite())
    invite["root_sha256"] = hashlib.sha256(b"another").hexdigest()
    text = json.dumps(invite, sort_keys=True, separators=(",", ":"))
    with pytest.raises(ReportsError, match="another trust root"):
        membership.join(desk, text)
    assert [path for path, _ in collector.arrived] == ["/v1/root"]
    assert ledger.entries(desk) == ()


def test_a_trust_root_out_of_date_is_refused(computer, desk, collector) -> None:
    computer.now += timedelta(days=400)
    with pytest.raises(ReportsError, match="out of date"):
        membership.join(desk, collector.invite())


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


def test_leaving_deletes_every_key_and_keeps_the_ledger(computer, desk, collector, member, answers) -> None:
    computer.vote(desk, answers)
    before = ledger.entries(desk)
    said = membership.leave(desk)
    assert membership.current(desk) is None
    assert ledger.entries(desk) == before
    assert len(before) == 5
    for table in ("membership", "vote", "epoch"):
        assert desk.database.all(f"SELECT * FROM {table}") == []
    assert any("IT's server still knows" in sentence for sentence in said)
    assert any("not even you" in sentence for sentence in said)


def test_leaving_works_without_the_key(computer, desk, member) -> None:
    def gone():
        raise StoreError("The key is gone.")

    membership.leave(type(desk)(desk.database, gone, desk.transport, desk.clock))
    computer.master = bytes(range(32))
    later = computer.desk()
    assert membership.current(later) is None
    entries = ledger.entries(later)
    assert [(entry.kind, entry.bytes, entry.size > 0) for entry in entries] == [("enrol", b"", True)]


def test_after_leaving_one_can_join_again(computer, desk, collector, member, answers) -> None:
    computer.vote(desk, answers)
    membership.leave(desk)
    again = membership.join(desk, collector.invite())
    assert again.device_key != member.device_key
    assert computer.vote(desk, answers).counted == 3


def test_a_membership_under_another_key_is_told(computer, desk, member) -> None:
    computer.master = bytes(range(32))
    with pytest.raises(StoreError, match="another key"):
        membership.current(computer.desk())


def test_leaving_while_another_program_asks_for_the_round_stays_left(computer, desk, member) -> None:
    computer.at_first("after /v1/manifest", lambda: membership.leave(computer.desk()))
    with pytest.raises(ReportsError, match="meanwhile"):
        blessing.fetch_manifest(desk, KNOWN)
    assert membership.current(desk) is None
    assert desk.database.all("SELECT * FROM epoch") == []


@pytest.mark.parametrize("event", ["after /v1/issue", "after /v1/ballots"])
def test_leaving_while_another_program_votes_keeps_no_vote(
    computer, desk, member, answers, collector, event
) -> None:
    computer.at_first(event, lambda: membership.leave(computer.desk()))
    with suppress(ReportsError):
        computer.vote(desk, answers)
    assert desk.database.all("SELECT * FROM vote") == []
    assert len(collector.bodies("/v1/ballots")) <= 1


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
