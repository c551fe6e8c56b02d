"""A short form of a round that two people can read to each other."""

from __future__ import annotations

import hashlib
from typing import Final

from posture.ballots.invite import ALPHABET

_PURPOSE: Final = b"posture-fingerprint/v2\0"
_SYMBOLS: Final = 24
"""IT makes what is compared, so two that look alike are a collision: half the work that the bits suggest."""


def fingerprint(signed_manifest: bytes) -> str:
    """120 bits of SHA-256 over a manifest's envelope, which names its trust root: six groups of four symbols.

    Whoever was given a round or a root of their own sees another one than their colleagues.
    """
    digest = hashlib.sha256(_PURPOSE + signed_manifest).digest()
    number = int.from_bytes(digest[: _SYMBOLS * 5 // 8], "big")
    symbols = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(_SYMBOLS)))
    return "-".join(symbols[start : start + 4] for start in range(0, _SYMBOLS, 4))
