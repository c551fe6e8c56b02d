"""A round is accepted only where it keeps the voter unnamed: each refusal by one thing that is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots.acceptance import Before, accept, enough
from posture.ballots.errors import BallotError
from posture.ballots.manifest import (
    Manifest,
    Scope,
    encode_manifest,
    manifest_digest,
    read_manifest,
    sign_manifest,
)
from posture.ballots.root import Root
from posture.ballots.timetable import Timetable, Window

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KNOWN = frozenset({"disk-encryption", "firewall", "backup"})
WEEK = timedelta(days=7)


def earlier(timetable: Timetable, by: timedelta) -> Timetable:
    return Timetable(
        Window(timetable.fetch.start - by, timetable.fetch.end - by),
        Window(timetable.cast.start - by, timetable.cast.end - by),
        timetable.close - by,
    )


def round_before(manifest: Manifest, by: timedelta = WEEK, **changes: Any) -> Before:
    """The round that was held before ``manifest``, ``by`` earlier."""
    timetable = earlier(manifest.timetable, by)
    before = replace(manifest, number=manifest.number - 1, epoch="2026-W46", timetable=timetable, **changes)
    return Before(before, sign_manifest(before, KEY))


@pytest.fixture
def before(manifest: Manifest) -> Before:
    return round_before(manifest)


@pytest.fixture
def following(manifest: Manifest, before: Before) -> Manifest:
    """A round that follows ``before`` as it shall."""
    return replace(manifest, prev=manifest_digest(before.signed))


def take(manifest: Manifest, root: Root, before: Before | None, **rules: Any) -> None:
    rules = {"address": "https://posture.example", "known_scopes": KNOWN, "seen_keys": (), **rules}
    accept(manifest, root=root, before=before, **rules)


def refusal(manifest: Manifest, root: Root, before: Before | None = None, **rules: Any) -> str:
    with pytest.raises(BallotError) as caught:
        take(manifest, root, before, **rules)
    return caught.value.code


def test_a_sound_round_is_accepted_first_or_after_another(
    manifest: Manifest, following: Manifest, before: Before, root: Root
) -> None:
    take(manifest, root, None, seen_keys={bytes(32)})
    take(following, root, before)
    enough(manifest)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"org": bytes(16)}, "other-organisation"),
        ({"root_sha256": "00" * 32}, "wrong-root"),
        ({"root_version": 2}, "wrong-root"),
        ({"address": "https://anna.posture.example"}, "wrong-address"),
        ({"address": "https://posture.example:8443"}, "wrong-address"),
        ({"rehearsal": True}, "not-a-rehearsal"),
        ({"prev": "00" * 32}, "wrong-previous"),
        ({"number": 4}, "wrong-previous"),
        ({"number": 2}, "wrong-previous"),
        ({"issuer_name": "anna.example"}, "other-issuer"),
        ({"k": 9}, "low-threshold"),
    ],
)
def test_one_changed_field_is_refused(
    following: Manifest, before: Before, root: Root, changes: dict[str, Any], code: str
) -> None:
    assert refusal(replace(following, **changes), root, before) == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"org": bytes(16)}, "other-organisation"),
        ({"version": 2}, "wrong-root"),
        ({"digest": "00" * 32}, "wrong-root"),
        ({"rehearsal": True}, "not-a-rehearsal"),
    ],
)
def test_a_root_of_ones_own_is_refused(
    manifest: Manifest, root: Root, changes: dict[str, Any], code: str
) -> None:
    assert refusal(manifest, replace(root, **changes)) == code


def test_an_invite_that_leads_elsewhere_is_refused(manifest: Manifest, root: Root) -> None:
    assert refusal(manifest, root, address="https://anna.posture.example") == "wrong-address"


def test_the_round_before_is_the_one_that_was_shown_byte_for_byte(
    following: Manifest, before: Before, root: Root
) -> None:
    other = sign_manifest(replace(before.manifest, name="Another name"), KEY)
    assert refusal(following, root, replace(before, signed=other)) == "wrong-previous"


def test_a_rehearsal_keeps_sums_of_ten_too(manifest: Manifest, root: Root) -> None:
    rehearsal = replace(manifest, rehearsal=True, k=9)
    assert refusal(rehearsal, replace(root, rehearsal=True)) == "low-threshold"


@pytest.mark.parametrize(
    ("by", "code"), [(timedelta(days=6, hours=23), "round-too-near"), (timedelta(days=5), "round-too-near")]
)
def test_a_round_that_overlaps_or_follows_too_soon_is_refused(
    manifest: Manifest, root: Root, by: timedelta, code: str
) -> None:
    before = round_before(manifest, by)
    assert refusal(replace(manifest, prev=manifest_digest(before.signed)), root, before) == code


def test_a_round_too_short_or_too_long_is_refused(manifest: Manifest, root: Root) -> None:
    times = manifest.timetable
    short = replace(times, cast=Window(times.cast.start, times.cast.start + timedelta(hours=47)))
    long = replace(times, close=times.fetch.start + timedelta(days=41))
    assert refusal(replace(manifest, timetable=short), root) == "round-too-short"
    assert refusal(replace(manifest, timetable=long), root) == "round-too-long"


def test_it_cannot_invent_a_question(manifest: Manifest, root: Root) -> None:
    assert refusal(manifest, root, known_scopes={"firewall"}) == "unknown-scope"


def test_more_than_sixteen_checks_are_refused(manifest: Manifest, root: Root) -> None:
    many = tuple(Scope(f"check-{number}", manifest.scopes[0].spki) for number in range(17))
    ids = {scope.id for scope in many}
    assert refusal(replace(manifest, scopes=many), root, known_scopes=ids) == "too-many-scopes"


def test_a_check_asked_twice_is_refused(manifest: Manifest, root: Root) -> None:
    one, two = manifest.scopes
    assert refusal(replace(manifest, scopes=(one, replace(two, id=one.id))), root) == "repeated-scope"


def test_one_key_for_two_checks_is_refused(manifest: Manifest, root: Root) -> None:
    one, two = manifest.scopes
    assert refusal(replace(manifest, scopes=(one, replace(two, spki=one.spki))), root) == "repeated-key"


def test_a_key_of_an_earlier_round_is_refused(manifest: Manifest, root: Root) -> None:
    assert refusal(manifest, root, seen_keys={manifest.scopes[1].key_id}) == "known-key"


@pytest.mark.parametrize(
    "checks", [["firewall"], ["firewall", "firewall"], ["firewall", "backup"], "firewall", [{}, []], None]
)
def test_what_is_asked_is_what_the_policy_names(manifest: Manifest, root: Root, checks: object) -> None:
    assert refusal(replace(manifest, policy={"checks": checks}), root) == "other-checks"
    turned = [scope.id for scope in reversed(manifest.scopes)]
    take(replace(manifest, policy={"checks": turned}), root, None)


@pytest.mark.parametrize("spki", [b"", b"0", bytes(342)])
def test_a_weak_key_is_refused(manifest: Manifest, root: Root, spki: bytes) -> None:
    weak = replace(manifest, scopes=(manifest.scopes[0], Scope("firewall", spki)))
    assert refusal(read_manifest(encode_manifest(weak)), root) == "weak-key"


@pytest.mark.parametrize(
    ("enrolled", "k", "sentence"),
    [
        (7, 10, "7 of 10 joined; sums start at ten."),
        (9, 1, "9 of 10 joined; sums start at ten."),
        (19, 20, "19 of 20 joined; sums start at 20."),
    ],
)
def test_too_few_is_said_in_numbers(
    manifest: Manifest, root: Root, enrolled: int, k: int, sentence: str
) -> None:
    with pytest.raises(BallotError) as caught:
        enough(replace(manifest, enrolled=enrolled, k=k))
    assert (caught.value.code, str(caught.value)) == ("too-few", sentence)
    take(replace(manifest, enrolled=enrolled), root, None)


def test_exactly_ten_are_enough(manifest: Manifest) -> None:
    enough(replace(manifest, enrolled=10))
