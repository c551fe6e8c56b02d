"""What a round asks and when, signed by the issuer; the same for everybody."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import envelope
from posture.ballots.address import exact_address
from posture.ballots.canonical import b64, decode, encode
from posture.ballots.errors import BallotError
from posture.ballots.fields import EPOCH, HEX_256, HEX_256_OR_NONE, HOST_NAME, SCOPE, TITLE, VERSION, Fields
from posture.ballots.seal import PUBLIC_SIZE, SEAL_ID_SIZE
from posture.ballots.timetable import Timetable, read_timetable
from posture.ballots.token import ORG_SIZE
from posture.words.phrase import phrase

MANIFEST_TYPE = "application/vnd.posture.epoch-manifest.v2+json"
LEAST_THRESHOLD = 10
"""No sum of fewer answers is ever published, rehearsal or not."""

MOST_ENROLLED = 10_000_000
MOST_ROUNDS = 100_000
LONGEST = 65536

_FIELDS = (
    "address", "enrolled", "epoch", "group", "issuer_name", "k", "name", "newest", "number", "org", "policy",
    "policy_digest", "prev", "read_key_sha256", "rehearsal", "root", "scopes", "seal", "timetable",
    "transport", "type", "v",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """One check that the round asks about, with the issuer key that blesses its ballots."""

    id: str
    spki: bytes

    @property
    def key_id(self) -> bytes:
        """SHA-256 of the key, as tokens name it."""
        return hashlib.sha256(self.spki).digest()


@dataclass(frozen=True, slots=True)
class Manifest:
    """A round as the issuer announces it.

    ``number`` counts an organisation's rounds from 1. ``name`` is the organisation's, ``address`` the one
    that all members use. ``root_version`` and ``root_sha256`` (hex) name the trust root in force, ``prev``
    is the SHA-256 (hex) of the envelope of the round before, or "" for the first. ``policy`` is the policy
    as data, whose canonical bytes have the SHA-256 ``policy_digest`` (hex). ``read_key_sha256`` (hex) is
    that of the read key that every member gets; ``newest`` the newest release of the app, or "".
    """

    org: bytes
    name: str
    address: str
    issuer_name: str
    number: int
    epoch: str
    enrolled: int
    rehearsal: bool
    timetable: Timetable
    scopes: tuple[Scope, ...]
    seal_id: bytes
    seal_public: bytes
    read_key_sha256: str
    policy: Mapping[str, object]
    policy_digest: str
    root_version: int
    root_sha256: str
    k: int = LEAST_THRESHOLD
    prev: str = ""
    group: str = "everyone"
    newest: str = ""
    transport: str = "direct"

    def scope(self, scope_id: str) -> Scope:
        """The scope of that id (BallotError ``unknown-scope``)."""
        for scope in self.scopes:
            if scope.id == scope_id:
                return scope
        raise BallotError("unknown-scope", phrase("This round does not ask about “{scope}”.", scope=scope_id))


def policy_digest(policy: Mapping[str, object]) -> str:
    """SHA-256 of the policy's canonical bytes, in hex."""
    return hashlib.sha256(encode(dict(policy))).hexdigest()


def encode_manifest(manifest: Manifest) -> bytes:
    """The manifest's canonical bytes, the payload of its envelope; raises as ``read_manifest`` does."""
    payload = encode(
        {
            "address": manifest.address,
            "enrolled": manifest.enrolled,
            "epoch": manifest.epoch,
            "group": manifest.group,
            "issuer_name": manifest.issuer_name,
            "k": manifest.k,
            "name": manifest.name,
            "newest": manifest.newest,
            "number": manifest.number,
            "org": b64(manifest.org),
            "policy": dict(manifest.policy),
            "policy_digest": manifest.policy_digest,
            "prev": manifest.prev,
            "read_key_sha256": manifest.read_key_sha256,
            "rehearsal": manifest.rehearsal,
            "root": {"sha256": manifest.root_sha256, "version": manifest.root_version},
            "scopes": [{"id": scope.id, "key": b64(scope.spki)} for scope in manifest.scopes],
            "seal": {"id": b64(manifest.seal_id), "kem": "x25519", "pub": b64(manifest.seal_public)},
            "timetable": manifest.timetable.data(),
            "transport": manifest.transport,
            "type": "epoch-manifest",
            "v": 2,
        }
    )
    read_manifest(payload)
    return payload


def read_manifest(payload: bytes) -> Manifest:
    """The manifest in an envelope's payload: well formed, but not yet accepted.

    Raises BallotError ``wrong-digest`` where the policy is not the one whose digest stands beside it,
    and the codes of the readers.
    """
    fields = Fields(decode(payload, most=LONGEST), "manifest", _FIELDS)
    fields.version()
    fields.constant("type", "epoch-manifest", "wrong-type")
    fields.constant("transport", "direct")
    seal = Fields(fields.mapping("seal"), "manifest's seal", ("id", "kem", "pub"))
    seal.constant("kem", "x25519")
    root = Fields(fields.mapping("root"), "manifest's root", ("sha256", "version"))
    manifest = Manifest(
        org=fields.data("org", ORG_SIZE),
        name=fields.text("name", TITLE),
        address=exact_address(fields.text("address")),
        issuer_name=fields.text("issuer_name", HOST_NAME),
        number=fields.integer("number", 1, MOST_ROUNDS),
        epoch=fields.text("epoch", EPOCH),
        enrolled=fields.integer("enrolled", 0, MOST_ENROLLED),
        rehearsal=fields.flag("rehearsal"),
        timetable=read_timetable(fields.mapping("timetable")),
        scopes=tuple(_scope(item) for item in fields.items("scopes")),
        seal_id=seal.data("id", SEAL_ID_SIZE),
        seal_public=seal.data("pub", PUBLIC_SIZE),
        read_key_sha256=fields.text("read_key_sha256", HEX_256),
        policy=fields.mapping("policy"),
        policy_digest=fields.text("policy_digest", HEX_256),
        root_version=root.integer("version", 1, MOST_ROUNDS),
        root_sha256=root.text("sha256", HEX_256),
        k=fields.integer("k", 1, MOST_ENROLLED),
        prev=fields.text("prev", HEX_256_OR_NONE),
        group=fields.text("group", SCOPE),
        newest=fields.text("newest", VERSION),
    )
    if not manifest.scopes:
        raise BallotError("wrong-value", phrase("The manifest's “scopes” must name at least one check."))
    if (manifest.number == 1) != (manifest.prev == ""):
        raise BallotError("wrong-value", phrase("Only the first round has none before it."))
    if policy_digest(manifest.policy) != manifest.policy_digest:
        raise BallotError("wrong-digest", phrase("The policy is not the one that the manifest names."))
    return manifest


def sign_manifest(manifest: Manifest, key: Ed25519PrivateKey) -> bytes:
    """The manifest's envelope, signed with the root's targets key."""
    return envelope.sign(MANIFEST_TYPE, encode_manifest(manifest), key)


def verify_manifest(data: bytes, public: bytes) -> Manifest:
    """The manifest in an envelope that the targets key ``public`` signed; ``accept`` must follow."""
    outer = envelope.read(data, MANIFEST_TYPE, most=2 * LONGEST)
    envelope.verify(outer, public)
    return read_manifest(outer.payload)


def manifest_digest(signed: bytes) -> str:
    """SHA-256 of a manifest's envelope, hex, as the next round's ``prev`` and the release name it."""
    return hashlib.sha256(signed).hexdigest()


def _scope(item: object) -> Scope:
    fields = Fields(item, "manifest's scope", ("id", "key"))
    return Scope(fields.text("id", SCOPE), fields.data("key"))
