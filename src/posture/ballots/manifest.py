"""What an epoch asks, signed by the issuer, and what a device demands of it before it answers."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from posture.ballots import blind, envelope
from posture.ballots.canonical import b64, decode, encode
from posture.ballots.errors import BallotError
from posture.ballots.fields import EPOCH, HEX_256, HEX_256_OR_NONE, HOST_NAME, SCOPE, TITLE, Fields, stamp
from posture.ballots.seal import PUBLIC_SIZE, SEAL_ID_SIZE
from posture.ballots.token import ORG_SIZE

MANIFEST_TYPE = "application/vnd.posture.epoch-manifest.v1+json"
LEAST_THRESHOLD = 10
"""No sum of fewer answers is ever published, rehearsal or not."""

MOST_SCOPES = 16
MOST_ENROLLED = 10_000_000
LONGEST = 65536

_FIELDS = (
    "enrolled", "epoch", "group", "issuer_name", "k", "name", "opened", "org", "policy", "policy_digest",
    "prev", "rehearsal", "scopes", "seal", "transport", "type", "v",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scope:
    """One check that the epoch asks about, with the issuer key that blesses its ballots."""

    id: str
    spki: bytes

    @property
    def key_id(self) -> bytes:
        """SHA-256 of the key, as tokens name it."""
        return hashlib.sha256(self.spki).digest()


@dataclass(frozen=True, slots=True)
class Manifest:
    """An epoch as the issuer announces it.

    ``name`` is the organisation's; ``policy`` its policy as data, whose canonical bytes have the SHA-256
    ``policy_digest`` (hex); ``prev`` the SHA-256 (hex) of the previous manifest's envelope, or "";
    ``opened`` a moment such as ``2026-11-21T09:00:00Z``.
    """

    org: bytes
    name: str
    issuer_name: str
    epoch: str
    enrolled: int
    rehearsal: bool
    scopes: tuple[Scope, ...]
    seal_id: bytes
    seal_public: bytes
    policy: Mapping[str, object]
    policy_digest: str
    opened: str
    k: int = LEAST_THRESHOLD
    prev: str = ""
    group: str = "everyone"
    transport: str = "direct"

    def scope(self, scope_id: str) -> Scope:
        """The scope of that id (BallotError ``unknown-scope``)."""
        for scope in self.scopes:
            if scope.id == scope_id:
                return scope
        raise BallotError("unknown-scope", f"This epoch does not ask about “{scope_id}”.")


def policy_digest(policy: Mapping[str, object]) -> str:
    """SHA-256 of the policy's canonical bytes, in hex."""
    return hashlib.sha256(encode(dict(policy))).hexdigest()


def encode_manifest(manifest: Manifest) -> bytes:
    """The manifest's canonical bytes, the payload of its envelope; raises as ``read_manifest`` does."""
    payload = encode(
        {
            "enrolled": manifest.enrolled,
            "epoch": manifest.epoch,
            "group": manifest.group,
            "issuer_name": manifest.issuer_name,
            "k": manifest.k,
            "name": manifest.name,
            "opened": manifest.opened,
            "org": b64(manifest.org),
            "policy": dict(manifest.policy),
            "policy_digest": manifest.policy_digest,
            "prev": manifest.prev,
            "rehearsal": manifest.rehearsal,
            "scopes": [{"id": scope.id, "key": b64(scope.spki)} for scope in manifest.scopes],
            "seal": {"id": b64(manifest.seal_id), "kem": "x25519", "pub": b64(manifest.seal_public)},
            "transport": manifest.transport,
            "type": "epoch-manifest",
            "v": 1,
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
    manifest = Manifest(
        org=fields.data("org", ORG_SIZE),
        name=fields.text("name", TITLE),
        issuer_name=fields.text("issuer_name", HOST_NAME),
        epoch=fields.text("epoch", EPOCH),
        enrolled=fields.integer("enrolled", 0, MOST_ENROLLED),
        rehearsal=fields.flag("rehearsal"),
        scopes=tuple(_scope(item) for item in fields.items("scopes")),
        seal_id=seal.data("id", SEAL_ID_SIZE),
        seal_public=seal.data("pub", PUBLIC_SIZE),
        policy=fields.mapping("policy"),
        policy_digest=fields.text("policy_digest", HEX_256),
        opened=stamp(fields.time("opened")),
        k=fields.integer("k", 1, MOST_ENROLLED),
        prev=fields.text("prev", HEX_256_OR_NONE),
        group=fields.text("group", SCOPE),
    )
    if not manifest.scopes:
        raise BallotError("wrong-value", "The manifest's “scopes” must name at least one check.")
    if policy_digest(manifest.policy) != manifest.policy_digest:
        raise BallotError("wrong-digest", "The policy is not the one that the manifest names.")
    return manifest


def sign_manifest(manifest: Manifest, key: Ed25519PrivateKey) -> bytes:
    """The manifest's envelope, signed with the root's targets key."""
    return envelope.sign(MANIFEST_TYPE, encode_manifest(manifest), key)


def verify_manifest(data: bytes, public: bytes) -> Manifest:
    """The manifest in an envelope that the targets key ``public`` signed; ``accept`` must follow."""
    outer = envelope.read(data, MANIFEST_TYPE, most=2 * LONGEST)
    envelope.verify(outer, public)
    return read_manifest(outer.payload)


def accept(
    manifest: Manifest, *, org: bytes, known_scopes: Collection[str], seen_keys: Collection[bytes]
) -> None:
    """Demand what keeps the voter unnamed: own organisation, checks this release knows, fresh and sound keys.

    ``known_scopes`` are the checks that the release marks for ballots; ``seen_keys`` the key ids
    (``Scope.key_id``) of all other epochs. Raises BallotError ``other-organisation``,
    ``low-threshold``, ``too-many-scopes``, ``unknown-scope``, ``repeated-scope``, ``weak-key``,
    ``repeated-key`` or ``known-key``.
    """
    if manifest.org != org:
        raise BallotError(
            "other-organisation", "This round belongs to another organisation than the one you joined."
        )
    if manifest.k < LEAST_THRESHOLD:
        raise BallotError(
            "low-threshold", f"This round would publish sums of {manifest.k}; ten is the least."
        )
    _accept_scopes([scope.id for scope in manifest.scopes], known_scopes)
    _accept_keys(manifest.scopes, seen_keys)


def enough(manifest: Manifest) -> None:
    """Demand that so many devices have joined that sums hide each of them (BallotError ``too-few``)."""
    least = max(manifest.k, LEAST_THRESHOLD)
    if manifest.enrolled < least:
        start = "ten" if least == LEAST_THRESHOLD else str(least)
        raise BallotError("too-few", f"{manifest.enrolled} of {least} joined; sums start at {start}.")


def _scope(item: object) -> Scope:
    fields = Fields(item, "manifest's scope", ("id", "key"))
    return Scope(fields.text("id", SCOPE), fields.data("key"))


def _accept_scopes(ids: list[str], known: Collection[str]) -> None:
    if len(ids) > MOST_SCOPES:
        raise BallotError(
            "too-many-scopes", f"This round asks about {len(ids)} checks; {MOST_SCOPES} is the most."
        )
    if len(set(ids)) != len(ids):
        raise BallotError("repeated-scope", "This round asks about one check twice.")
    for scope in ids:
        if scope not in known:
            raise BallotError(
                "unknown-scope", f"This round asks about “{scope}”, which this app does not ask."
            )


def _accept_keys(scopes: tuple[Scope, ...], seen: Collection[bytes]) -> None:
    for scope in scopes:
        blind.read_spki(scope.spki)
    ids = [scope.key_id for scope in scopes]
    if len(set(ids)) != len(ids):
        raise BallotError("repeated-key", "This round uses one key for two checks.")
    if any(key_id in seen for key_id in ids):
        raise BallotError("known-key", "This round uses a key of an earlier round again.")
