"""What goes over the wire, and what becomes of every kind of answer."""

from __future__ import annotations

import socket
import ssl
import threading

import pytest

from posture.reports import transport
from posture.reports.errors import Later, Nonsense, Refused, ReportsError, Unreachable
from posture.reports.transport import BINARY, LARGEST_REPLY, DirectTransport, read_reply


class Server:
    """Answers every connection with the same bytes, slowly where asked, and keeps what came."""

    def __init__(self, reply: bytes, *, every: float = 0.0, context: ssl.SSLContext | None = None) -> None:
        self.reply, self.every, self.context = reply, every, context
        self.came: list[bytes] = []
        self.connections = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"{'https' if context else 'http'}://127.0.0.1:{self.socket.getsockname()[1]}"
        self.stopped = threading.Event()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.connections += 1
            try:
                if self.context is not None:
                    connection = self.context.wrap_socket(connection, server_side=True)
                self._answer(connection)
            except OSError:
                pass
            finally:
                connection.close()

    def _answer(self, connection: socket.socket) -> None:
        connection.settimeout(5)
        came = b""
        while b"\r\n\r\n" not in came:
            came += self._more(connection)
        head, _, body = came.partition(b"\r\n\r\n")
        length = next(
            (
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length")
            ),
            0,
        )
        while len(body) < length:
            body += self._more(connection)
        self.came.append(head + b"\r\n\r\n" + body)
        if not self.every:
            connection.sendall(self.reply)
            return
        for place in range(len(self.reply)):
            connection.sendall(self.reply[place : place + 1])
            if self.stopped.wait(self.every):
                return

    def _more(self, connection: socket.socket) -> bytes:
        if part := connection.recv(65536):
            return part
        raise ConnectionError

    def stop(self) -> None:
        self.stopped.set()
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join()


@pytest.fixture
def serve():
    servers = []

    def start(reply: bytes, **options) -> Server:
        servers.append(Server(reply, **options))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def answer(status: str, body: bytes, *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def heads(server):
    return [came.partition(b"\r\n\r\n")[0].decode().split("\r\n") for came in server.came]


def test_two_ballots_differ_in_nothing_but_their_bytes(serve, monkeypatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    server = serve(answer("202 Accepted", b"{}", "Set-Cookie: mark=1; Path=/", "Connection: keep-alive"))
    way = DirectTransport(server.address)
    for body in (b"a" * 1208, b"b" * 1208):
        assert way.post("/v1/ballots", body, BINARY) == b"{}"
    first, second = server.came
    assert first.replace(b"a" * 1208, b"") == second.replace(b"b" * 1208, b"")


def test_the_headers_of_a_ballot_stand_in_one_order(serve) -> None:
    server = serve(answer("202 Accepted", b"{}"))
    DirectTransport(server.address).post("/v1/ballots", b"a" * 1208, BINARY)
    assert heads(server) == [
        [
            "POST /v1/ballots HTTP/1.1",
            f"Host: {server.address.removeprefix('http://')}",
            "Accept: application/json",
            "Accept-Encoding: identity",
            "Connection: close",
            "Content-Type: application/octet-stream",
            "Content-Length: 1208",
            "User-Agent: posture/2",
        ]
    ]


def test_the_headers_of_a_question_stand_in_the_same_order(serve) -> None:
    server = serve(answer("200 OK", b"here"))
    way = DirectTransport(server.address)
    way.get("/v1/manifest")
    way.get("/v1/releases/3", bytes(range(32)))
    fixed = [
        f"Host: {server.address.removeprefix('http://')}",
        "Accept: application/json",
        "Accept-Encoding: identity",
        "Connection: close",
        "User-Agent: posture/2",
    ]
    assert heads(server) == [
        ["GET /v1/manifest HTTP/1.1", *fixed],
        [
            "GET /v1/releases/3 HTTP/1.1",
            *fixed,
            "Authorization: Posture AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        ],
    ]
    assert all(came.endswith(b"\r\n\r\n") for came in server.came)


def test_each_message_has_a_connection_of_its_own(serve) -> None:
    server = serve(answer("200 OK", b"here", "Connection: keep-alive"))
    way = DirectTransport(server.address)
    for _ in range(3):
        way.get("/v1/manifest")
    assert server.connections == 3


def test_a_redirect_is_not_followed(serve) -> None:
    elsewhere = serve(answer("200 OK", b"stolen"))
    server = serve(answer("307 Temporary Redirect", b"", f"Location: {elsewhere.address}/v1/ballots"))
    with pytest.raises(Nonsense, match="is no collector"):
        DirectTransport(server.address).post("/v1/ballots", b"x", BINARY)
    assert elsewhere.came == []


def test_an_answer_that_drips_ends_at_the_deadline(serve, monkeypatch) -> None:
    monkeypatch.setattr(transport, "TOTAL_SECONDS", 0.3)
    server = serve(answer("200 OK", b"x" * 200), every=0.05)  # all of it would be here after 12 seconds
    with pytest.raises(Unreachable, match="did not answer in time"):
        DirectTransport(server.address).get("/v1/root")


def test_silence_ends_at_the_deadline(serve, monkeypatch) -> None:
    monkeypatch.setattr(transport, "TOTAL_SECONDS", 0.2)
    with pytest.raises(Unreachable, match="did not answer in time"):
        DirectTransport(serve(b"H", every=60).address).get("/v1/root")


@pytest.mark.parametrize(
    "reply",
    [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort"],
    ids=["hangs-up", "another-protocol", "cut-off"],
)
def test_an_answer_that_breaks_off_counts_as_none(serve, reply) -> None:
    with pytest.raises(Unreachable, match="cannot be reached"):
        DirectTransport(serve(reply).address).get("/v1/root")


def test_nobody_listening_is_told_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with pytest.raises(Unreachable, match="Check that you are online"):
        DirectTransport(f"http://127.0.0.1:{port}").get("/v1/root")


def test_a_name_that_does_not_exist_is_told() -> None:
    with pytest.raises(Unreachable, match=r"nowhere\.invalid cannot be reached"):
        DirectTransport("https://nowhere.invalid").get("/v1/root")


def test_a_certificate_that_nobody_vouches_for_is_refused(serve, unknown_certificate) -> None:
    server = serve(answer("200 OK", b"here"), context=unknown_certificate)
    with pytest.raises(Unreachable, match="could not prove"):
        DirectTransport(server.address).post("/v1/ballots", b"x" * 1208, BINARY)
    assert server.came == []


def test_a_certificate_that_the_system_trusts_is_taken(
    serve, unknown_certificate, tmp_path, monkeypatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
    server = serve(answer("200 OK", b"here"), context=unknown_certificate)
    assert DirectTransport(server.address).get("/v1/root") == b"here"


def test_no_file_of_session_keys_is_written(serve, unknown_certificate, tmp_path, monkeypatch) -> None:
    """``SSLKEYLOGFILE`` would let whoever can read that file read every ballot on its way."""
    log = tmp_path / "keys.log"
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "server.pem"))
    monkeypatch.setenv("SSLKEYLOGFILE", str(log))
    server = serve(answer("202 Accepted", b"{}"), context=unknown_certificate)
    DirectTransport(server.address).post("/v1/ballots", b"x" * 1208, BINARY)
    assert len(server.came) == 1
    assert not log.exists()
    assert ssl.create_default_context().keylog_filename == str(log), "the usual context would have"
    assert log.exists()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "collector.example",
        "ftp://collector.example",
        "file:///etc/passwd",
        "https://",
        "https://name:word@collector.example",
        "https://collector.example?x=1",
        "https://collector.example/",
        "https://collector.example/you",
        "https://collector.example:443",
        "https://Collector.example",
        "https://collector.example:99999",
        "https://[::1",
        "http://collector.example",
        "http://10.0.0.1:8080",
        "http://127.0.0.1.example",
        "http://[2001:db8::1]",
    ],
)
def test_what_is_no_address_of_all_members_is_refused(url) -> None:
    with pytest.raises(ReportsError, match="is not a collector's address that all members could share"):
        DirectTransport(url)


@pytest.mark.parametrize(
    "url", ["http://localhost:1", "http://127.0.0.1", "http://127.9.9.9", "http://[::1]:8080"]
)
def test_this_very_computer_may_be_asked_in_the_clear(url) -> None:
    DirectTransport(url)


@pytest.mark.parametrize("status", [200, 202])
def test_a_good_answer_is_its_body(status) -> None:
    assert read_reply(status, b"body") == b"body"


def test_a_refusal_carries_the_collectors_code_and_words() -> None:
    with pytest.raises(Refused, match=r"The collector says: Ask IT for a new one\.") as refused:
        read_reply(403, b'{"error":"invite-used","message":"Ask IT for a new one."}')
    assert (refused.value.code, refused.value.sentence) == ("invite-used", "Ask IT for a new one.")


@pytest.mark.parametrize("status", [408, 425, 429, 503])
def test_a_collector_that_asks_for_patience_is_asked_again_later(status) -> None:
    with pytest.raises(Later, match=r"cannot take it now: Come back\."):
        read_reply(status, b'{"error":"busy","message":"Come back."}')
    with pytest.raises(Later, match=r"cannot take it now\."):
        read_reply(status, b"<html>Too many requests</html>")


def test_later_is_said_over_http_too(serve) -> None:
    server = serve(
        answer("503 Service Unavailable", b'{"error":"busy","message":"Full."}', "Retry-After: 30")
    )
    with pytest.raises(Later, match="Full") as later:
        DirectTransport(server.address).post("/v1/ballots", b"x" * 1208, BINARY)
    assert later.value.seconds == 30
    assert len(server.came) == 1, "nothing is repeated by itself"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("", 0),
        ("7", 7),
        ("999999999", 999999999),
        ("1000000000", 0),
        ("-1", 0),
        ("soon", 0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", 0),
        ("1e9", 0),
    ],
)
def test_how_long_a_collector_asks_to_wait_is_a_number_of_seconds(said, seconds) -> None:
    with pytest.raises(Later) as later:
        read_reply(503, b"", said)
    assert later.value.seconds == seconds


def test_a_fault_of_the_collector_is_tried_again_later() -> None:
    with pytest.raises(Unreachable, match="cannot take it now: A fault"):
        read_reply(500, b'{"error":"fault","message":"A fault."}')


@pytest.mark.parametrize(
    ("status", "body", "error"),
    [
        (502, b"<html>Bad Gateway</html>", Unreachable),
        (200, b"x" * (LARGEST_REPLY + 1), Nonsense),
        (403, b"<html>Sign in to this network</html>", Nonsense),
        (404, b"", Nonsense),
        (400, b"[" * 100_000, Nonsense),
        (400, b'{"error":7,"message":"x"}', Nonsense),
        (400, b'{"error":"Not A Code","message":"x"}', Nonsense),
        (400, b'{"message":"x"}', Nonsense),
        (400, b"\xff", Nonsense),
        (204, b"", Nonsense),
        (304, b"", Nonsense),
    ],
)
def test_anything_else_is_nonsense_or_a_fault(status, body, error) -> None:
    with pytest.raises(error):
        read_reply(status, body)


def test_an_answer_without_an_end_is_cut_off(serve) -> None:
    server = serve(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * (LARGEST_REPLY + 100_000))
    with pytest.raises(Nonsense, match="far more"):
        DirectTransport(server.address).get("/v1/root")
