"""Which rounds are accepted, and what happens to those that are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.manifest import policy_digest, sign_manifest
from posture.reports import blessing, membership, rounds
from posture.reports.errors import Disputed, Refused, ReportsError
from posture.reports.policy import policy_in_force

KNOWN = ("disk-encryption", "firewall", "screen-lock")


@pytest.fixture
def joined(desk, collector):
    return membership.join(desk, collector.invite())


def test_an_accepted_round_is_the_current_one(computer, desk, joined, collector) -> None:
    offered = collector.open_round()
    assert blessing.fetch_manifest(desk, KNOWN) == offered
    assert blessing.fetch_manifest(desk, KNOWN) == offered
    assert rounds.current(computer.desk()) == offered


def test_while_no_round_is_open_the_collector_says_so(desk, joined) -> None:
    with pytest.raises(Refused) as refused:
        blessing.fetch_manifest(desk, KNOWN)
    assert refused.value.code == "no-epoch"
    with pytest.raises(ReportsError, match="No round is known"):
        rounds.current(desk)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"scopes": "unknown"}, "does not ask"),
        ({"scopes": "repeated"}, "one check twice"),
        ({"scopes": "same key"}, "one key for two"),
        ({"k": 9}, "ten is the least"),
        ({"group": "board"}, "for the group “board”"),
        ({"opened": "2026-12-01T00:00:00Z"}, "clock"),
    ],
    ids=str,
)
def test_a_round_that_could_single_somebody_out_is_refused(desk, joined, collector, changes, words) -> None:
    manifest = collector.open_round()
    first, second, third = manifest.scopes
    scopes = {
        "unknown": (first, second, replace(third, id="favourite-song")),
        "repeated": (first, second, replace(third, id=first.id)),
        "same key": (first, second, replace(third, spki=first.spki)),
    }
    named = changes.get("scopes")
    collector.open_round(**({"scopes": scopes[named]} if named else changes))
    with pytest.raises(ReportsError, match=words):
        blessing.fetch_manifest(desk, KNOWN)
    with pytest.raises(ReportsError, match="No round is known"):
        rounds.current(desk)
    assert desk.database.all("SELECT * FROM issuer_key") == []


def test_another_organisation_under_the_same_root_is_refused(desk, joined, collector) -> None:
    collector.open_round()
    blessing.fetch_manifest(desk, KNOWN)
    collector.open_round("2026-W48", keys=3, org=bytes(16))
    with pytest.raises(ReportsError, match="another organisation"):
        blessing.fetch_manifest(desk, KNOWN)


def test_an_issuer_key_of_an_earlier_round_is_refused(desk, joined, collector) -> None:
    collector.open_round()
    blessing.fetch_manifest(desk, KNOWN)
    collector.open_round("2026-W48", opened="2026-11-21T08:00:00Z")
    with pytest.raises(ReportsError, match="earlier round again"):
        blessing.fetch_manifest(desk, KNOWN)


def test_a_round_older_than_the_newest_is_refused(desk, joined, collector) -> None:
    collector.open_round()
    blessing.fetch_manifest(desk, KNOWN)
    collector.open_round("2026-W46", keys=3, opened="2026-11-13T08:00:00Z")
    with pytest.raises(ReportsError, match="older than 2026-W47"):
        blessing.fetch_manifest(desk, KNOWN)


def test_a_signature_of_another_key_is_refused_and_is_no_evidence(
    desk, joined, collector, monkeypatch
) -> None:
    collector.open_round()
    blessing.fetch_manifest(desk, KNOWN)
    collector.open_round(enrolled=61)
    collector.key = Ed25519PrivateKey.generate()
    with pytest.raises(ReportsError, match="signature"):
        blessing.fetch_manifest(desk, KNOWN)
    assert desk.database.all("SELECT * FROM second_manifest") == []
    assert rounds.current(desk).enrolled == 60


def test_a_policy_that_is_not_the_one_named_is_refused(desk, joined, collector, monkeypatch) -> None:
    manifest = collector.open_round()
    signed = sign_manifest(manifest, collector.key)
    monkeypatch.setattr("posture.ballots.manifest.policy_digest", lambda _: manifest.policy_digest)
    forged = sign_manifest(replace(manifest, policy={"checks": []}), collector.key)
    monkeypatch.undo()
    assert policy_digest({"checks": []}) != manifest.policy_digest
    monkeypatch.setattr(collector, "_manifest", lambda _: (200, forged))
    with pytest.raises(ReportsError, match="policy is not the one"):
        blessing.fetch_manifest(desk, KNOWN)
    monkeypatch.setattr(collector, "_manifest", lambda _: (200, signed))
    blessing.fetch_manifest(desk, KNOWN)


@pytest.mark.parametrize("reply", [b"", b"{}", b"<html>", b"\xff" * 100])
def test_a_manifest_that_cannot_be_read_is_refused(desk, joined, collector, monkeypatch, reply) -> None:
    monkeypatch.setattr(collector, "_manifest", lambda _: (200, reply))
    with pytest.raises(ReportsError):
        blessing.fetch_manifest(desk, KNOWN)


@pytest.mark.parametrize(
    "change", [{"enrolled": 61}, {"keys": 3}, {"name": "Heron"}, {"opened": "2026-11-20T09:00:01Z"}]
)
def test_a_second_manifest_of_one_round_stops_it_and_is_kept(
    computer, desk, joined, collector, change
) -> None:
    first = collector.open_round()
    blessing.fetch_manifest(desk, KNOWN)
    second = collector.open_round(**change)
    with pytest.raises(Disputed, match="may single you out"):
        blessing.fetch_manifest(desk, KNOWN)
    (row,) = desk.database.all("SELECT manifest FROM second_manifest")
    assert bytes(row["manifest"]) == sign_manifest(second, collector.key)
    (row,) = desk.database.all("SELECT manifest FROM epoch")
    assert bytes(row["manifest"]) == sign_manifest(first, collector.key)
    collector.manifest = first
    with pytest.raises(Disputed):
        blessing.fetch_manifest(computer.desk(), KNOWN)
    with pytest.raises(Disputed):
        blessing.bless(desk, first)
    assert collector.bodies("/v1/issue") == []


def test_the_round_after_a_disputed_one_is_accepted(desk, joined, collector) -> None:
    collector.open_round()
    blessing.fetch_manifest(desk, KNOWN)
    collector.open_round(enrolled=61)
    with pytest.raises(Disputed):
        blessing.fetch_manifest(desk, KNOWN)
    collector.open_round("2026-W48", keys=3, opened="2026-11-21T08:00:00Z")
    assert blessing.fetch_manifest(desk, KNOWN).epoch == "2026-W48"
    assert rounds.current(desk).epoch == "2026-W48"


def test_the_policy_in_force_is_the_newest_accepted_ones(computer, desk, joined, collector) -> None:
    keyless = type(desk)(desk.database, lambda: pytest.fail("no key is needed"), desk.transport, desk.clock)
    assert policy_in_force(keyless) is None
    manifest = collector.open_round()
    blessing.fetch_manifest(desk, KNOWN)
    assert policy_in_force(keyless) == manifest.policy
    changed = {**manifest.policy, "version": 2}
    computer.now += timedelta(days=7)
    collector.open_round(
        "2026-W48",
        keys=3,
        policy=changed,
        policy_digest=policy_digest(changed),
        opened="2026-11-27T09:00:00Z",
    )
    blessing.fetch_manifest(desk, KNOWN)
    assert policy_in_force(keyless) == changed
    membership.leave(desk)
    assert policy_in_force(keyless) is None


def test_what_is_kept_reads_as_it_was_sent(desk, joined, collector) -> None:
    collector.open_round(rehearsal=True, name="Heron “North” GmbH")
    kept = blessing.fetch_manifest(desk, KNOWN)
    assert rounds.current(desk) == kept
