"""Which rounds are accepted, and what happens to those that are not."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from miniature import KNOWN, SCOPES, WEEK, Collector, weekly

from posture.ballots.fingerprint import fingerprint
from posture.ballots.manifest import manifest_digest, policy_digest, sign_manifest
from posture.ballots.timetable import Timetable, Window
from posture.reports import blessing, membership, roots, rounds
from posture.reports.errors import Disputed, Nonsense, Refused, ReportsError
from posture.reports.policy import policy_in_force


@pytest.fixture
def joined(desk, collector):
    return membership.join(desk, collector.invite())


@pytest.fixture
def first(desk, collector, joined):
    """The first round, accepted."""
    collector.open_round()
    return rounds.look(desk, KNOWN)


def refused(desk, collector, words, error=ReportsError):
    """Looking is refused with these words, and nothing but questions was sent."""
    before = desk.database.all("SELECT * FROM epoch")
    with pytest.raises(error, match=words):
        rounds.look(desk, KNOWN)
    assert desk.database.all("SELECT * FROM epoch") == before
    assert collector.bodies("/v1/issue") == collector.bodies("/v1/ballots") == []


def test_an_accepted_round_is_the_one_at_hand(computer, desk, joined, collector) -> None:
    offered = collector.open_round()
    found = rounds.look(desk, KNOWN)
    assert found.manifest == offered
    assert found.signed == collector.signed[1]
    assert found.fingerprint == fingerprint(collector.signed[1])
    assert (found.day, found.disputed) == (computer.now.date(), False)
    assert rounds.look(desk, KNOWN) == found
    assert rounds.at_hand(computer.desk()) == found


def test_two_colleagues_see_the_same_fingerprint(tmp_path, computer, collector, first) -> None:
    colleague = type(computer)(tmp_path / "colleague", collector)
    desk = colleague.desk()
    membership.join(desk, collector.invite())
    assert rounds.look(desk, KNOWN).fingerprint == first.fingerprint
    colleague.close()


@pytest.fixture
def colleague(tmp_path, computer):
    """Another computer, which has not joined yet."""
    other = type(computer)(tmp_path / "colleague", computer.collector)
    yield other
    other.close()


def seen_by(computer, collector):
    desk = computer.desk()
    membership.join(desk, collector.invite())
    return rounds.look(desk, KNOWN)


def test_a_round_of_ones_own_has_another_fingerprint(colleague, collector, first) -> None:
    collector.show(replace(first.manifest, read_key_sha256=hashlib.sha256(bytes(32)).hexdigest()))
    collector.read_key = lambda _: bytes(32)
    assert seen_by(colleague, collector).fingerprint != first.fingerprint


def test_a_root_of_ones_own_has_another_fingerprint(colleague, collector, first) -> None:
    """Whoever was invited under a root of their own sees manifests that name it."""
    collector.key = Ed25519PrivateKey.generate()
    collector.roots = [collector.make_root()]
    collector.show(replace(first.manifest, root_sha256=hashlib.sha256(collector.roots[0]).hexdigest()))
    assert seen_by(colleague, collector).fingerprint != first.fingerprint


def test_a_round_of_ones_own_shows_only_by_comparing(colleague, collector, first) -> None:
    """Each of the two is good in itself: without a log nothing but the fingerprints tells."""
    collector.show(replace(first.manifest, enrolled=61))
    found = seen_by(colleague, collector)
    assert not found.disputed
    assert found.fingerprint != first.fingerprint


def test_while_no_round_is_open_the_collector_says_so(desk, joined) -> None:
    with pytest.raises(Refused) as no:
        rounds.look(desk, KNOWN)
    assert no.value.code == "no-epoch"
    with pytest.raises(ReportsError, match="No round is known"):
        rounds.at_hand(desk)


def of_a_kind(number, manifest):
    """A round that keeps its voters named in one way."""
    one, two, three = manifest.scopes
    table = manifest.timetable
    return {
        "unknown": {"scopes": (one, two, replace(three, id="favourite-song"))},
        "repeated": {"scopes": (one, two, replace(three, id=one.id))},
        "same key": {"scopes": (one, two, replace(three, spki=one.spki))},
        "few": {"k": 9},
        "group": {"group": "board"},
        "not yet": {"timetable": weekly(4)},
        "short fetch": {"timetable": replace(table, fetch=Window(table.fetch.start, table.fetch.start + H))},
        "short cast": {"timetable": replace(table, cast=Window(table.cast.start, table.cast.start + 47 * H))},
        "long": {"timetable": replace(table, close=table.fetch.start + 41 * 24 * H)},
        "rehearsal": {"rehearsal": True},
        "organisation": {"org": bytes(16)},
        "root": {"root_sha256": "0" * 64},
        "address": {"address": "https://you.collector.example"},
        "port": {"address": "http://127.0.0.1:10"},
    }[number]


H = timedelta(hours=1)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("unknown", "does not ask"),
        ("repeated", "one check twice"),
        ("same key", "one key for two"),
        ("few", "ten is the least"),
        ("group", "for the group “board”"),
        ("not yet", "has not opened yet. Set the clock"),
        ("short fetch", "too short to hide in"),
        ("short cast", "too short to hide in"),
        ("long", "more than 40 days"),
        ("rehearsal", "rehears"),
        ("organisation", "another organisation"),
        ("root", "another trust root"),
        ("address", "An address of your own would mark your ballots"),
        ("port", "An address of your own would mark your ballots"),
    ],
)
def test_a_round_that_could_single_somebody_out_is_refused(desk, joined, collector, kind, words) -> None:
    collector.show(replace(collector.open_round(), **of_a_kind(kind, collector.manifest)))
    refused(desk, collector, words)
    with pytest.raises(ReportsError, match="No round is known"):
        rounds.at_hand(desk)
    assert desk.database.all("SELECT * FROM issuer_key") == desk.database.all("SELECT * FROM errand") == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"issuer_name": "you.example"}, "another issuer than the round before"),
        ({"epoch": "2026-W47"}, "calls a second round 2026-W47"),
        ({"timetable": weekly(1)}, "before the one before it has closed"),
        ({"scopes": "earlier"}, "earlier round again"),
    ],
    ids=["issuer", "name", "near", "keys"],
)
def test_a_round_that_does_not_follow_the_one_before_is_refused(
    computer, desk, first, collector, changes, words
) -> None:
    computer.now += WEEK
    if "scopes" in changes:
        changes = {"scopes": first.manifest.scopes}
    collector.open_round(**changes)
    refused(desk, collector, words)
    assert rounds.at_hand(desk) == first


def test_another_prev_is_evidence_against_who_signed_it(computer, desk, first, collector) -> None:
    computer.now += WEEK
    collector.open_round(prev="0" * 64)
    with pytest.raises(Disputed, match="may single you out"):
        rounds.look(desk, KNOWN)
    (kept,) = rounds.disputes(desk)
    assert (kept.first, kept.second) == (first.signed, collector.signed[2])


def shifted(table, hours):
    """The same round so many hours later, as short as a round may be."""
    start = table.fetch.start + hours * H
    fetched = start + 24 * H
    return Timetable(Window(start, fetched), Window(fetched, fetched + 48 * H), fetched + 48 * H)


@pytest.mark.parametrize(("apart", "near"), [(143, True), (144, False)])
def test_a_round_that_follows_too_soon_is_refused(computer, desk, first, collector, apart, near) -> None:
    computer.now += WEEK
    second = collector.open_round(timetable=shifted(weekly(2), 0))
    rounds.look(desk, KNOWN)
    computer.now += WEEK
    collector.open_round(timetable=shifted(second.timetable, apart))
    if near:
        refused(desk, collector, "too soon after the one before it")
    else:
        assert rounds.look(desk, KNOWN).manifest.number == 3


def test_an_older_round_is_refused(computer, desk, first, collector) -> None:
    computer.now += WEEK
    collector.open_round()
    rounds.look(desk, KNOWN)
    del collector.signed[2]
    refused(desk, collector, "older than 2026-W48")


def test_rounds_that_were_missed_are_asked_for_so_that_each_names_the_one_before(
    computer, desk, first, collector
) -> None:
    for _ in range(3):
        collector.open_round()
    computer.now += 3 * WEEK
    collector.arrived.clear()
    assert rounds.look(desk, KNOWN).manifest.epoch == "2026-W50"
    assert collector.asked() == ["/v1/root/2", "/v1/manifest", "/v1/manifest/2", "/v1/manifest/3"]
    numbers = [row["number"] for row in desk.database.all("SELECT number FROM epoch ORDER BY number")]
    assert numbers == [1, 2, 3, 4]


def test_a_missed_round_of_checks_that_the_app_no_longer_asks_is_no_hindrance(
    computer, desk, first, collector
) -> None:
    second = collector.open_round()
    retired = (replace(second.scopes[0], id="retired-check"), *second.scopes[1:])
    policy = {**second.policy, "checks": [scope.id for scope in retired]}
    collector.show(replace(second, scopes=retired, policy=policy, policy_digest=policy_digest(policy)))
    collector.open_round()
    computer.now += 2 * WEEK
    assert rounds.look(desk, KNOWN).manifest.number == 3


@pytest.mark.parametrize("change", [{"k": 9}, {"group": "board"}, {"address": "https://x.example"}])
def test_a_round_that_was_refused_does_not_keep_from_the_next(
    computer, desk, first, collector, change
) -> None:
    computer.week(2)
    collector.open_round(**change)
    with pytest.raises(ReportsError):
        rounds.look(desk, KNOWN)
    computer.week(3)
    collector.open_round()
    assert rounds.look(desk, KNOWN).manifest.number == 3
    assert desk.database.all("SELECT epoch FROM errand WHERE kind = 'fetch'") != []


def test_a_missed_round_of_ones_own_breaks_the_chain(computer, desk, first, collector) -> None:
    second = collector.open_round()
    collector.open_round()
    collector.show(replace(second, enrolled=61))
    collector.manifest = None
    computer.now += 2 * WEEK
    with pytest.raises(Disputed, match="2026-W48"):
        rounds.look(desk, KNOWN)


def test_a_missed_round_that_nobody_signed_is_refused(computer, desk, first, collector) -> None:
    second = collector.open_round()
    collector.open_round()
    collector.signed[2] = sign_manifest(second, Ed25519PrivateKey.generate())
    computer.now += 2 * WEEK
    refused(desk, collector, "round 2 is not signed by your organisation", Nonsense)


def test_a_signature_of_another_key_is_refused_and_is_no_evidence(desk, first, collector) -> None:
    collector.key = Ed25519PrivateKey.generate()
    collector.show(replace(first.manifest, enrolled=61))
    refused(desk, collector, "signature")
    assert rounds.disputes(desk) == ()
    assert rounds.at_hand(desk) == first


def test_a_policy_that_is_not_the_one_named_is_refused(desk, joined, collector, monkeypatch) -> None:
    manifest = collector.open_round()
    monkeypatch.setattr("posture.ballots.manifest.policy_digest", lambda _: manifest.policy_digest)
    forged = sign_manifest(replace(manifest, policy={"checks": []}), collector.key)
    monkeypatch.undo()
    assert policy_digest({"checks": []}) != manifest.policy_digest
    signed, collector.signed[1] = collector.signed[1], forged
    refused(desk, collector, "policy is not the one")
    collector.signed[1] = signed
    rounds.look(desk, KNOWN)


@pytest.mark.parametrize("reply", [b"", b"{}", b"<html>", b"[]", b"{" * 5000, b"\xff" * 100])
def test_a_manifest_that_cannot_be_read_is_a_matter_for_it(desk, joined, collector, reply) -> None:
    collector.signed[1] = reply
    refused(desk, collector, "nothing leaves; tell IT", Nonsense)


@pytest.mark.parametrize(
    "change", [{"enrolled": 61}, {"name": "Heron"}, {"timetable": weekly(1)}, {"seal_id": b"seal-two"}]
)
def test_a_second_manifest_of_one_round_stops_it_and_is_kept(
    computer, desk, first, collector, change
) -> None:
    if "timetable" in change:
        table = weekly(1)
        change = {"timetable": replace(table, close=table.close + timedelta(seconds=1))}
    second = collector.show(replace(first.manifest, **change))
    with pytest.raises(Disputed, match="may single you out"):
        rounds.look(desk, KNOWN)
    (kept,) = rounds.disputes(desk)
    assert (kept.epoch, kept.first, kept.second) == (
        "2026-W47",
        first.signed,
        sign_manifest(second, collector.key),
    )
    collector.show(first.manifest)
    with pytest.raises(Disputed):
        rounds.look(computer.desk(), KNOWN)
    with pytest.raises(Disputed):
        blessing.bless(desk, first.manifest)
    assert collector.bodies("/v1/issue") == []


def test_the_same_payload_under_another_signature_is_a_second_manifest_too(
    desk, first, collector, monkeypatch
) -> None:
    """Whoever signs could mark people by signatures: the round is named by its envelope."""
    signed = bytearray(collector.signed[1])
    other = Ed25519PrivateKey.generate()
    monkeypatch.setattr(roots, "verify_manifest", lambda data, public: first.manifest)
    collector.signed[1] = sign_manifest(first.manifest, other)
    assert bytes(signed) != collector.signed[1]
    with pytest.raises(Disputed):
        rounds.look(desk, KNOWN)


def test_evidence_of_a_dispute_survives_leaving(desk, first, collector) -> None:
    collector.show(replace(first.manifest, enrolled=61))
    with pytest.raises(Disputed):
        rounds.look(desk, KNOWN)
    said = membership.leave(desk).sentences
    (kept,) = rounds.disputes(desk)
    assert kept.first == first.signed
    assert any("evidence" in sentence for sentence in said)


def test_a_next_round_on_top_of_another_one_shows_the_other_one(computer, desk, first, collector) -> None:
    """Everybody else was given the other one: it is asked for, and is evidence."""
    collector.show(replace(first.manifest, enrolled=61))
    computer.now += WEEK
    collector.open_round()
    with pytest.raises(Disputed, match="2026-W47"):
        rounds.look(desk, KNOWN)
    (kept,) = rounds.disputes(desk)
    assert manifest_digest(kept.second) == collector.manifest.prev


@pytest.mark.parametrize("on", ["first", "second"])
def test_the_round_after_a_disputed_one_is_accepted(computer, desk, first, collector, on) -> None:
    collector.show(replace(first.manifest, enrolled=61))
    with pytest.raises(Disputed):
        rounds.look(desk, KNOWN)
    if on == "first":
        collector.show(first.manifest)
    computer.now += WEEK
    collector.open_round()
    assert rounds.look(desk, KNOWN).manifest.epoch == "2026-W48"
    assert len(rounds.disputes(desk)) == 1


def test_the_policy_in_force_is_the_newest_accepted_ones(computer, desk, joined, collector) -> None:
    keyless = replace(desk, sealer=lambda: pytest.fail("no key is needed"))
    assert policy_in_force(keyless) is None
    manifest = collector.open_round()
    rounds.look(desk, KNOWN)
    assert policy_in_force(keyless) == manifest.policy
    changed = {**manifest.policy, "version": 2}
    computer.now += WEEK
    collector.open_round(policy=changed, policy_digest=policy_digest(changed))
    rounds.look(desk, KNOWN)
    assert policy_in_force(keyless) == changed
    membership.leave(desk)
    assert policy_in_force(keyless) is None


def test_two_programs_that_look_at_once_accept_the_round_once(computer, desk, joined, collector) -> None:
    collector.open_round()
    others = []
    computer.at_first("after /v1/manifest", lambda: others.append(rounds.look(computer.desk(), KNOWN)))
    with pytest.raises(ReportsError, match="meanwhile"):
        rounds.look(desk, KNOWN)
    assert [rounds.at_hand(desk)] == others
    assert rounds.look(desk, KNOWN) == others[0]


def test_a_newcomer_may_start_with_any_round(desk, collector: Collector) -> None:
    for _ in range(3):
        collector.open_round(timetable=weekly(1))
    membership.join(desk, collector.invite())
    assert rounds.look(desk, KNOWN).manifest.number == 3
    assert {scope.id for scope in rounds.current(desk).scopes} == set(SCOPES)
    assert hashlib.sha256(collector.read_key(3)).hexdigest() == rounds.current(desk).read_key_sha256
