"""A payload with one signature: DSSE, and stricter than DSSE."""

from __future__ import annotations

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.dsse import Envelope as OtherEnvelope
from securesystemslib.signer import SSlibKey

from posture.ballots import envelope
from posture.ballots.canonical import encode
from posture.ballots.errors import BallotError

KIND = "application/vnd.posture.note.v2+json"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


def altered(**changes: object) -> bytes:
    """A signed envelope with other top fields."""
    return encode({**json.loads(envelope.sign(KIND, b"{}", KEY)), **changes})


def refusal(data: bytes) -> str:
    with pytest.raises(BallotError) as caught:
        envelope.read(data, KIND)
    return caught.value.code


def test_the_signed_bytes_are_those_of_the_dsse_example() -> None:
    # DSSE v1, protocol.md, "Test Vectors".
    assert envelope.pae("http://example.com/HelloWorld", b"hello world") == (
        b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"
    )


def test_lengths_count_bytes() -> None:
    assert envelope.pae("é", "ü".encode()) == "DSSEv1 2 é 2 ü".encode()


@given(st.binary(max_size=100))
def test_a_signed_payload_is_read_back(payload: bytes) -> None:
    found = envelope.read(envelope.sign(KIND, payload, KEY), KIND)
    envelope.verify(found, PUBLIC)
    assert (found.payload, found.payload_type, found.keyid) == (payload, KIND, "")


def test_another_library_verifies_our_envelope() -> None:
    ours = json.loads(envelope.sign(KIND, b'{"a":1}', KEY))
    key = SSlibKey("", "ed25519", "ed25519", {"public": PUBLIC.hex()})
    assert list(OtherEnvelope.from_dict(ours).verify([key], 1)) == [""]


def test_the_same_message_has_the_same_bytes() -> None:
    assert envelope.sign(KIND, b"{}", KEY) == envelope.sign(KIND, b"{}", KEY)


def test_another_key_or_payload_or_kind_has_another_signature() -> None:
    found = envelope.read(envelope.sign(KIND, b"{}", KEY), KIND)
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    for wrong, public in (
        (found, other),
        (envelope.Envelope(KIND, b"[]", "", found.signature), PUBLIC),
        (envelope.Envelope(KIND + "x", b"{}", "", found.signature), PUBLIC),
    ):
        with pytest.raises(BallotError) as caught:
            envelope.verify(wrong, public)
        assert caught.value.code == "bad-signature"


def test_a_signature_shifted_by_the_group_order_is_refused() -> None:
    # RFC 8032 §5.1.7: S is below L, else one message would have two signatures and two digests.
    order = 2**252 + 27742317777372353535851937790883648493
    found = envelope.read(envelope.sign(KIND, b"{}", KEY), KIND)
    shifted = int.from_bytes(found.signature[32:], "little") + order
    signature = found.signature[:32] + shifted.to_bytes(32, "little")
    with pytest.raises(BallotError) as caught:
        envelope.verify(envelope.Envelope(KIND, b"{}", "", signature), PUBLIC)
    assert caught.value.code == "bad-signature"


def test_a_key_of_another_size_is_no_key() -> None:
    found = envelope.read(envelope.sign(KIND, b"{}", KEY), KIND)
    with pytest.raises(BallotError) as caught:
        envelope.verify(found, PUBLIC[:31])
    assert caught.value.code == "bad-key"


def test_a_key_id_could_carry_a_mark_and_is_refused() -> None:
    marked = envelope.sign(KIND, b"{}", KEY, "laptop-7")
    assert refusal(marked) == "wrong-value"
    assert envelope.read(marked, KIND, keyid="laptop-7").keyid == "laptop-7"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"payloadType": KIND + "x"}, "wrong-type"),
        ({"payloadType": 1}, "wrong-type"),
        ({"payload": "e30"}, "bad-base64"),
        ({"payload": "e3-_"}, "bad-base64"),
        ({"payload": {}}, "wrong-value"),
        ({"signatures": []}, "wrong-value"),
        ({"signatures": {}}, "wrong-value"),
        ({"signatures": [{"keyid": "", "sig": "AA=="}]}, "wrong-size"),
        ({"signatures": [{"sig": "AA=="}]}, "wrong-fields"),
        ({"signatures": [1]}, "wrong-fields"),
        ({"more": 1}, "wrong-fields"),
    ],
)
def test_another_form_is_refused(changes: dict[str, object], code: str) -> None:
    assert refusal(altered(**changes)) == code


def test_two_signatures_are_one_too_many() -> None:
    twice = json.loads(envelope.sign(KIND, b"{}", KEY))["signatures"] * 2
    assert refusal(altered(signatures=twice)) == "wrong-value"


def test_blanks_between_the_fields_are_refused() -> None:
    assert refusal(json.dumps(json.loads(envelope.sign(KIND, b"{}", KEY))).encode()) == "not-canonical"
