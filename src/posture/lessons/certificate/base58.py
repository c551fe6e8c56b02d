"""Bytes as letters that are not mistaken for one another, as keys and proofs are written.

Source: Controlled Identifiers 1.0 (W3C) §2.4, the header ``z`` and base58 with Bitcoin's alphabet.
"""

from __future__ import annotations

_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def written(data: bytes) -> str:
    """The bytes, ``z`` before them."""
    number, letters = int.from_bytes(data), ""
    while number:
        number, place = divmod(number, 58)
        letters = _LETTERS[place] + letters
    zeros = len(data) - len(data.lstrip(b"\0"))
    return f"z{'1' * zeros}{letters}"


def read(text: str, length: int) -> bytes:
    """The ``length`` bytes of a text that has no other spelling; ValueError."""
    if not text.startswith("z") or len(text) > 2 * length:
        raise ValueError(text[:20])
    number = 0
    for letter in text[1:]:
        number = number * 58 + _LETTERS.index(letter)
    data = number.to_bytes(length)
    if written(data) != text:
        raise ValueError(text[:20])
    return data
