"""The organisation's trust root: TUF root metadata, whose digest every invite carries."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from securesystemslib.exceptions import Error as SecureSystemsError
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import TOP_LEVEL_ROLE_NAMES, Metadata
from tuf.api.metadata import Root as RootMetadata

from posture.ballots.errors import BallotError

LONGEST = 65536
"""The most bytes that a root may have."""


@dataclass(frozen=True, slots=True)
class Root:
    """A verified root: the Ed25519 key of its targets role (32 bytes), its own SHA-256 in hex, its end."""

    public: bytes
    digest: str
    expires: datetime


def make_root(key: Ed25519PrivateKey, expires: datetime) -> bytes:
    """TUF root metadata, version 1, in which ``key`` alone holds all four roles, valid until ``expires``."""
    signer = CryptoSigner(key)
    root = RootMetadata(expires=expires.astimezone(UTC).replace(microsecond=0))
    for role in sorted(TOP_LEVEL_ROLE_NAMES):
        root.add_key(signer.public_key, role)
    metadata = Metadata(root)
    metadata.sign(signer)
    return metadata.to_bytes()


def read_root(data: bytes, sha256_hex: str, now: datetime) -> Root:
    """The root in ``data``, verified against the digest that came with the invite.

    Raises BallotError ``too-large``, ``wrong-root`` (another digest), ``bad-root`` (not TUF root metadata
    signed by itself, or not with one Ed25519 key for targets) or ``root-expired``.
    """
    if len(data) > LONGEST:
        raise BallotError("too-large", "The organisation's trust root is too large.")
    digest = hashlib.sha256(data).hexdigest()
    if digest != sha256_hex:
        raise BallotError(
            "wrong-root", "The issuer shows another trust root than your invite names; ask IT about it."
        )
    try:
        metadata = Metadata[RootMetadata].from_bytes(data)
        root = metadata.signed
        public = _targets_key(root)
        root.verify_delegate(RootMetadata.type, metadata.signed_bytes, metadata.signatures)
        expired = root.is_expired(now)
    except (RepositoryError, SecureSystemsError, ValueError, TypeError, AttributeError, LookupError) as error:
        raise BallotError(
            "bad-root", "The organisation's trust root is not well made; ask IT about it."
        ) from error
    if expired:
        raise BallotError(
            "root-expired",
            "By this computer's clock the organisation's trust root is out of date. "
            "Check the clock; if it is right, ask IT for a new invite.",
        )
    return Root(public, digest, root.expires)


def _targets_key(root: RootMetadata) -> bytes:
    role = root.roles["targets"]
    if role.threshold != 1 or len(role.keyids) != 1:
        raise ValueError("targets has more than one key")
    key = root.keys[role.keyids[0]]
    if (key.keytype, key.scheme) != ("ed25519", "ed25519"):
        raise ValueError("targets is not signed with Ed25519")
    public = bytes.fromhex(key.keyval["public"])
    Ed25519PublicKey.from_public_bytes(public)
    return public
