"""Rounds as a client is shown them, each changed in one thing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from cases.case import Case
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.acceptance import Before, accept, enough
from posture.ballots.canonical import b64, encode
from posture.ballots.manifest import (
    MANIFEST_TYPE,
    Manifest,
    Scope,
    encode_manifest,
    manifest_digest,
    sign_manifest,
    verify_manifest,
)
from posture.ballots.root import make_root, read_root
from posture.ballots.timetable import Timetable, Window
from posture.collector.catalogue import askable_checks

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC = KEY.public_key().public_bytes_raw()
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
ORG = bytes(range(16))
ADDRESS = "https://posture.example"


def moved(times: Timetable, **by: float) -> Timetable:
    step = timedelta(**by)
    return Timetable(
        Window(times.fetch.start + step, times.fetch.end + step),
        Window(times.cast.start + step, times.cast.end + step),
        times.close + step,
    )


def rounds(manifest: Manifest) -> Iterator[Case]:
    """Rounds under a root of these tests, each changed in one thing."""
    root = make_root(KEY, PUBLIC, org=ORG, rehearsal=False, expires=NOW + timedelta(days=300))
    read = read_root(root, hashlib.sha256(root).hexdigest())
    first = replace(manifest, root_sha256=read.digest, prev="", number=1)
    times, scopes = first.timetable, first.scopes
    seen: dict[str, object] = {"key": PUBLIC.hex(), "root": b64(root)}

    def case(signed: bytes, before: Before | None = None, keys: tuple[bytes, ...] = ()) -> Case:
        def app() -> None:
            found = verify_manifest(signed, PUBLIC)
            accept(
                found,
                root=read,
                address=ADDRESS,
                before=before,
                known_scopes=askable_checks(),
                seen_keys=keys,
            )
            enough(found)

        now = "2026-11-23T09:00:00Z" if before else "2026-11-16T09:00:00Z"
        facts = {**seen, "before": b64(before.signed) if before else "", "now": now}
        facts["seen"] = [key.hex() for key in keys]
        return Case("round", signed, app, facts)

    short = replace(times, cast=Window(times.cast.start, times.cast.start + timedelta(hours=47)))
    long = replace(times, close=times.fetch.start + timedelta(days=41))
    invented = Scope("favourite-colour", scopes[0].spki)
    for changes in (
        {}, {"org": bytes(16)}, {"root_version": 2}, {"root_sha256": "00" * 32},
        {"address": "https://anna.example"}, {"rehearsal": True}, {"k": 9}, {"timetable": short},
        {"timetable": long}, {"enrolled": 9}, {"k": 13},
        {"scopes": (scopes[0], invented), "policy": {"checks": [scopes[0].id, invented.id]}},
        {"scopes": (scopes[0], replace(scopes[1], id=scopes[0].id))}, {"scopes": scopes * 9},
        {"scopes": (scopes[0], replace(scopes[1], spki=scopes[0].spki))},
        {"scopes": (scopes[0], replace(scopes[1], spki=bytes(342)))}, {"policy": {"checks": ["firewall"]}},
    ):  # fmt: skip
        changed = replace(first, **changes)
        changed = replace(changed, policy_digest=hashlib.sha256(encode(dict(changed.policy))).hexdigest())
        yield case(sign_manifest(changed, KEY))
    yield case(sign_manifest(first, KEY), keys=(scopes[1].key_id,))
    yield case(sign_manifest(first, OTHER))
    payload = json.loads(encode_manifest(first))
    for changes in (
        {"timetable": {**payload["timetable"], "close": "2026-11-01T00:00:00Z"}}, {"timetable": {}},
        {"opened": "now"}, {"timetable": {**payload["timetable"], "close": "2026-11-31T00:00:00Z"}},
        {"prev": "0f" * 32}, {"newest": "x"}, {"policy": {}}, {"v": 1}, {"transport": "relay"},
        {"seal": {**payload["seal"], "kem": "x"}}, {"scopes": []},
    ):  # fmt: skip
        yield case(envelope.sign(MANIFEST_TYPE, encode({**payload, **changes}), KEY))
    signed = sign_manifest(first, KEY)
    before = Before(first, signed)
    following = replace(
        first, number=2, prev=manifest_digest(signed), timetable=moved(times, days=7), epoch="2026-W48"
    )
    for changes in (
        {}, {"number": 3}, {"prev": "00" * 32}, {"issuer_name": "anna.example"},
        {"timetable": moved(times, days=6.9)},
    ):  # fmt: skip
        yield case(sign_manifest(replace(following, **changes), KEY), before)
