"""Tokens for ballot keys: asked for once, whole, and only where it makes sense."""

from __future__ import annotations

from dataclasses import replace

import pytest
from miniature import KNOWN, SCOPES, WEEK

from posture.ballots.issuance import IssueReply, encode_issue_reply, read_issue_reply, read_issue_request
from posture.reports import blessing, booth, ledger, membership, rounds
from posture.reports.errors import Nonsense, Refused, ReportsError, TooFew
from posture.reports.vote import State, Votes


@pytest.fixture
def manifest(desk, member):
    return rounds.look(desk, KNOWN).manifest


def states(desk):
    return {vote.scope: vote.state for vote in Votes(desk.database, desk.sealer()).of("2026-W47")}


def test_one_request_asks_for_all_checks(desk, manifest, collector, member) -> None:
    done = blessing.bless(desk, manifest)
    assert done == blessing.Blessing(SCOPES, ())
    (body,) = collector.bodies("/v1/issue")
    request = read_issue_request(body).request
    assert (request.device, request.epoch) == (member.device_id, "2026-W47")
    assert set(request.blinded) == set(SCOPES)


def test_what_was_blessed_is_not_asked_for_again(computer, desk, manifest, collector) -> None:
    blessing.bless(desk, manifest)
    computer.now = manifest.timetable.cast.start
    assert blessing.bless(desk, manifest) == blessing.Blessing(SCOPES, ())
    assert len(collector.bodies("/v1/issue")) == 1
    assert ledger.entries(desk)[-1].tries == 1


@pytest.mark.parametrize("when", ["before", "after"])
def test_outside_the_fetch_window_nothing_is_asked_for(computer, desk, manifest, collector, when) -> None:
    fetch = manifest.timetable.fetch
    computer.now = fetch.start.replace(hour=5) if when == "before" else fetch.end
    with pytest.raises(ReportsError, match="keys are not fetched now"):
        blessing.bless(desk, manifest)
    assert collector.bodies("/v1/issue") == []
    assert states(desk) == {}


@pytest.mark.parametrize("enrolled", [0, 1, 9])
def test_where_too_few_joined_nothing_leaves(computer, desk, member, collector, enrolled, answers) -> None:
    manifest = collector.show(replace(collector.manifest, enrolled=enrolled))
    rounds.look(desk, KNOWN)
    assert desk.database.one("SELECT * FROM errand WHERE kind = 'fetch'") is None
    before = len(ledger.entries(desk))
    with pytest.raises(TooFew, match=f"{enrolled} of 10 joined; sums start at ten."):
        blessing.bless(desk, manifest)
    computer.cast_opens(manifest)
    assert booth.sign(desk, manifest, answers) == ()
    assert booth.cast_now(desk).sent == ()
    assert collector.bodies("/v1/issue") == collector.bodies("/v1/ballots") == []
    assert len(ledger.entries(desk)) == before


def test_a_bad_signature_spoils_its_check_only(computer, desk, manifest, collector, answers) -> None:
    collector.spoil = "firewall"
    done = blessing.bless(desk, manifest)
    assert (done.blessed, done.spoiled) == (("disk-encryption", "screen-lock"), ("firewall",))
    row = desk.database.one("SELECT secret, token FROM vote WHERE scope = 'firewall'")
    assert tuple(row) == (None, None), "the key and what unblinds are thrown away"
    collector.spoil = None
    assert blessing.bless(desk, manifest).spoiled == ("firewall",)
    computer.cast_opens(manifest)
    booth.sign(desk, manifest, answers)
    assert booth.cast_now(desk).counted == 2
    assert set(collector.answers()) == {"disk-encryption", "screen-lock"}


@pytest.mark.parametrize("reply", [b"", b"{}", b"<html>", b'{"sigs":{},"v":2}'])
def test_a_reply_that_cannot_be_read_spoils_nothing(desk, manifest, collector, monkeypatch, reply) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(collector, "_issue", lambda _: (200, reply))
        with pytest.raises(Nonsense):
            blessing.bless(desk, manifest)
    assert set(states(desk).values()) == {State.ASKED}
    blessing.bless(desk, manifest)
    assert len(set(collector.bodies("/v1/issue"))) == 1
    assert ledger.entries(desk)[-1].tries == 2


def changed_reply(collector, monkeypatch, change) -> None:
    """The issuer answers with something changed in its reply."""
    whole = collector._issue

    def other(body):
        status, reply = whole(body)
        return status, encode_issue_reply(change(read_issue_reply(reply)))

    monkeypatch.setattr(collector, "_issue", other)


def test_an_answer_about_fewer_checks_is_not_taken(desk, manifest, collector, monkeypatch) -> None:
    def fewer(reply: IssueReply) -> IssueReply:
        signatures = {scope: value for scope, value in reply.signatures.items() if scope != "firewall"}
        return replace(reply, signatures=signatures)

    changed_reply(collector, monkeypatch, fewer)
    with pytest.raises(Nonsense, match="other checks"):
        blessing.bless(desk, manifest)
    assert set(states(desk).values()) == {State.ASKED}


def test_a_read_key_of_ones_own_is_a_mark(desk, manifest, collector, monkeypatch) -> None:
    desk.database.execute("DELETE FROM read_key")
    changed_reply(collector, monkeypatch, lambda reply: replace(reply, read_key=bytes(32)))
    with pytest.raises(Nonsense, match="It would mark you when you read"):
        blessing.bless(desk, manifest)
    assert set(states(desk).values()) == {State.ASKED}
    assert desk.database.all("SELECT * FROM read_key") == []


def test_a_device_that_was_struck_off_is_told_in_the_collectors_words(desk, manifest, collector) -> None:
    collector.devices.clear()
    with pytest.raises(Refused) as refused:
        blessing.bless(desk, manifest)
    assert refused.value.code == "unknown-device"
    assert ledger.entries(desk)[-1].reply == "unknown-device: No: unknown-device."


def test_tokens_asked_for_under_lost_keys_are_not_given_twice(desk, manifest, collector) -> None:
    """A database put back from before the request has other keys; the issuer refuses, and says so."""
    blessing.bless(desk, manifest)
    with desk.database.transaction():
        desk.database.execute("DELETE FROM vote")
        desk.database.execute("UPDATE epoch SET request = NULL")
    with pytest.raises(Refused) as refused:
        blessing.bless(desk, manifest)
    assert refused.value.code == "already-issued"


def test_another_round_than_the_newest_is_not_blessed(computer, desk, manifest, collector) -> None:
    computer.now += WEEK
    collector.open_round()
    rounds.look(desk, KNOWN)
    with pytest.raises(ReportsError, match="not the newest round"):
        blessing.bless(desk, manifest)


def test_each_round_has_keys_of_its_own(computer, desk, manifest, collector, answers) -> None:
    computer.vote(desk, answers)
    first = {signed.token.nonce for signed in collector.counted.values()}
    computer.week(2)
    collector.open_round()
    computer.vote(desk, answers)
    second = {signed.token.nonce for signed in collector.counted.values()} - first
    assert (len(first), len(second)) == (3, 3)


def test_the_issuer_never_sees_what_it_blesses(computer, desk, manifest, collector, answers) -> None:
    computer.vote(desk, answers)
    (request,) = collector.bodies("/v1/issue")
    (_, signatures), *_ = collector.issued.values()
    for signed in collector.counted.values():
        for known in (signed.token.nonce, signed.token.authenticator):
            assert known not in request
            assert known not in signatures
    assert membership.current(desk).device_key not in request
