"""The written parts of docs/ballots.md: example, codes, policy, catalogue; run it to write them anew."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from posture.ballots import blind, seal, token
from posture.ballots.ballot import cast, read_ballot, verify_ballot
from posture.ballots.departure import encode_departure
from posture.ballots.enrolment import EnrolReply, encode_enrol_reply, encode_enrol_request
from posture.ballots.errors import CODES
from posture.ballots.fingerprint import fingerprint
from posture.ballots.invite import Invite, encode_invite
from posture.ballots.issuance import IssueReply, IssueRequest, encode_issue_reply, encode_issue_request
from posture.ballots.manifest import Manifest, Scope, manifest_digest, policy_digest, sign_manifest
from posture.ballots.move import Move, sign_move
from posture.ballots.release import Goal, Release, share, sign_release
from posture.ballots.root import make_root
from posture.ballots.timetable import Timetable, Window
from posture.collector.catalogue import askable_checks
from posture.policy.limits import Limit

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "ballots.md"
WIDTH = 100

ORG = hashlib.sha256(b"example organisation").digest()[:16]
ADDRESS, ISSUER_NAME = "https://posture.example", "posture.example"
EPOCH, SCOPE = "2026-W47", "disk-encryption"
CODE = "0123-4567-89AB-CDEF-K"


OPENED = datetime(2026, 11, 16, 6, tzinfo=UTC)
POLICY: dict[str, object] = {
    "checks": [SCOPE],
    "goals": {SCOPE: {"by": "2027-06-30", "reason": "Laptops travel.", "target_percent": 90}},
    "groups": ["everyone"],
    "lesson": "",
    "limits": {},
    "reason": "Our first round.",
    "version": 1,
}
FULL_POLICY: dict[str, object] = {
    "checks": ["backup", "screen-lock"],
    "goals": {"backup": {"by": "2027-06-30", "reason": "Laptops travel.", "target_percent": 90}},
    "groups": ["everyone"],
    "lesson": "screen-lock",
    "limits": {"screen-lock-minutes": 5},
    "reason": "Our first round.",
    "version": 1,
}


def after(hours: int) -> datetime:
    return OPENED + timedelta(hours=hours)


TIMETABLE = Timetable(Window(OPENED, after(24)), Window(after(24), after(72)), after(78))


def seed(words: str) -> bytes:
    return hashlib.sha256(words.encode()).digest()


def issuer_key() -> RSAPrivateKey:
    vectors = json.loads((HERE / "vectors" / "rfc9578-type2.json").read_text(encoding="utf-8"))
    key = load_pem_private_key(bytes.fromhex(vectors["skS"]), password=None)
    assert isinstance(key, RSAPrivateKey)
    return key


def hpke_seal(ephemeral: X25519PrivateKey, public: bytes, info: bytes, plaintext: bytes) -> bytes:
    """HPKE base mode by hand (RFC 9180 §4 and §5): the encapsulated key, then the ciphertext."""

    def extract(suite: bytes, salt: bytes, label: bytes, material: bytes) -> bytes:
        return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + material, "sha256")

    def expand(suite: bytes, secret: bytes, label: bytes, context: bytes, length: int) -> bytes:
        labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + context
        return hmac.digest(secret, labelled + b"\x01", "sha256")[:length]

    encapsulated = ephemeral.public_key().public_bytes_raw()
    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x03"
    shared = extract(kem, b"", b"eae_prk", ephemeral.exchange(X25519PublicKey.from_public_bytes(public)))
    secret = expand(kem, shared, b"shared_secret", encapsulated + public, 32)
    context = b"\x00" + extract(suite, b"", b"psk_id_hash", b"") + extract(suite, b"", b"info_hash", info)
    schedule = extract(suite, secret, b"secret", b"")
    key = expand(suite, schedule, b"key", context, 32)
    nonce = expand(suite, schedule, b"base_nonce", context, 12)
    return encapsulated + ChaCha20Poly1305(key).encrypt(nonce, plaintext, b"")


def example() -> Iterator[tuple[str, str | bytes]]:
    """Name and value of every step, from the invite to the sealed ballot."""
    root_key = Ed25519PrivateKey.from_private_bytes(seed("example root key"))
    targets_key = Ed25519PrivateKey.from_private_bytes(seed("example targets key"))
    device = Ed25519PrivateKey.from_private_bytes(seed("example device key"))
    voter = Ed25519PrivateKey.from_private_bytes(seed("example ballot key"))
    seal_key = X25519PrivateKey.from_private_bytes(seed("example seal key"))
    read_key = seed("example read key")
    issuer = issuer_key()
    public, spki = issuer.public_key(), blind.public_spki(issuer.public_key())

    yield 'organisation\'s id, the first half of SHA-256("example organisation")', ORG
    targets = targets_key.public_key().public_bytes_raw()
    end = datetime(2027, 11, 16, tzinfo=UTC)
    root = make_root(root_key, targets, org=ORG, rehearsal=False, expires=end)
    root_digest = hashlib.sha256(root).hexdigest()
    yield 'root, signed with the root key SHA-256("example root key")', root.decode()
    invite = Invite(ADDRESS, root_digest, CODE, "everyone")
    yield "invite", encode_invite(invite)
    yield (
        'device key: public, of the private key SHA-256("example device key")',
        device.public_key().public_bytes_raw(),
    )
    yield "enrolment request", encode_enrol_request(device, CODE, after(1)).decode()
    yield 'read key, SHA-256("example read key")', read_key
    yield "enrolment reply", encode_enrol_reply(EnrolReply("device-1", "everyone", read_key)).decode()

    manifest = Manifest(
        org=ORG,
        name="Example",
        address=ADDRESS,
        issuer_name=ISSUER_NAME,
        number=1,
        epoch=EPOCH,
        enrolled=12,
        rehearsal=False,
        timetable=TIMETABLE,
        scopes=(Scope(SCOPE, spki),),
        seal_id=seed("example seal id")[:8],
        seal_public=seal_key.public_key().public_bytes_raw(),
        read_key_sha256=hashlib.sha256(read_key).hexdigest(),
        policy=POLICY,
        policy_digest=policy_digest(POLICY),
        root_version=1,
        root_sha256=root_digest,
    )
    signed = sign_manifest(manifest, targets_key)
    yield 'manifest, signed with the targets key SHA-256("example targets key")', signed.decode()
    yield "fingerprint", fingerprint(signed)

    context = token.redemption_context(ORG, EPOCH, SCOPE)
    challenge = token.challenge(ISSUER_NAME, context)
    message = token.token_input(voter.public_key().public_bytes_raw(), challenge, spki)
    yield "SPKI of the issuer key", spki
    yield "redemption context", context
    yield "challenge", challenge
    yield (
        'ballot key: public, of the private key SHA-256("example ballot key")',
        voter.public_key().public_bytes_raw(),
    )
    yield "token input", message

    salt = hashlib.sha384(b"example salt").digest()
    factor = b"".join(hashlib.sha256(b"example r %d" % part).digest() for part in range(8))
    r = int.from_bytes(factor, "big") % public.public_numbers().n
    request = blind._blind_with(public, message, salt, r)
    yield 'salt, SHA-384("example salt")', salt
    yield 'r: SHA-256("example r 0") ‖ … ‖ SHA-256("example r 7"), modulo n', r.to_bytes(256, "big")
    yield "r⁻¹", request.inverse
    yield "blinded message z", request.blinded
    asked = IssueRequest("device-1", EPOCH, {SCOPE: request.blinded}, after(2), seed("example nonce")[:16])
    yield "issue request", encode_issue_request(asked, device).decode()
    answer = blind.blind_sign(issuer, request.blinded)
    yield "issue reply", encode_issue_reply(IssueReply({SCOPE: answer}, read_key)).decode()
    blessed = message + blind.finalize(public, message, answer, request.inverse)
    yield "token", blessed

    ballot = cast(voter, EPOCH, SCOPE, 2, blessed)
    found = read_ballot(ballot)
    verify_ballot(found, challenge, spki)
    yield "ballot's payload", found.envelope.payload.decode()
    yield f"ballot, {len(ballot)} bytes", ballot.decode()
    yield "nullifier", found.nullifier
    yield "digest", found.digest

    padded = (len(ballot).to_bytes(4, "big") + ballot).ljust(seal.PADDED, b"\0")
    ephemeral = X25519PrivateKey.from_private_bytes(seed("example ephemeral key"))
    blob = manifest.seal_id + hpke_seal(ephemeral, manifest.seal_public, b"posture-seal/v2 2026-W47", padded)
    assert seal.open_sealed(seal_key, manifest.seal_id, EPOCH, blob) == ballot
    yield 'seal key: public, of the private key SHA-256("example seal key")', manifest.seal_public
    yield 'HPKE\'s ephemeral private key, SHA-256("example ephemeral key")', ephemeral.private_bytes_raw()
    yield f"sealed ballot, {len(blob)} bytes", blob

    release = Release(
        org=ORG,
        name=manifest.name,
        number=manifest.number,
        epoch=EPOCH,
        manifest_sha256=manifest_digest(signed),
        rehearsal=False,
        closed="2026-11-19",
        joined=12,
        blessed=12,
        received=10,
        checks={SCOPE: share(8, 11)},
        goals={SCOPE: Goal(90, "2027-06-30", "Laptops travel.")},
    )
    yield "release, signed with the targets key", sign_release(release, targets_key).decode()
    move = Move(ORG, ADDRESS, "https://posture.example:8443", after(100))
    yield "move, signed with the root key", sign_move(move, root_key).decode()
    yield "departure", encode_departure(device, "device-1", after(200)).decode()


def example_text() -> str:
    lines = ["```text"]
    for name, value in example():
        text = value if isinstance(value, str) else value.hex()
        lines.append(f"{name}:")
        lines.extend(f"  {text[start : start + WIDTH]}" for start in range(0, len(text), WIDTH))
    return "\n".join([*lines, "```"])


def codes_text() -> str:
    rows = (f"| `{code}` | {meaning} |" for code, meaning in CODES.items())
    return "\n".join(["| code | meaning |", "|---|---|", *rows])


def policy_text() -> str:
    return "\n".join(["```json", json.dumps(FULL_POLICY, indent=2, ensure_ascii=False), "```"])


def catalogue_text() -> str:
    rows = (
        f"| `{check.id}` | {check.title} | {', '.join(map(limit_words, check.limits.values()))} |"
        for check in askable_checks().values()
    )
    return "\n".join(["| check | what passes | limits |", "|---|---|---|", *rows])


def limit_words(limit: Limit) -> str:
    return f"`{limit.name}`: {', '.join(map(str, limit.allowed))}; by default {limit.default}"


def filled(page: str) -> str:
    """The page with its written parts."""
    parts = {
        "policy": policy_text(),
        "catalogue": catalogue_text(),
        "codes": codes_text(),
        "example": example_text(),
    }
    for name, text in parts.items():
        begin, end = f"<!-- {name}: written by tests/ballots/worked_example.py -->", f"<!-- end of {name} -->"
        before, rest = page.split(begin)
        _, after = rest.split(end)
        page = f"{before}{begin}\n{text}\n{end}{after}"
    return page


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
