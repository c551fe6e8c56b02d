"""A badge signed with a key that is used once, and verified with nothing but the file.

Sources: Data Integrity EdDSA Cryptosuites 1.0 (W3C), eddsa-rdfc-2022; the did:key method.
"""

from __future__ import annotations

import json
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from posture.lessons.certificate import base58, statements
from posture.lessons.certificate.badge import Badge, credential, midnight, read_credential
from posture.lessons.errors import LessonsError
from posture.words.phrase import phrase

_ED25519 = b"\xed\x01"  # multicodec's prefix of such a public key
_OPTIONS = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-rdfc-2022",
    "proofPurpose": "assertionMethod",
}


def signed(badge: Badge) -> bytes:
    """The badge as a file, signed with a key that is made for it and kept nowhere.

    So no two badges have a key in common, with one another or with anything else on this computer.
    """
    key = Ed25519PrivateKey.generate()
    name = base58.written(_ED25519 + key.public_key().public_bytes_raw())
    issuer = f"did:key:{name}"
    options = {**_OPTIONS, "created": midnight(badge.day), "verificationMethod": f"{issuer}#{name}"}
    data = to_sign(statements.of_proof(options), statements.of_badge(badge, issuer))
    proof = {**options, "proofValue": base58.written(key.sign(data))}
    document = {**credential(badge, issuer), "proof": proof}
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


def verified(data: bytes) -> Badge:
    """The badge in the bytes of a file; LessonsError where it is none, or is not as it was signed."""
    badge, issuer, proof = read_credential(data)
    name = str(issuer).removeprefix("did:key:")
    options = {**_OPTIONS, "created": midnight(badge.day), "verificationMethod": f"{issuer}#{name}"}
    if issuer != f"did:key:{name}" or {**proof, "proofValue": ""} != {**options, "proofValue": ""}:
        raise _changed()
    try:
        _public(name).verify(
            base58.read(proof["proofValue"], 64),
            to_sign(statements.of_proof(options), statements.of_badge(badge, issuer)),
        )
    except (InvalidSignature, ValueError, OverflowError, KeyError, TypeError, AttributeError) as error:
        raise _changed() from error
    return badge


def to_sign(proof: str, document: str) -> bytes:
    """What is signed of the canonical statements of proof and document: their hashes, in this order."""
    return sha256(proof.encode()).digest() + sha256(document.encode()).digest()


def _public(name: str) -> Ed25519PublicKey:
    key = base58.read(name, 34)
    if not key.startswith(_ED25519):
        raise ValueError(name)
    return Ed25519PublicKey.from_public_bytes(key[2:])


def _changed() -> LessonsError:
    return LessonsError(
        phrase(
            "This certificate was changed after it was signed. What stands in it proves nothing; ask for the "
            "file as it was written."
        )
    )
