"""Blind signatures: they are valid, they tell nothing, and nobody can steer them."""

from __future__ import annotations

import inspect
import math
import sys
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPublicNumbers,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA384
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key
from hypothesis import given, settings
from hypothesis import strategies as st

from posture.ballots import blind, pss
from posture.ballots.errors import BallotError


def blessed(key: RSAPrivateKey, message: bytes) -> tuple[blind.Blinded, bytes, bytes]:
    """A request, its answer and the finished signature."""
    request = blind.blind(key.public_key(), message)
    answer = blind.blind_sign(key, request.blinded)
    return request, answer, blind.finalize(key.public_key(), message, answer, request.inverse)


@pytest.fixture
def power_is_chosen_anew() -> Iterator[None]:
    blind._secret_power.cache_clear()
    yield
    blind._secret_power.cache_clear()


def test_a_finished_signature_is_an_ordinary_pss_signature(issuer_key: RSAPrivateKey) -> None:
    _, _, signature = blessed(issuer_key, b"message")
    assert len(signature) == blind.SIZE
    issuer_key.public_key().verify(signature, b"message", PSS(MGF1(SHA384()), 48), SHA384())
    blind.verify(issuer_key.public_key(), b"message", signature)


@given(message=st.binary(max_size=200), salt=st.binary(max_size=48))
def test_the_encoding_is_the_one_that_openssl_verifies(
    issuer_key: RSAPrivateKey, message: bytes, salt: bytes
) -> None:
    numbers = issuer_key.private_numbers()
    n = numbers.public_numbers.n
    encoded = pss.encode(message, n.bit_length() - 1, salt)
    signature = pow(int.from_bytes(encoded, "big"), numbers.d, n).to_bytes(256, "big")
    issuer_key.public_key().verify(signature, message, PSS(MGF1(SHA384()), len(salt)), SHA384())


@pytest.mark.parametrize("bits", [2047, 2040, 2041, 1023])
def test_the_encoding_fits_into_any_number_of_bits(bits: int) -> None:
    encoded = pss.encode(b"message", bits, bytes(48))
    assert len(encoded) == math.ceil(bits / 8)
    assert int.from_bytes(encoded, "big").bit_length() <= bits


def test_a_key_without_room_for_the_salt_is_refused() -> None:
    assert len(pss.encode(b"", 8 * (48 + 48 + 2), bytes(48))) == 98
    with pytest.raises(BallotError) as caught:
        pss.encode(b"", 8 * (48 + 48 + 2) - 8, bytes(48))
    assert caught.value.code == "wrong-size"


def test_every_token_fits_every_request(issuer_key: RSAPrivateKey) -> None:
    """Blindness: for any request (z, s') and any finished (m, s) one factor r explains both.

    So what the issuer saw fits every ballot equally well, whatever it computes with.
    """
    n, e = issuer_key.public_key().public_numbers().n, 65537
    rounds = [blessed(issuer_key, b"ballot %d" % number) for number in range(4)]
    for i, (request, answer, _) in enumerate(rounds):
        z, answered = int.from_bytes(request.blinded, "big"), int.from_bytes(answer, "big")
        for j, (_, _, signature) in enumerate(rounds):
            s = int.from_bytes(signature, "big")
            r = answered * pow(s, -1, n) % n
            assert 0 < r < n
            assert math.gcd(r, n) == 1
            assert pow(s, e, n) * pow(r, e, n) % n == z
            assert answered * pow(r, -1, n) % n == s
            assert (pow(r, -1, n) == int.from_bytes(request.inverse, "big")) == (i == j)


def test_nobody_chooses_the_salt_or_the_factor(issuer_key: RSAPrivateKey) -> None:
    assert list(inspect.signature(blind.blind).parameters) == ["public", "message"]
    first, second = (blind.blind(issuer_key.public_key(), b"same") for _ in range(2))
    assert first.blinded != second.blinded
    assert first.inverse != second.inverse


def test_what_unblinds_stands_in_no_repr(issuer_key: RSAPrivateKey) -> None:
    request = blind.blind(issuer_key.public_key(), b"message")
    assert repr(request.inverse) not in repr(request)
    assert repr(request.blinded) in repr(request)


def test_the_factor_is_drawn_again_until_it_fits(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = iter([2, 4, 5])  # 3, 5 and 6 after adding one; 15 = 3 · 5
    monkeypatch.setattr("posture.ballots.blind.secrets.randbelow", lambda most: {14: next(drawn)}[most])
    with pytest.raises(StopIteration):
        blind._unit(15)
    drawn = iter([2, 4, 6])
    assert blind._unit(15) == 7


@pytest.mark.parametrize("position", [0, 128, 255])
def test_a_wrong_answer_of_the_issuer_is_noticed(issuer_key: RSAPrivateKey, position: int) -> None:
    request, answer, _ = blessed(issuer_key, b"message")
    wrong = bytearray(answer)
    wrong[position] ^= 1
    with pytest.raises(BallotError) as caught:
        blind.finalize(issuer_key.public_key(), b"message", bytes(wrong), request.inverse)
    assert caught.value.code in {"bad-signature", "wrong-value"}


def test_an_answer_of_another_key_is_noticed(
    issuer_key: RSAPrivateKey, other_issuer_key: RSAPrivateKey
) -> None:
    request = blind.blind(issuer_key.public_key(), b"message")
    answer = blind._sign(other_issuer_key, bytes(1) + request.blinded[1:])
    with pytest.raises(BallotError):
        blind.finalize(issuer_key.public_key(), b"message", answer, request.inverse)


def test_values_out_of_range_are_refused(issuer_key: RSAPrivateKey) -> None:
    n = issuer_key.public_key().public_numbers().n
    with pytest.raises(BallotError) as caught:
        blind.blind_sign(issuer_key, bytes(256))
    assert caught.value.code == "wrong-value"
    for number in (n, n + 1, 2**2048 - 1):
        with pytest.raises(BallotError) as caught:
            blind.blind_sign(issuer_key, number.to_bytes(256, "big"))
        assert caught.value.code == "wrong-value"
    request, answer, _ = blessed(issuer_key, b"message")
    for short in (b"", answer[1:], answer + b"\0"):
        with pytest.raises(BallotError) as caught:
            blind.blind_sign(issuer_key, short)
        assert caught.value.code == "wrong-size"
        with pytest.raises(BallotError) as caught:
            blind.finalize(issuer_key.public_key(), b"message", short, request.inverse)
        assert caught.value.code == "wrong-size"


def test_a_second_spelling_of_a_signature_is_refused() -> None:
    """The signature plus the modulus opens to the same number; whoever took it would count twice."""
    key = generate_private_key(65537, 2048)
    n = key.public_key().public_numbers().n
    for number in range(1000):
        message = b"%d" % number
        signature = key.sign(message, PSS(MGF1(SHA384()), 48), SHA384())
        shifted = int.from_bytes(signature, "big") + n
        if shifted.bit_length() <= 2048:
            break
    else:
        pytest.fail("no signature left room for the modulus")
    blind.verify(key.public_key(), message, signature)
    assert pow(shifted, 65537, n) == pow(shifted - n, 65537, n)
    for twin in (shifted.to_bytes(256, "big"), bytes(1) + signature):
        with pytest.raises(BallotError) as caught:
            blind.verify(key.public_key(), message, twin)
        assert caught.value.code == "bad-signature"


def test_a_signature_with_another_salt_length_is_refused(issuer_key: RSAPrivateKey) -> None:
    signature = issuer_key.sign(b"message", PSS(MGF1(SHA384()), 32), SHA384())
    with pytest.raises(BallotError):
        blind.verify(issuer_key.public_key(), b"message", signature)


def test_a_mistake_in_one_half_never_leaves_the_issuer(
    issuer_key: RSAPrivateKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    p = issuer_key.private_numbers().p
    monkeypatch.setattr(
        blind, "_secret_power", lambda: lambda base, exponent, m: pow(base, exponent, m) ^ (m == p)
    )
    request = blind.blind(issuer_key.public_key(), b"message")
    with pytest.raises(BallotError) as caught:
        blind.blind_sign(issuer_key, request.blinded)
    assert caught.value.code == "bad-signature"


def test_the_private_exponent_meets_only_masked_numbers(
    issuer_key: RSAPrivateKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[int] = []

    def power(base: int, exponent: int, modulus: int) -> int:
        seen.append(base)
        return pow(base, exponent, modulus)

    monkeypatch.setattr(blind, "_secret_power", lambda: power)
    request = blind.blind(issuer_key.public_key(), b"message")
    answers = {blind.blind_sign(issuer_key, request.blinded) for _ in range(3)}
    assert len(answers) == 1
    assert len(set(seen)) == 6


@pytest.mark.usefixtures("power_is_chosen_anew")
def test_gmpy2_is_used_where_it_is_installed(
    issuer_key: RSAPrivateKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[int] = []

    def powmod_sec(base: int, exponent: int, modulus: int) -> int:
        calls.append(modulus)
        return pow(base, exponent, modulus)

    monkeypatch.setitem(sys.modules, "gmpy2", SimpleNamespace(powmod_sec=powmod_sec))
    blessed(issuer_key, b"message")
    numbers = issuer_key.private_numbers()
    assert calls == [numbers.p, numbers.q]


@pytest.mark.usefixtures("power_is_chosen_anew")
def test_python_computes_where_gmpy2_is_missing(
    issuer_key: RSAPrivateKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "gmpy2", None)
    assert blind._secret_power() is pow
    blessed(issuer_key, b"message")


@pytest.mark.parametrize(("bits", "exponent"), [(3072, 65537), (1024, 65537), (2048, 3)])
def test_a_key_that_could_sort_voters_is_refused_everywhere(bits: int, exponent: int) -> None:
    modulus = 2**bits - 1
    key = RSAPublicNumbers(exponent, modulus).public_key()
    for use in (
        lambda: blind.check_public(key),
        lambda: blind.blind(key, b"message"),
        lambda: blind.finalize(key, b"message", bytes(bits // 8), bytes(bits // 8)),
        lambda: blind.verify(key, b"message", bytes(bits // 8)),
        lambda: blind.public_spki(key),
    ):
        with pytest.raises(BallotError) as caught:
            use()
        assert caught.value.code == "weak-key"


def test_an_issuer_with_another_key_size_signs_nothing() -> None:
    with pytest.raises(BallotError) as caught:
        blind.blind_sign(generate_private_key(65537, 1024), bytes(127) + b"\1")
    assert caught.value.code == "weak-key"


def test_a_modulus_that_shares_a_factor_with_the_message_is_refused() -> None:
    """RFC 9474 §4.2, step 4: blinding a multiple of 3 with a modulus of 3 · m would give that away."""
    modulus = 3 * (2**2047 // 3 | 1)
    key = RSAPublicNumbers(65537, modulus).public_key()
    blind.check_public(key)
    encoded = {
        message: int.from_bytes(pss.encode(message, 2047, bytes(48)), "big")
        for message in (b"%d" % number for number in range(20))
    }
    shared = next(message for message, number in encoded.items() if number % 3 == 0)
    coprime = next(message for message, number in encoded.items() if math.gcd(number, modulus) == 1)
    with pytest.raises(BallotError) as caught:
        blind._blind_with(key, shared, bytes(48), 2)
    assert caught.value.code == "weak-key"
    assert blind._blind_with(key, coprime, bytes(48), 2).blinded


def test_the_key_is_written_as_rsassa_pss(issuer_key: RSAPrivateKey) -> None:
    public = issuer_key.public_key()
    spki = blind.public_spki(public)
    assert len(spki) == blind.SPKI_SIZE
    assert load_der_public_key(spki) == public
    assert blind.read_spki(spki) == public
    assert blind.public_spki(blind.read_spki(spki)) == spki


def test_the_same_key_written_otherwise_is_refused(issuer_key: RSAPrivateKey) -> None:
    plain = issuer_key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    spki = blind.public_spki(issuer_key.public_key())
    negative = bytearray(spki)
    negative[81] &= 0x7F  # the modulus now has 2047 bits
    even = bytearray(spki)
    even[-6] &= 0xFE
    for data in (plain, spki[:-1], spki + b"\0", b"", bytes(negative), bytes(even)):
        with pytest.raises(BallotError) as caught:
            blind.read_spki(data)
        assert caught.value.code == "weak-key"


@given(position=st.integers(0, blind.SPKI_SIZE - 1), value=st.integers(0, 255))
@settings(max_examples=200)
def test_a_changed_key_is_refused_or_another_key(
    issuer_key: RSAPrivateKey, position: int, value: int
) -> None:
    data = bytearray(blind.public_spki(issuer_key.public_key()))
    data[position] = value
    try:
        key = blind.read_spki(bytes(data))
    except BallotError:
        return
    assert blind.public_spki(key) == bytes(data)
