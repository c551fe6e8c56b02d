"""However slowly a server answers, the exchange ends: no thread, no open connection, and a sentence."""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterator

import pytest

from posture.reports import connection, transport
from posture.reports.errors import Nonsense, Unreachable
from posture.reports.transport import BINARY, LARGEST_REPLY, DirectTransport

WHOLE = b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
RECORD = struct.pack(">BHH", 22, 0x0303, 16384)  # the head of a TLS record (RFC 8446 §5.1), and no end to it


class Hostile:
    """Sends its bytes as they come, a byte or a block at a time, until the other side is gone."""

    def __init__(self, pieces: Callable[[], Iterator[bytes]], every: float, scheme: str = "http") -> None:
        self.pieces, self.every = pieces, every
        self.hung_up = threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"{scheme}://127.0.0.1:{self.socket.getsockname()[1]}"
        self.connections = 0
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._serve, name="hostile")
        self.thread.start()

    def _serve(self) -> None:
        try:
            connection, _ = self.socket.accept()
        except OSError:
            return
        self.connections += 1
        with connection:
            connection.settimeout(10)
            try:
                connection.recv(65536)
                for piece in self.pieces():
                    connection.sendall(piece)
                    if self.stopped.wait(self.every):
                        return
                while connection.recv(65536):
                    pass
            except ConnectionError:
                pass
            self.hung_up.set()

    def stop(self) -> None:
        self.stopped.set()
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join()


@pytest.fixture
def hostile(monkeypatch):
    monkeypatch.setattr(transport, "TOTAL_SECONDS", 0.5)
    servers = []

    def start(pieces, every=0.02, scheme="http") -> Hostile:
        servers.append(Hostile(pieces, every, scheme))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def bytes_of(*parts: bytes) -> Callable[[], Iterator[bytes]]:
    """The parts, byte by byte."""
    return lambda: (bytes([byte]) for part in parts for byte in part)


def for_ever(block: bytes, start: bytes = b"") -> Callable[[], Iterator[bytes]]:
    def pieces() -> Iterator[bytes]:
        yield start
        while True:
            yield block

    return pieces


DRIPPING = {
    "status line": bytes_of(b"HTTP/1.1 " + b"2" * 10_000),
    "headers": bytes_of(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n" * 10_000),
    "body": for_ever(b"x", WHOLE),
    "body in chunks": for_ever(b"1\r\nx\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"),
    "a body that never ends": for_ever(b"x", b"HTTP/1.1 200 OK\r\n\r\n"),
    "go on, go on": for_ever(b"HTTP/1.1 100 Continue\r\n\r\n"),
    "silence": lambda: iter(()),
}


@pytest.mark.parametrize("pieces", DRIPPING.values(), ids=DRIPPING)
def test_whatever_drips_ends_at_the_deadline_and_leaves_nothing_behind(hostile, pieces) -> None:
    server = hostile(pieces)
    before = set(threading.enumerate())
    with pytest.raises(Unreachable, match=r"after 0\.5 seconds its answer was not whole, and the connection"):
        DirectTransport(server.address).post("/v1/ballots", b"x" * 1208, BINARY)
    assert set(threading.enumerate()) <= before, "no thread lives on"
    assert server.hung_up.wait(5), "the connection is closed"


@pytest.mark.parametrize(
    "pieces",
    [bytes_of(RECORD, b"\0" * 16384), lambda: iter(())],
    ids=["a record that drips", "silence"],
)
def test_a_handshake_that_drips_ends_at_the_deadline_and_leaves_nothing_behind(hostile, pieces) -> None:
    server = hostile(pieces, scheme="https")
    before = set(threading.enumerate())
    with pytest.raises(Unreachable, match=r"did not prove in time that it is .*; after 0\.5 seconds"):
        DirectTransport(server.address).post("/v1/ballots", b"x" * 1208, BINARY)
    assert set(threading.enumerate()) <= before, "no thread lives on"
    assert server.hung_up.wait(5), "the connection is closed"


def test_a_flood_of_interim_answers_ends_at_the_deadline(hostile) -> None:
    """Thousands a second: there is always something more to read."""
    server = hostile(for_ever(b"HTTP/1.1 100 Continue\r\n\r\n" * 200), every=0)
    before = set(threading.enumerate())
    with pytest.raises(Unreachable, match="its answer was not whole"):
        DirectTransport(server.address).get("/v1/root")
    assert set(threading.enumerate()) <= before
    assert server.hung_up.wait(5)


def test_a_body_without_end_is_cut_off_and_hung_up_on(hostile, monkeypatch) -> None:
    monkeypatch.setattr(transport, "TOTAL_SECONDS", 15)
    server = hostile(for_ever(b"x" * 65536, b"HTTP/1.1 200 OK\r\n\r\n"), every=0)
    before = set(threading.enumerate())
    with pytest.raises(Nonsense, match="far more than a collector would"):
        DirectTransport(server.address).get("/v1/root")
    assert set(threading.enumerate()) <= before
    assert server.hung_up.wait(5)
    assert LARGEST_REPLY == 1 << 20


def test_a_redirect_to_itself_is_asked_once(hostile, monkeypatch) -> None:
    monkeypatch.setattr(transport, "TOTAL_SECONDS", 15)
    turn = b"HTTP/1.1 302 Found\r\nLocation: /v1/root\r\nContent-Length: 0\r\n\r\n"
    server = hostile(for_ever(turn), every=0)
    with pytest.raises(Nonsense, match=r"\(HTTP 302\) is no collector"):
        DirectTransport(server.address).get("/v1/root")
    assert server.hung_up.wait(5)
    assert server.connections == 1


def test_a_server_that_does_not_read_what_is_sent_is_given_up(monkeypatch) -> None:
    """Nothing is accepted and the buffers fill up; then sending has to end as well."""
    monkeypatch.setattr(transport, "TOTAL_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        before = set(threading.enumerate())
        with pytest.raises(Unreachable, match="its answer was not whole"):
            DirectTransport(f"http://127.0.0.1:{deaf.getsockname()[1]}").post("/v1/issue", b"x" * 50_000_000)
        assert set(threading.enumerate()) <= before


def test_a_name_with_many_addresses_that_swallow_everything_takes_no_longer(monkeypatch) -> None:
    """TEST-NET-1 (RFC 5737) leads nowhere; here the connecting itself is what hangs."""
    monkeypatch.setattr(transport, "TOTAL_SECONDS", 0.4)
    tried = []

    def swallow(self, address) -> None:
        tried.append(self.gettimeout())
        threading.Event().wait(self.gettimeout())
        raise TimeoutError

    many = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"192.0.2.{n}", 443)) for n in range(1, 200)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: many)
    monkeypatch.setattr(connection._PlainSocket, "connect", swallow)
    before = set(threading.enumerate())
    with pytest.raises(Unreachable, match=r"collector\.example did not answer in time\. Try again later\."):
        DirectTransport("https://collector.example").get("/v1/root")
    assert len(tried) == 1
    assert set(threading.enumerate()) <= before


def test_a_name_that_is_looked_up_for_ever_is_given_up(monkeypatch) -> None:
    """The one thing that cannot be stopped is the system's own resolver; it is left to its own limits."""
    monkeypatch.setattr(transport, "TOTAL_SECONDS", 0.2)
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(10) and [])
    with pytest.raises(Unreachable, match=r"did not answer in time\. Try again later\."):
        DirectTransport("https://collector.example").get("/v1/root")
    over.set()


def test_an_encrypted_answer_that_drips_ends_too(hostile, unknown_certificate, tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
    listening = socket.create_server(("127.0.0.1", 0))
    hung_up = threading.Event()

    def serve() -> None:
        raw, _ = listening.accept()
        with unknown_certificate.wrap_socket(raw, server_side=True) as line:
            line.recv(65536)
            try:
                for piece in for_ever(b"x", WHOLE)():
                    line.sendall(piece)
                    threading.Event().wait(0.02)
            except OSError:
                hung_up.set()

    thread = threading.Thread(target=serve)
    thread.start()
    before = set(threading.enumerate())
    with pytest.raises(Unreachable, match="its answer was not whole"):
        DirectTransport(f"https://127.0.0.1:{listening.getsockname()[1]}").get("/v1/root")
    assert set(threading.enumerate()) <= before
    assert hung_up.wait(5)
    thread.join()
    listening.close()


def test_every_socket_of_an_encrypted_exchange_keeps_to_its_time() -> None:
    exchange = connection.Exchange(15, 5)
    context = connection.tls_context()
    exchange.pool("collector.example", None, context)
    assert context.sslsocket_class is connection._EncryptedSocket
    assert issubclass(context.sslsocket_class, ssl.SSLSocket)


def test_the_context_is_as_strict_as_the_usual_one() -> None:
    ours, usual = connection.tls_context(), ssl.create_default_context()
    assert (ours.verify_mode, ours.check_hostname) == (usual.verify_mode, usual.check_hostname)
    assert ours.minimum_version >= usual.minimum_version
    assert ours.keylog_filename is None
