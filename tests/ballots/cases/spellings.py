"""Values, envelopes, replies, roots and releases, each right and changed in one thing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from cases.case import Case
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from curve.edwards import PRIME, small_points, written

from posture.ballots import blind, envelope
from posture.ballots.address import exact_address
from posture.ballots.canonical import b64, decode, encode
from posture.ballots.departure import encode_departure, read_departure
from posture.ballots.enrolment import EnrolReply, encode_enrol_reply, read_enrol_reply
from posture.ballots.invite import Invite, encode_invite, exact_code, read_invite
from posture.ballots.issuance import IssueReply, encode_issue_reply, read_issue_reply
from posture.ballots.point import sound
from posture.ballots.release import RELEASE_TYPE, Release, encode_release, share, verify_release
from posture.ballots.root import make_root, next_root, read_root

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
PUBLIC = KEY.public_key().public_bytes_raw()
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
ORG = bytes(range(16))
ADDRESS = "https://posture.example"


def values() -> Iterator[Case]:
    """Addresses, codes, canonical JSON and points."""
    for text in (
        ADDRESS, ADDRESS + ":8443", "http://127.0.0.1:8000", "http://127.1.2.3", "http://[::1]:8000",
        "http://localhost", "https://10.0.0.7", "https://[2001:db8::7]:8443", "https://a-b.c9",
        "https://xn--bcher-kva.example", ADDRESS + "/", ADDRESS + "/anna", ADDRESS + ":443", ADDRESS + ":0",
        ADDRESS + ":65536", ADDRESS + ".", "https://anna@posture.example", "https://Posture.example",
        "https://-a", "https://a-.b", "https://a..b", "http://posture.example", "http://10.0.0.7",
        "http://localhost:80", "http://[::1]:80", "https://10.0.7", "https://010.0.0.7", "https://0x7f.1",
        "https://a.0x", "https://[2001:db8:0::7]", "https://[::ffff:7f00:1]", "https://[::]x", "https://",
        "https://a_b", "ftp://a", "https://" + "a" * 192, "https://" + "a" * 193,
    ):  # fmt: skip
        yield Case("address", text.encode(), lambda text=text: exact_address(text))
    for code in ("0000-0000-0000-016J-D", "0000-0000-0000-016J-E", "0000-0000-0000-016j-D", "0000-0000"):
        yield Case("code", code.encode(), lambda code=code: exact_code(code))
    for data in (
        b"{}", b"[]", b'{"a":1,"b":[true,false,"\xc3\xa9"]}', b'{"\xf0\x9f\x98\x80":1,"\xef\xac\xb3":2}',
        b"-1",
        b'"\\u0000"', b"9007199254740991", b"9007199254740992", b"1e3", b"1.0", b"-0", b"null", b"[1,null]",
        b'{"b":1,"a":2}', b'{"a":1,"a":2}', b'"\\u00e9"', b'"\\ud800"', b"\xef\xbb\xbf1", b" 1", b"1 ",
        b"\xff", b"1e21", b"", b"[" * 16 + b"]" * 16, b"[" * 17 + b"]" * 17, b'{"__proto__":1}',
        b'{"":{"constructor":1}}', b'{"10":1,"9":2}', b'{"9":1,"10":2}', b"\x00", b'"\x7f"',
        '"\u2028"'.encode(),
    ):  # fmt: skip
        yield Case("canonical", data, lambda data=data: decode(data))
    points = [small.encode() for small in small_points()]
    points += [written(y, sign) for y in (PRIME, PRIME + 18, PRIME - 2, 2) for sign in (0, 1)]
    for point in (*points, PUBLIC, PUBLIC[1:]):
        yield Case("point", point, lambda point=point: sound(point))


def replies() -> Iterator[Case]:
    """What the collector answers without an envelope, and invites."""
    enrolled = encode_enrol_reply(EnrolReply("device-1", "everyone", bytes(32)))
    for changes in (
        {}, {"read_key": ""}, {"read_key": "AA=="}, {"read_key": "A"}, {"group": "A"}, {"v": 1}, {"x": 1},
    ):  # fmt: skip
        data = encode({**json.loads(enrolled), **changes})
        yield Case("enrolment reply", data, lambda data=data: read_enrol_reply(data))
    issued = encode_issue_reply(IssueReply({"firewall": bytes(256)}, bytes(32)))
    for changes in (
        {}, {"sigs": {"firewall": "AA=="}}, {"sigs": []}, {"sigs": {"A": b64(bytes(256))}}, {"read_key": ""},
    ):  # fmt: skip
        data = encode({**json.loads(issued), **changes})
        yield Case("issue reply", data, lambda data=data: read_issue_reply(data))
    invite = encode_invite(Invite(ADDRESS, "0f" * 32, "0000-0000-0000-016J-D", "everyone"))
    for changes in (
        {}, {"issuer": ADDRESS + "/anna"}, {"code": "0000-0000-0000-016J-E"}, {"v": 1}, {"x": 1},
        {"root_sha256": "0F"},
    ):  # fmt: skip
        data = encode({**json.loads(invite), **changes})
        yield Case("invite", data, lambda data=data: read_invite(data))


def envelopes() -> Iterator[Case]:
    right = encode_departure(KEY, "device-1", NOW)
    outer = json.loads(right)
    twice = {**outer, "signatures": outer["signatures"] * 2}
    marked = {**outer, "signatures": [{**outer["signatures"][0], "keyid": "me"}]}
    point = {**outer, "signatures": [{"keyid": "", "sig": b64(written(1, 0) + bytes(32))}]}
    short = {**outer, "signatures": [{"keyid": "", "sig": "AA=="}]}
    other = encode_departure(OTHER, "device-1", NOW)
    for data in (
        right, other, right + b" ", right[:-1], *map(encode, (twice, marked, point, short)), b"x" * 4097,
        envelope.sign("text", b"{}", KEY), encode({**outer, "payload": "e30"}), encode({**outer, "x": 1}),
    ):  # fmt: skip
        yield Case(
            "envelope", data, lambda data=data: read_departure(data).verify(PUBLIC), {"key": PUBLIC.hex()}
        )


def roots() -> Iterator[Case]:
    def made(key: Ed25519PrivateKey = KEY, **changes: Any) -> bytes:
        rest = {"org": ORG, "rehearsal": False, "expires": NOW + timedelta(days=300), **changes}
        return make_root(key, rest.pop("targets", PUBLIC), **rest)

    def altered(**changes: object) -> bytes:
        data = json.loads(made())
        return json.dumps({**data, "signed": {**data["signed"], **changes}}).encode()

    spaced = json.dumps(json.loads(made()), indent=1).encode()
    unsigned = json.dumps({**json.loads(made()), "signatures": []}).encode()
    for data in (
        made(), spaced, unsigned, altered(version=2), altered(_type="targets"), altered(spec_version="2.0"),
        b"", b"{}", made(targets=written(1, 0)), made(targets=written(PRIME, 0)), b" " * 65537,
    ):  # fmt: skip
        digest = hashlib.sha256(data).hexdigest()
        yield Case("root", data, lambda data=data, digest=digest: read_root(data, digest))
    for data in (
        made(version=2), made(version=3), made(version=1), made(OTHER, version=2),
        made(version=2, org=bytes(16)), made(version=2, rehearsal=True), b"{}",
    ):  # fmt: skip
        yield Case("next root", data, lambda data=data: next_root(made(), data), {"before": b64(made())})


def releases() -> Iterator[Case]:
    checks = {"firewall": share(15, 20), "backup": share(1, 9)}
    right = Release(ORG, "Example", 3, "2026-W47", "0f" * 32, False, "2026-11-23", 21, 20, 20, checks)
    goal = {"by": "2027-06-30", "percent": 90, "reason": "Travel."}
    for changes in (
        {}, {"groups": {"a": {}}}, {"noise": {"a": 1}}, {"received": 12}, {"type": "x"}, {"v": 3}, {"x": 1},
        {"past": [1, 2]}, {"past": [0]}, {"excess": {"firewall": 1}}, {"excess": {"firewall": 0}},
        {"goals": {"firewall": goal}}, {"goals": {"firewall": {**goal, "percent": 101}}},
        {"goals": {"firewall": {**goal, "reason": "a\u202eb"}}},
        {"checks": {"firewall": {"answers": 5, "passing": "most"}}},
        {"checks": {"firewall": {"answers": 10, "passing": ""}}},
        {"checks": {"firewall": {"answers": 195, "passing": "45"}}},
        {"checks": {"firewall": {"answers": 200, "passing": "45"}}},
        {"checks": {"firewall": {"answers": 200, "passing": "100"}}}, {"name": "a\nb"}, {"name": "x" * 81},
        {"closed": "now"}, {"name": "\U0001f600" * 80}, {"public": 1}, {"early": True},
        {"early": 0}, {"checks": []},
    ):  # fmt: skip
        payload = encode({**json.loads(encode_release(right)), **changes})
        data = envelope.sign(RELEASE_TYPE, payload, KEY)
        yield Case("release", data, lambda data=data: verify_release(data, PUBLIC), {"key": PUBLIC.hex()})


def spkis(spki: bytes) -> Iterator[Case]:
    even = spki[:-6] + bytes([spki[-6] & 0xFE]) + spki[-5:]
    for data in (spki, spki[:-1], spki + b"\0", even, spki[:80] + b"\1" + spki[81:], bytes(342)):
        yield Case("spki", data, lambda data=data: blind.read_spki(data))
