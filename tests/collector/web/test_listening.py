"""Where the server listens, and what it says before it starts where that cannot work."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    KeySerializationEncryption,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from posture.collector.errors import CollectorError
from posture.collector.organisation import Organisation
from posture.collector.web.listening import Listening, listening


@pytest.fixture
def free() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture
def listen(organisation: Organisation, free: int):
    """Where it listens, told only what matters to a test."""

    def asked(address: str = organisation.address, **changes: object) -> Listening:
        wanted = {"host": None, "port": free, "certificate": None, "key": None, **changes}
        return listening(replace(organisation, address=address), **wanted)

    return asked


@pytest.fixture
def pair(tmp_path: Path):
    """A certificate and its key, each in a file."""

    def made(encryption: KeySerializationEncryption) -> tuple[Path, Path]:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "posture.example")])
        now = datetime.now(UTC)
        builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        signed = builder.not_valid_before(now).not_valid_after(now + timedelta(days=1)).sign(key, SHA256())
        (tmp_path / "certificate.pem").write_bytes(signed.public_bytes(Encoding.PEM))
        (tmp_path / "key.pem").write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption))
        return tmp_path / "certificate.pem", tmp_path / "key.pem"

    return made


@pytest.mark.parametrize(
    ("address", "host", "listens"),
    [
        ("http://127.0.0.1:8732", None, "127.0.0.1"),
        ("http://localhost:8732", None, "127.0.0.1"),
        ("https://posture.example.org", "localhost", "127.0.0.1"),
        ("https://posture.example.org", "127.0.0.2", "127.0.0.2"),
    ],
)
def test_it_listens_where_its_address_or_it_says(listen, address, host, listens) -> None:
    assert listen(address, host=host).host == listens


def test_everybody_reaches_it_with_a_certificate_only(listen, pair) -> None:
    with pytest.raises(CollectorError, match="needs https"):
        listen("https://posture.example.org")
    certificate, key = pair(NoEncryption())
    assert listen("https://posture.example.org", certificate=certificate, key=key).host == "0.0.0.0"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"port": 65536}, "no port 65536"),
        ({"port": -1}, "no port -1"),
        ({"host": "posture.example.org"}, "no network address"),
        ({"host": "203.0.113.1"}, "needs https"),
        ({"certificate": Path("certificate.pem")}, "both"),
        ({"certificate": Path("nowhere.pem"), "key": Path("nowhere.pem")}, "There is no file"),
    ],
    ids=str,
)
def test_what_cannot_work_is_said_before_it_starts(listen, changes, sentence) -> None:
    with pytest.raises(CollectorError, match=sentence):
        listen(**changes)


@pytest.mark.parametrize("wrong", ["swapped", "sealed", "no pem", "of another"])
def test_a_certificate_that_is_none_is_said_before_it_starts(listen, pair, wrong) -> None:
    certificate, key = pair(BestAvailableEncryption(b"words") if wrong == "sealed" else NoEncryption())
    if wrong == "swapped":
        certificate, key = key, certificate
    if wrong == "no pem":
        certificate.write_bytes(b"hello")
    if wrong == "of another":
        other = certificate.read_bytes()
        certificate, key = pair(NoEncryption())
        certificate.write_bytes(other)
    with pytest.raises(CollectorError, match="no certificate and its key"):
        listen(certificate=certificate, key=key)


def test_two_collectors_do_not_share_a_port(listen, free) -> None:
    with socket.socket() as other:
        if hasattr(socket, "SO_REUSEPORT"):
            # As Granian does: without a word two servers would each get some of the ballots.
            other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", free))
        other.listen()
        with pytest.raises(CollectorError, match=f"Nothing can listen on 127.0.0.1:{free}: "):
            listen()
