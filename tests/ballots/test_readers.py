"""Whatever arrives, a reader gives back a message or a BallotError, and a message has one spelling."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from posture.ballots import blind, envelope, token
from posture.ballots.ballot import BALLOT_TYPE, read_ballot
from posture.ballots.canonical import b64, encode
from posture.ballots.departure import DEPARTURE_TYPE, encode_departure, read_departure
from posture.ballots.enrolment import (
    ENROL_TYPE,
    EnrolReply,
    encode_enrol_reply,
    encode_enrol_request,
    read_enrol_reply,
    read_enrol_request,
)
from posture.ballots.errors import BallotError
from posture.ballots.invite import Invite, encode_invite, read_invite
from posture.ballots.issuance import (
    ISSUE_TYPE,
    IssueReply,
    IssueRequest,
    encode_issue_reply,
    encode_issue_request,
    read_issue_reply,
    read_issue_request,
)
from posture.ballots.manifest import Manifest, encode_manifest, read_manifest, sign_manifest, verify_manifest
from posture.ballots.move import MOVE_TYPE, Move, sign_move, verify_move
from posture.ballots.point import sound
from posture.ballots.release import (
    Goal,
    Release,
    encode_release,
    read_release,
    share,
    sign_release,
    verify_release,
)

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()
AT = datetime(2026, 11, 21, 9, tzinfo=UTC)
CODE = "0000-0000-0000-016J-D"


@dataclass(frozen=True)
class Reader:
    """A reader, a message it reads, and how what it read is written again."""

    read: Callable[[bytes], Any]
    message: bytes
    write: Callable[[Any], bytes]
    payload_type: str = ""
    blanks_around: bool = False

    def refuses_or_has_the_only_spelling(self, data: bytes) -> None:
        try:
            found = self.read(data)
        except BallotError as error:
            assert str(error).endswith(".")  # noqa: PT017  # every refusal is a sentence
            return
        assert self.write(found) == (data.strip() if self.blanks_around else data)


def envelope_again(found: envelope.Envelope) -> bytes:
    return encode(
        {
            "payload": b64(found.payload),
            "payloadType": found.payload_type,
            "signatures": [{"keyid": found.keyid, "sig": b64(found.signature)}],
        }
    )


@pytest.fixture(scope="session")
def readers(vote: Any, manifest: Manifest) -> dict[str, Reader]:
    values = {"firewall": bytes(256)}
    request = IssueRequest("device-1", "2026-W47", values, AT, bytes(16))
    invite = Invite("https://posture.example", "0f" * 32, CODE, "everyone")
    move = Move(bytes(16), "https://posture.example", "https://posture.example:8443", AT)
    release = Release(
        org=bytes(16), name="Example", number=3, epoch="2026-W47", manifest_sha256="0f" * 32, rehearsal=True,
        closed="2026-11-23", joined=21, blessed=20, received=20, checks={"firewall": share(15, 20)},
        excess={"backup": 1}, goals={"firewall": Goal(90, "2027-06-30", "Travel.")}, past=(1, 2), public=True,
        early=True,
    )  # fmt: skip
    return {
        "envelope": Reader(
            lambda data: envelope.read(data, "text"), envelope.sign("text", b"{}", KEY), envelope_again
        ),
        "ballot": Reader(read_ballot, vote.data, lambda found: envelope_again(found.envelope), BALLOT_TYPE),
        "token": Reader(token.read_token, vote.token, lambda found: found.encode()),
        "spki": Reader(blind.read_spki, vote.spki, blind.public_spki),
        "invite": Reader(
            read_invite,
            encode_invite(invite).encode(),
            lambda found: encode_invite(found).encode(),
            blanks_around=True,
        ),
        "enrol request": Reader(
            read_enrol_request,
            encode_enrol_request(KEY, CODE, AT),
            lambda found: encode_enrol_request(KEY, found.code, found.at),
            ENROL_TYPE,
        ),
        "enrol reply": Reader(
            read_enrol_reply,
            encode_enrol_reply(EnrolReply("device-1", "everyone", bytes(32))),
            encode_enrol_reply,
        ),
        "issue request": Reader(
            read_issue_request,
            encode_issue_request(request, KEY),
            lambda found: envelope_again(found.envelope),
            ISSUE_TYPE,
        ),
        "issue reply": Reader(
            read_issue_reply, encode_issue_reply(IssueReply(values, bytes(32))), encode_issue_reply
        ),
        "manifest": Reader(read_manifest, encode_manifest(manifest), encode_manifest),
        "signed manifest": Reader(
            lambda data: verify_manifest(data, PUBLIC),
            sign_manifest(manifest, KEY),
            lambda found: sign_manifest(found, KEY),
        ),
        "release": Reader(read_release, encode_release(release), encode_release),
        "signed release": Reader(
            lambda data: verify_release(data, PUBLIC),
            sign_release(release, KEY),
            lambda found: sign_release(found, KEY),
        ),
        "move": Reader(
            lambda data: verify_move(data, PUBLIC, org=move.org, old=move.old),
            sign_move(move, KEY),
            lambda found: sign_move(found, KEY),
            MOVE_TYPE,
        ),
        "departure": Reader(
            read_departure,
            encode_departure(KEY, "device-1", AT),
            lambda found: envelope_again(found.envelope),
            DEPARTURE_TYPE,
        ),
        "point": Reader(sound, PUBLIC, lambda found: found),
    }


NAMES = (
    "envelope",
    "ballot",
    "token",
    "spki",
    "invite",
    "enrol request",
    "enrol reply",
    "issue request",
    "issue reply",
    "manifest",
    "signed manifest",
    "release",
    "signed release",
    "move",
    "departure",
    "point",
)


def test_every_reader_is_in_the_table(readers: dict[str, Reader]) -> None:
    assert tuple(readers) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_message_is_its_only_spelling(readers: dict[str, Reader], name: str) -> None:
    reader = readers[name]
    assert reader.write(reader.read(reader.message)) == reader.message


@pytest.mark.parametrize("name", NAMES)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_refused_or_a_message(readers: dict[str, Reader], name: str, data: bytes) -> None:
    readers[name].refuses_or_has_the_only_spelling(data)


@pytest.mark.parametrize("name", NAMES)
@given(position=st.floats(0, 1), cut=st.integers(0, 3), new=st.binary(max_size=3))
def test_a_changed_message_is_refused_or_another_message(
    readers: dict[str, Reader], name: str, position: float, cut: int, new: bytes
) -> None:
    message = readers[name].message
    at = round(position * len(message))
    readers[name].refuses_or_has_the_only_spelling(message[:at] + new + message[at + cut :])


@pytest.mark.parametrize("name", ["ballot", "enrol request", "issue request", "move", "departure"])
@given(
    payload=st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=8),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
        max_leaves=6,
    )
)
def test_a_signed_payload_of_any_kind_is_refused(
    readers: dict[str, Reader], name: str, payload: object
) -> None:
    try:
        data = envelope.sign(readers[name].payload_type, encode(payload), KEY)
    except BallotError:
        return
    with pytest.raises(BallotError):
        readers[name].read(data)
