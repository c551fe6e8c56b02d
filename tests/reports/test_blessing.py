"""Tokens for ballot keys: asked for once, whole, and only where it makes sense."""

from __future__ import annotations

import pytest

from posture.ballots.issuance import read_issue_request
from posture.reports import blessing, booth, ledger, membership
from posture.reports.errors import Nonsense, Refused, ReportsError, TooFew
from posture.reports.vote import State, Votes

KNOWN = ("disk-encryption", "firewall", "screen-lock")


@pytest.fixture
def manifest(desk, member):
    return blessing.fetch_manifest(desk, KNOWN)


def states(desk):
    return {vote.scope: vote.state for vote in Votes(desk.database, desk.sealer()).of("2026-W47")}


@pytest.mark.parametrize("reply", [b"", b"<html>", b"[]", b"{" * 5000, b'{"error":"no"}'])
def test_a_round_that_cannot_be_read_is_a_matter_for_it(desk, member, collector, monkeypatch, reply) -> None:
    monkeypatch.setattr(collector, "_manifest", lambda _: (200, reply))
    with pytest.raises(Nonsense, match="nothing leaves; tell IT"):
        blessing.fetch_manifest(desk, KNOWN)
    assert desk.database.all("SELECT * FROM epoch") == []


def test_one_request_asks_for_all_checks(desk, manifest, collector, member) -> None:
    done = blessing.bless(desk, manifest)
    assert done == blessing.Blessing(KNOWN, ())
    (body,) = collector.bodies("/v1/issue")
    request = read_issue_request(body).request
    assert (request.device, request.epoch) == (member.device_id, "2026-W47")
    assert set(request.blinded) == set(KNOWN)


def test_what_was_blessed_is_not_asked_for_again(desk, manifest, collector) -> None:
    blessing.bless(desk, manifest)
    assert blessing.bless(desk, manifest) == blessing.Blessing(KNOWN, ())
    assert len(collector.bodies("/v1/issue")) == 1
    assert ledger.entries(desk)[-1].tries == 1


@pytest.mark.parametrize("enrolled", [0, 1, 9])
def test_where_too_few_joined_nothing_leaves(desk, member, collector, enrolled, answers) -> None:
    manifest = collector.open_round(enrolled=enrolled)
    blessing.fetch_manifest(desk, KNOWN)
    before = len(ledger.entries(desk))
    with pytest.raises(TooFew, match=f"{enrolled} of 10 joined; sums start at ten."):
        blessing.bless(desk, manifest)
    assert booth.prepare(desk, answers) == ()
    assert booth.cast(desk).sent == ()
    assert collector.bodies("/v1/issue") == collector.bodies("/v1/ballots") == []
    assert len(ledger.entries(desk)) == before


def test_a_bad_signature_spoils_its_check_only(desk, manifest, collector, answers) -> None:
    collector.spoil = "firewall"
    done = blessing.bless(desk, manifest)
    assert (done.blessed, done.spoiled) == (("disk-encryption", "screen-lock"), ("firewall",))
    row = desk.database.one("SELECT secret, token FROM vote WHERE scope = 'firewall'")
    assert tuple(row) == (None, None), "the key and what unblinds are thrown away"
    collector.spoil = None
    assert blessing.bless(desk, manifest).spoiled == ("firewall",)
    booth.prepare(desk, answers)
    assert booth.cast(desk).counted == 2
    assert set(collector.answers()) == {"disk-encryption", "screen-lock"}


@pytest.mark.parametrize("reply", [b"", b"{}", b"<html>", b'{"sigs":{},"v":1}'])
def test_a_reply_that_cannot_be_read_spoils_nothing(desk, manifest, collector, monkeypatch, reply) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(collector, "_issue", lambda _: (200, reply))
        with pytest.raises(Nonsense):
            blessing.bless(desk, manifest)
    assert set(states(desk).values()) == {State.ASKED}
    blessing.bless(desk, manifest)
    assert len(set(collector.bodies("/v1/issue"))) == 1
    assert ledger.entries(desk)[-1].tries == 2


def test_an_answer_about_fewer_checks_is_not_taken(desk, manifest, collector, monkeypatch) -> None:
    import posture.ballots.issuance as issuance

    whole = collector._issue

    def fewer(body):
        status, reply = whole(body)
        signatures = dict(issuance.read_issue_reply(reply).signatures)
        del signatures["firewall"]
        return status, issuance.encode_issue_reply(issuance.IssueReply(signatures))

    monkeypatch.setattr(collector, "_issue", fewer)
    with pytest.raises(Nonsense, match="other checks"):
        blessing.bless(desk, manifest)
    assert set(states(desk).values()) == {State.ASKED}


def test_a_device_that_was_struck_off_is_told_in_the_collectors_words(desk, manifest, collector) -> None:
    collector.devices.clear()
    with pytest.raises(Refused) as refused:
        blessing.bless(desk, manifest)
    assert refused.value.code == "unknown-device"
    assert ledger.entries(desk)[-1].reply == "unknown-device: No: unknown-device."


def test_tokens_asked_for_under_lost_keys_are_not_given_twice(computer, desk, manifest, collector) -> None:
    """A database put back from before the request has other keys; the issuer refuses, and says so."""
    blessing.bless(desk, manifest)
    with desk.database.transaction():
        desk.database.execute("DELETE FROM vote")
        desk.database.execute("UPDATE epoch SET request = NULL")
    with pytest.raises(Refused) as refused:
        blessing.bless(desk, manifest)
    assert refused.value.code == "already-issued"
    assert len(collector.issued) == 1


def test_another_round_than_the_newest_is_not_blessed(desk, manifest, collector) -> None:
    collector.open_round("2026-W48", keys=3, opened="2026-11-21T08:00:00Z")
    blessing.fetch_manifest(desk, KNOWN)
    with pytest.raises(ReportsError, match="not the newest round"):
        blessing.bless(desk, manifest)


def test_each_round_has_keys_of_its_own(computer, desk, manifest, collector, answers) -> None:
    computer.vote(desk, answers)
    first = {signed.token.nonce for signed in collector.counted.values()}
    collector.open_round("2026-W48", keys=3, opened="2026-11-21T08:00:00Z")
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
