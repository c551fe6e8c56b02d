"""The official vectors of RFC 9474 (all four variants) and RFC 9578 (token type 2), byte for byte."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import (
    RSAPrivateKey,
    RSAPrivateNumbers,
    RSAPublicNumbers,
    rsa_crt_dmp1,
    rsa_crt_dmq1,
    rsa_crt_iqmp,
)

from posture.ballots import blind, pss, token
from posture.ballots.errors import BallotError

RFC9474 = json.loads((Path(__file__).parent / "vectors" / "rfc9474.json").read_text(encoding="utf-8"))


def private_key(vector: dict[str, str]) -> RSAPrivateKey:
    p, q, n, e, d = (int(vector[name], 16) for name in "pqned")
    halves = rsa_crt_dmp1(d, p), rsa_crt_dmq1(d, q), rsa_crt_iqmp(p, q)
    return RSAPrivateNumbers(p, q, d, *halves, RSAPublicNumbers(e, n)).private_key()


def octets(vector: dict[str, str], name: str) -> bytes:
    return bytes.fromhex(vector[name])


def test_all_four_variants_are_here() -> None:
    assert [vector["name"] for vector in RFC9474] == [
        "RSABSSA-SHA384-PSS-Randomized",
        "RSABSSA-SHA384-PSSZERO-Randomized",
        "RSABSSA-SHA384-PSS-Deterministic",
        "RSABSSA-SHA384-PSSZERO-Deterministic",
    ]
    assert sum("encoded_msg" in vector for vector in RFC9474) == 3


@pytest.mark.parametrize("vector", RFC9474, ids=lambda vector: vector["name"])
def test_the_core_gives_the_values_of_rfc_9474(vector: dict[str, str]) -> None:
    key = private_key(vector)
    public, modulus = key.public_key(), int(vector["n"], 16)
    salt = octets(vector, "salt")
    assert len(salt) == int(vector["sLen"], 16)
    # PrepareRandomize only puts 32 random bytes in front; PrepareIdentity puts nothing (§4.1).
    message = octets(vector, "msg_prefix") + octets(vector, "msg")
    assert message == octets(vector, "input_msg")
    if "encoded_msg" in vector:
        assert pss.encode(message, modulus.bit_length() - 1, salt) == octets(vector, "encoded_msg")

    request = blind._blind_with(public, message, salt, pow(int(vector["inv"], 16), -1, modulus))
    assert request.blinded == octets(vector, "blinded_msg")
    assert int.from_bytes(request.inverse, "big") == int(vector["inv"], 16)
    answer = blind._sign(key, request.blinded)
    assert answer == octets(vector, "blind_sig")
    assert blind._finalize(public, message, answer, request.inverse, len(salt)) == octets(vector, "sig")


@pytest.mark.parametrize("vector", RFC9474, ids=lambda vector: vector["name"])
def test_keys_of_4096_bits_stay_out_of_the_product(vector: dict[str, str]) -> None:
    key = private_key(vector)
    with pytest.raises(BallotError, match="unnamed"):
        blind.blind(key.public_key(), octets(vector, "msg"))
    with pytest.raises(BallotError, match="unnamed"):
        blind.blind_sign(key, octets(vector, "blinded_msg"))


@pytest.mark.parametrize("number", range(5))
def test_tokens_are_those_of_rfc_9578(
    rfc9578: dict[str, Any], issuer_key: RSAPrivateKey, number: int
) -> None:
    spki, public = bytes.fromhex(rfc9578["pkS"]), issuer_key.public_key()
    assert len(rfc9578["vectors"]) == 5
    vector = rfc9578["vectors"][number]
    challenge = octets(vector, "token_challenge")

    assert blind.public_spki(public) == spki
    message = token.token_input(octets(vector, "nonce"), challenge, spki)
    request = blind._blind_with(public, message, octets(vector, "salt"), int(vector["blind"], 16))
    last_byte = hashlib.sha256(spki).digest()[-1:]
    assert token.TYPE + last_byte + request.blinded == octets(vector, "token_request")
    answer = blind.blind_sign(issuer_key, request.blinded)
    assert answer == octets(vector, "token_response")
    finished = message + blind.finalize(public, message, answer, request.inverse)
    assert finished == octets(vector, "token")
    token.verify_token(token.read_token(finished), challenge, spki)


@pytest.mark.parametrize(
    ("number", "context", "origin"),
    [
        (0, "8e7acc900e393381e8810b7c9e4a68b5163f1f880ab6688a6ffe780923609e88", "origin.example"),
        (4, "8e7acc900e393381e8810b7c9e4a68b5163f1f880ab6688a6ffe780923609e88", ""),
    ],
)
def test_challenges_are_those_of_rfc_9578(
    rfc9578: dict[str, Any], number: int, context: str, origin: str
) -> None:
    ours = token.challenge("issuer.example", bytes.fromhex(context), origin)
    assert ours == octets(rfc9578["vectors"][number], "token_challenge")
