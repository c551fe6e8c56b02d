"""The organisation's trust root: a chain of TUF root metadata, whose first digest every invite carries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from securesystemslib.exceptions import Error as SecureSystemsError
from securesystemslib.signer import CryptoSigner, SSlibKey
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import TOP_LEVEL_ROLE_NAMES, Metadata
from tuf.api.metadata import Root as RootMetadata

from posture.ballots.canonical import b64
from posture.ballots.errors import BallotError
from posture.ballots.fields import HEX_256_OR_NONE, Fields
from posture.ballots.manifest import MOST_ROUNDS
from posture.ballots.point import SIZE, sound
from posture.ballots.token import ORG_SIZE
from posture.words.phrase import phrase

LONGEST = 65536
"""The most bytes that a root may have."""

_OURS: Final = "x-posture"
_UNREADABLE: Final = (
    RepositoryError, SecureSystemsError, BallotError, ValueError, TypeError, AttributeError, LookupError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Root:
    """A verified root.

    ``public`` is the Ed25519 key that signs manifests and releases (TUF's role targets), ``root_public``
    the one that signs the next root and moves (32 bytes each); ``digest`` its own SHA-256 in hex; ``org``
    the organisation's id (16 bytes), which with ``rehearsal`` stays the same along the chain.

    ``last_round`` is the number of the newest round when this root was made, 0 before the first, and
    ``last_sha256`` the SHA-256 of its manifest's envelope in hex, or "": the key of the root before signed
    that round, and whatever else it signs from then on is believed no more.
    """

    version: int
    public: bytes
    root_public: bytes
    digest: str
    expires: datetime
    org: bytes
    rehearsal: bool
    last_round: int = 0
    last_sha256: str = ""


def make_root(
    key: Ed25519PrivateKey,
    targets_public: bytes,
    *,
    org: bytes,
    rehearsal: bool,
    expires: datetime,
    version: int = 1,
    last_round: int = 0,
    last_sha256: str = "",
) -> bytes:
    """TUF root metadata signed by ``key``, in which ``targets_public`` signs what members read."""
    signer = CryptoSigner(key)
    root = RootMetadata(
        version=version,
        expires=expires.astimezone(UTC).replace(microsecond=0),
        unrecognized_fields={
            _OURS: {
                "last": {"number": last_round, "sha256": last_sha256},
                "org": b64(org),
                "rehearsal": rehearsal,
            }
        },
    )
    targets = SSlibKey.from_crypto(Ed25519PublicKey.from_public_bytes(targets_public))
    for role in sorted(TOP_LEVEL_ROLE_NAMES):
        root.add_key(targets if role == "targets" else signer.public_key, role)
    metadata = Metadata(root)
    metadata.sign(signer)
    return metadata.to_bytes()


def read_root(data: bytes, sha256_hex: str) -> Root:
    """The root in ``data``, verified against a digest that came with the invite; ``demand_current`` follows.

    Raises BallotError ``too-large``, ``wrong-root`` (another digest) or ``bad-root`` (not TUF root metadata
    signed by itself, not with one Ed25519 key a role, or with a point that proves nothing).
    """
    if len(data) > LONGEST:
        raise BallotError("too-large", phrase("The organisation's trust root is too large."))
    if hashlib.sha256(data).hexdigest() != sha256_hex:
        raise BallotError(
            "wrong-root",
            phrase(
                "The server at the invite's address does not belong to the organisation that the invite "
                "names: it shows another trust root. Do not join, and ask IT about it."
            ),
        )
    return _read(data)


def next_root(current: bytes, data: bytes) -> Root:
    """The root in ``data`` that follows right after the verified root ``current`` (TUF §5.3.4 and 5.3.5).

    Raises BallotError ``too-large``, ``bad-root``, or ``broken-chain`` where the root before did not sign it,
    where a number is left out, where it is of another organisation, or names an earlier round as the last.
    """
    if len(data) > LONGEST:
        raise BallotError("too-large", phrase("The organisation's trust root is too large."))
    before, after = _read(current), _read(data)
    broken = BallotError(
        "broken-chain",
        phrase("The organisation's new trust root does not follow from the one you joined; ask IT about it."),
    )
    try:
        metadata = Metadata[RootMetadata].from_bytes(data)
        Metadata[RootMetadata].from_bytes(current).signed.verify_delegate(
            RootMetadata.type, metadata.signed_bytes, metadata.signatures
        )
    except _UNREADABLE as error:
        raise broken from error
    if (after.version, after.org, after.rehearsal) != (before.version + 1, before.org, before.rehearsal):
        raise broken
    goes_back = after.last_round < before.last_round
    if goes_back or (after.last_round == before.last_round and after.last_sha256 != before.last_sha256):
        raise broken
    return after


def demand_current(root: Root, now: datetime) -> None:
    """Demand that the root has not expired (BallotError ``root-expired``)."""
    if root.expires <= now:
        raise BallotError(
            "root-expired",
            phrase(
                "Your IT has to renew something. Send it this sentence: “The trust root is out of date: "
                "posture-collector renew.” If the clock of this computer is wrong, set it first."
            ),
        )


def _read(data: bytes) -> Root:
    try:
        metadata = Metadata[RootMetadata].from_bytes(data)
        root = metadata.signed
        root.verify_delegate(RootMetadata.type, metadata.signed_bytes, metadata.signatures)
        for signature in metadata.signatures.values():
            sound(bytes.fromhex(signature.signature)[:SIZE])
        ours = Fields(root.unrecognized_fields.get(_OURS), "root", ("last", "org", "rehearsal"))
        last = Fields(ours.mapping("last"), "root", ("number", "sha256"))
        last_round = last.integer("number", 0, MOST_ROUNDS)
        last_sha256 = last.text("sha256", HEX_256_OR_NONE)
        if bool(last_round) != bool(last_sha256):
            raise ValueError("a round without its digest")
        return Root(
            root.version,
            _only_key(root, "targets"),
            _only_key(root, "root"),
            hashlib.sha256(data).hexdigest(),
            root.expires,
            ours.data("org", ORG_SIZE),
            ours.flag("rehearsal"),
            last_round,
            last_sha256,
        )
    except _UNREADABLE as error:
        raise BallotError(
            "bad-root", phrase("The organisation's trust root is not well made; ask IT about it.")
        ) from error


def _only_key(root: RootMetadata, name: str) -> bytes:
    role = root.roles[name]
    if role.threshold != 1 or len(role.keyids) != 1:
        raise ValueError(f"{name} has more than one key")
    key = root.keys[role.keyids[0]]
    if (key.keytype, key.scheme) != ("ed25519", "ed25519"):
        raise ValueError(f"{name} does not sign with Ed25519")
    public = sound(bytes.fromhex(key.keyval["public"]))
    Ed25519PublicKey.from_public_bytes(public)
    return public
