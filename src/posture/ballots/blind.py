"""Blind RSA signatures: the issuer signs what it cannot see, so that nobody can tell later whose it was.

RSABSSA-SHA384-PSS-Deterministic of RFC 9474: a 48-byte salt and no message prefix, which is safe where
every message is hard to guess ("Message Entropy"); here each holds a fresh 256-bit key. RSA keys have
exactly 2048 bits and e = 65537.

What unlinkability rests on: for any request and any finished token there is exactly one factor r that
explains both, and r is drawn uniformly at random. So neither salt nor r can be given from outside.
"""

from __future__ import annotations

import importlib
import math
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, RSAPublicKey, RSAPublicNumbers
from cryptography.hazmat.primitives.hashes import SHA384

from posture.ballots import pss
from posture.ballots.errors import BallotError
from posture.ballots.fields import sized
from posture.words.phrase import phrase

BITS = 2048
SIZE = BITS // 8
EXPONENT = 65537
SALT_SIZE = 48
SPKI_SIZE = 342

# RFC 9578, "Issuer Configuration" of Blind RSA: SubjectPublicKeyInfo with id-RSASSA-PSS, SHA-384, MGF1 with
# SHA-384, 48 bytes of salt. With 2048 bits and e = 65537 only the modulus varies: the rest is constant.
_BEFORE_MODULUS = bytes.fromhex(
    "30820152303d06092a864886f70d01010a3030a00d300b0609608648016503040202"
    "a11a301806092a864886f70d010108300b0609608648016503040202a203020130"
    "0382010f003082010a0282010100"
)
_AFTER_MODULUS = bytes.fromhex("0203010001")


@dataclass(frozen=True, slots=True)
class Blinded:
    """A request to the issuer, and the secret that opens its answer (``inverse``); 256 bytes each."""

    blinded: bytes
    inverse: bytes = field(repr=False)


def check_public(key: RSAPublicKey) -> None:
    """Demand exactly 2048 bits, an odd modulus and e = 65537 (BallotError ``weak-key``).

    Another exponent would let a malicious issuer sort the voters by residue class.
    """
    numbers = key.public_numbers()
    if numbers.n.bit_length() != BITS or numbers.n % 2 == 0 or numbers.e != EXPONENT:
        raise BallotError("weak-key", phrase("The issuer's key is not one that keeps you unnamed."))


def blind(public: RSAPublicKey, message: bytes) -> Blinded:
    """A blinded form of ``message`` for the issuer (RFC 9474 §4.2).

    Keep the inverse before the request is sent: without it the answer is worth nothing.
    """
    check_public(public)
    return _blind_with(public, message, secrets.token_bytes(SALT_SIZE), _unit(public.public_numbers().n))


def blind_sign(private: RSAPrivateKey, blinded: bytes) -> bytes:
    """The issuer's signature on a blinded message (RFC 9474 §4.3), 256 bytes.

    Raises BallotError ``weak-key``, ``wrong-size`` or ``wrong-value`` (not a number below the modulus).
    """
    check_public(private.public_key())
    return _sign(private, blinded)


def finalize(public: RSAPublicKey, message: bytes, blind_signature: bytes, inverse: bytes) -> bytes:
    """The signature on ``message`` out of the issuer's answer (RFC 9474 §4.4), verified, 256 bytes.

    Raises BallotError ``bad-signature`` where the issuer answered wrongly; then the message, and the
    key inside it, must never be used again.
    """
    check_public(public)
    return _finalize(public, message, blind_signature, inverse, SALT_SIZE)


def verify(public: RSAPublicKey, message: bytes, signature: bytes) -> None:
    """Demand that ``signature`` is the issuer's on ``message`` (BallotError ``bad-signature``)."""
    check_public(public)
    _verify(public, message, signature, SALT_SIZE)


def public_spki(public: RSAPublicKey) -> bytes:
    """The key as the 342 bytes whose digest names it in tokens (RFC 9578, "Issuer Configuration")."""
    check_public(public)
    return _BEFORE_MODULUS + public.public_numbers().n.to_bytes(SIZE, "big") + _AFTER_MODULUS


def read_spki(data: bytes) -> RSAPublicKey:
    """The key that ``public_spki`` wrote, byte for byte; BallotError ``weak-key`` for anything else."""
    start, end = len(_BEFORE_MODULUS), SPKI_SIZE - len(_AFTER_MODULUS)
    if len(data) != SPKI_SIZE or data[:start] != _BEFORE_MODULUS or data[end:] != _AFTER_MODULUS:
        raise BallotError(
            "weak-key", phrase("The issuer's key is not written as an RSASSA-PSS key of 2048 bits.")
        )
    modulus = int.from_bytes(data[start:end], "big")
    try:
        key = RSAPublicNumbers(EXPONENT, modulus).public_key()
    except ValueError as error:
        raise BallotError(
            "weak-key", phrase("The issuer's key is not one that keeps you unnamed.")
        ) from error
    check_public(key)
    return key


def _blind_with(public: RSAPublicKey, message: bytes, salt: bytes, r: int) -> Blinded:
    """Blinding with given randomness: only ``blind`` and the official vectors call this."""
    numbers = public.public_numbers()
    n = numbers.n
    encoded = int.from_bytes(pss.encode(message, n.bit_length() - 1, salt), "big")
    if math.gcd(encoded, n) != 1:
        raise BallotError(
            "weak-key", phrase("The issuer's key has a small factor and would not keep you unnamed.")
        )
    blinded = encoded * pow(r, numbers.e, n) % n
    return Blinded(_bytes(blinded, n), _bytes(pow(r, -1, n), n))


def _sign(private: RSAPrivateKey, blinded: bytes) -> bytes:
    """RSA with base blinding against timing (Kocher 1996), by the Chinese remainder theorem, checked."""
    secret = private.private_numbers()
    n, e = secret.public_numbers.n, secret.public_numbers.e
    value = _number(blinded, n)
    if value == 0:
        raise BallotError("wrong-value", phrase("A blinded message cannot be nought."))
    power = _secret_power()
    mask = _unit(n)
    masked = value * pow(mask, e, n) % n
    at_p = power(masked % secret.p, secret.dmp1, secret.p)
    at_q = power(masked % secret.q, secret.dmq1, secret.q)
    signed = at_q + secret.q * ((at_p - at_q) * secret.iqmp % secret.p)
    signature = signed * pow(mask, -1, n) % n
    if pow(signature, e, n) != value:
        # One wrong half would give the private key away (Boneh, DeMillo, Lipton 1997).
        raise BallotError(
            "bad-signature", phrase("The issuer's computer made a mistake while signing; nothing was sent.")
        )
    return _bytes(signature, n)


def _finalize(
    public: RSAPublicKey, message: bytes, blind_signature: bytes, inverse: bytes, salt_size: int
) -> bytes:
    n = public.public_numbers().n
    signature = _bytes(_number(blind_signature, n) * _number(inverse, n) % n, n)
    _verify(public, message, signature, salt_size)
    return signature


def _verify(public: RSAPublicKey, message: bytes, signature: bytes, salt_size: int) -> None:
    try:
        public.verify(signature, message, PSS(MGF1(SHA384()), salt_size), SHA384())
    except InvalidSignature as error:
        raise BallotError("bad-signature", phrase("The issuer's signature is not valid.")) from error


def _unit(n: int) -> int:
    """A uniformly random number below ``n`` that has an inverse, by rejection."""
    while True:
        number = 1 + secrets.randbelow(n - 1)
        if math.gcd(number, n) == 1:
            return number


def _number(data: bytes, n: int) -> int:
    what = phrase("A blind signature's value")
    number = int.from_bytes(sized(data, (n.bit_length() + 7) // 8, what), "big")
    if number >= n:
        raise BallotError(
            "wrong-value", phrase("A blind signature's value is not below the issuer key's modulus.")
        )
    return number


def _bytes(number: int, n: int) -> bytes:
    return number.to_bytes((n.bit_length() + 7) // 8, "big")


@cache
def _secret_power() -> Callable[[int, int, int], int]:
    """Exponentiation for secret exponents: gmpy2's constant-time one where it is installed, else Python's."""
    try:
        gmpy2 = importlib.import_module("gmpy2")
    except ImportError:
        return pow

    def power(base: int, exponent: int, modulus: int) -> int:
        return int(gmpy2.powmod_sec(base, exponent, modulus))

    return power
