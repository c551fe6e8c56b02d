"""The real command on loopback, as a member's app meets it."""

from __future__ import annotations

import asyncio
import json
import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.manifest import verify_manifest
from posture.ballots.seal import SIZE
from posture.collector.invites import make_invites
from posture.collector.web import application
from posture.collector.web.doorkeeper import Doorkeeper
from serving import FETCHING, Server, Voting, voting


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Voting:
    return voting(tmp_path_factory.mktemp("web") / "collector", members=12)


@pytest.fixture(scope="module")
def server(made: Voting, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One for all tests here: each leaves it answering."""
    started = Server(made.organisation.folder, tmp_path_factory.mktemp("log") / "log")
    started.start()
    yield started
    assert started.stop() == 0, started.said()
    assert "Traceback" not in started.said(), started.said()


def exchange(server: Server, data: bytes, *pieces: tuple[float, bytes]) -> bytes:
    """All that the server says to these bytes, and to more of them after so many seconds each."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(data)
        for seconds, piece in pieces:
            time.sleep(seconds)
            try:
                connection.sendall(piece)
            except OSError:
                break
        heard = b""
        try:
            while part := connection.recv(65536):
                heard += part
        except ConnectionResetError:
            pass
        return heard


def request(method: str, path: str, body: bytes = b"", *headers: str) -> bytes:
    lines = (f"{method} {path} HTTP/1.1", "Host: x", f"Content-Length: {len(body)}", *headers)
    return ("\r\n".join(lines) + "\r\n\r\n").encode() + body


def headers_of(reply: bytes) -> list[str]:
    return reply.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]


def test_a_device_joins_and_fetches_its_round(server, made) -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    store, now = made.organisation.store(), datetime.now(UTC)
    [invite] = make_invites(made.organisation, store, 1, now=now)
    store.close()
    status, reply = server.post(
        "/v1/enrol", encode_enrol_request(Ed25519PrivateKey.generate(), invite.code, now)
    )
    assert (status, read_enrol_reply(reply).group) == (200, "everyone")
    public = made.organisation.roots.newest.public
    for path in ("/v1/manifest", "/v1/manifest/1"):
        assert verify_manifest(server.get(path)[1], public) == made.manifest
    for path in ("/v1/root", "/v1/root/1"):
        assert server.get(path) == (200, made.organisation.roots.all[0])


def test_a_ballot_is_counted_once(server, made) -> None:
    [ballot] = made.ballots(1)
    assert server.post("/v1/ballots", ballot) == (202, b'{"result":"counted"}')
    assert server.post("/v1/ballots", ballot) == (200, b'{"result":"duplicate"}')


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/v1/enrol", b"", 400, "not-canonical"),
        ("/v1/enrol", b"{}", 400, "wrong-fields"),
        ("/v1/enrol", b"x" * 70_000, 413, "wrong-size"),
        ("/v1/issue", b"\xff\xfe", 400, "not-canonical"),
        ("/v1/leave", b"[]", 400, "wrong-fields"),
        ("/v1/ballots", b"", 413, "wrong-size"),
        ("/v1/ballots", b"too short", 413, "wrong-size"),
        ("/v1/ballots", bytes(SIZE), 400, "wrong-seal"),
        ("/v1/ballots", bytes(SIZE + 1), 413, "wrong-size"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(server, path, body, status, code) -> None:
    found, reply = server.post(path, body)
    assert (found, json.loads(reply)["error"]) == (status, code)
    assert json.loads(reply)["message"].endswith(".")


@pytest.mark.parametrize(
    ("rehearsal", "opens"), [(False, "by itself when ten have joined."), (True, "IT opens the first one")]
)
def test_before_the_first_round_it_is_said_when_it_opens(organisation, store, rehearsal, opens) -> None:
    organisation = replace(organisation, rehearsal=rehearsal)
    answering = application.Application(organisation, store, intake=None, workers=None, door=Doorkeeper(1))
    wire = _Wire()
    scope = _Scope()
    scope.path = "/v1/manifest"
    asyncio.run(answering.__rsgi__(scope, wire))
    told = json.loads(wire.body)
    assert (wire.status, told["error"]) == (404, "no-epoch")
    assert opens in told["message"]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/enrol", 405, "wrong-method"),
        ("PUT", "/v1/root", 405, "wrong-method"),
        ("GET", "/v1/root/2", 404, "no-root"),
        ("GET", "/v1/manifest/7", 404, "no-epoch"),
        ("GET", "/v1/release", 404, "no-release"),
        ("GET", "/v1/releases/1", 404, "no-release"),
        ("GET", "/v1/move", 404, "no-move"),
        ("GET", "/v1/manifest/0", 404, "not-here"),
        ("GET", "/v1/manifest/1/", 404, "not-here"),
        ("GET", "/v1/manifest/", 404, "not-here"),
        ("GET", "/v1/root/", 404, "not-here"),
        ("GET", "/v1/ballots/1", 404, "not-here"),
        ("GET", "/v1/publication", 404, "not-here"),
        ("GET", "/../collector.db", 404, "not-here"),
        ("GET", "/%2e%2e/root-key.json", 404, "not-here"),
        ("GET", "//v1/root", 404, "not-here"),
    ],
)
def test_a_method_or_page_that_is_not_there_is_refused(server, method, path, status, code) -> None:
    reply = exchange(server, request(method, path))
    assert reply.startswith(f"HTTP/1.1 {status} ".encode())
    assert json.loads(reply.partition(b"\r\n\r\n")[2])["error"] == code
    assert not any(line.lower().startswith("location") for line in headers_of(reply))


def test_replies_have_the_same_headers_whoever_asks_and_whatever_is_answered(server, made) -> None:
    one, other = made.ballots(2)
    asked = [
        request("POST", "/v1/ballots", one),
        request(
            "POST", "/v1/ballots", one, "User-Agent: posture/2", "Cookie: a=b", "X-Forwarded-For: 9.9.9.9"
        ),
        request("POST", "/v1/ballots", other[:-1] + bytes([other[-1] ^ 1])),
        request("GET", "/v1/manifest"),
        request("GET", "/nowhere"),
    ]
    told = [
        [re.sub(r"(content-length|date): .*", r"\1", line) for line in headers_of(exchange(server, each))]
        for each in asked
    ]
    assert told[0] == [
        "content-type: application/json",
        "cache-control: no-store",
        "server: posture",
        "x-content-type-options: nosniff",
        "connection: close",
        "content-length",
        "date",
    ]
    assert all(each == told[0] for each in told)


def test_a_body_in_pieces_is_read_and_one_without_an_end_is_not(server, made) -> None:
    [ballot] = made.ballots(1)
    head = b"POST /v1/ballots HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks = b"258\r\n" + ballot[:600] + b"\r\n260\r\n" + ballot[600:] + b"\r\n0\r\n\r\n"
    assert b'{"result":"counted"}' in exchange(server, head + chunks)
    endless = b"500\r\n" + bytes(0x500) + b"\r\n"
    assert b"wrong-size" in exchange(server, head + endless)


def test_a_ballot_that_takes_more_than_two_seconds_is_given_up(server, made) -> None:
    [ballot] = made.ballots(1)
    whole = request("POST", "/v1/ballots", ballot)
    started = time.monotonic()
    reply = exchange(server, whole[:-100], *[(0.5, whole[-100 + each : -99 + each]) for each in range(8)])
    assert b"408" in reply.split(b"\r\n")[0]
    assert b"too-slow" in reply
    assert time.monotonic() - started < 8
    assert server.cast(ballot) == "counted"


def test_slow_connections_of_one_source_are_limited_and_others_still_answered(server, made) -> None:
    [ballot] = made.ballots(1)
    start = request("POST", "/v1/enrol", bytes(4000))[:-3900]
    slow = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(45)]
    try:
        for connection in slow:
            connection.sendall(start)
        time.sleep(2)
        refused = [connection for connection in slow if _is_ended(connection, peek=b"H")]
        assert len(refused) == 45 - 32
        assert all(b"429" in connection.recv(30) for connection in refused)
        assert server.get("/healthz")[0] == 200
        assert server.cast(ballot) == "counted"
    finally:
        for connection in slow:
            connection.close()


def test_many_at_once_from_one_address_are_not_slow(server, made) -> None:
    """An office behind one address, all at the same moment."""
    told: list[str] = []
    ballots = made.ballots(80)
    threads = [threading.Thread(target=_cast, args=(server, [ballot], told)) for ballot in ballots]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == ["counted"] * 80


def test_connections_of_one_source_without_a_request_are_ended(server) -> None:
    idle = [socket.create_connection(("127.0.0.1", server.port), timeout=20) for _ in range(120)]
    try:
        started = time.monotonic()
        for connection in idle:
            connection.sendall(b"GET / HTTP/1.1\r\n")
        assert server.get("/healthz")[0] == 200
        ended = 0
        while ended < 80 and time.monotonic() - started < 4.5:
            time.sleep(0.2)
            ended = sum(_is_ended(connection) for connection in idle)
        assert ended >= 80, "long before the five seconds that a header may take"
    finally:
        for connection in idle:
            connection.close()


def _is_ended(connection: socket.socket, peek: bytes = b"") -> bool:
    """Whether the server has ended it, or said something that begins with ``peek``."""
    connection.setblocking(False)
    try:
        return connection.recv(1, socket.MSG_PEEK) == peek
    except BlockingIOError:
        return False
    except OSError:
        return True


def test_the_log_says_nothing_of_who_came_and_what_they_said(server, made) -> None:
    for ballot in made.ballots(3):
        server.cast(ballot)
    server.post("/v1/enrol", b"a word of a member")
    server.get("/v1/secret-of-a-member")
    told = server.said().splitlines()
    assert not [line for line in told if line.startswith("posture-collector: ")], told


def test_a_fault_is_one_line_for_it_and_no_word_more_for_the_client(server, made) -> None:
    path = made.organisation.folder / "collector.db"
    before = len(server.said().splitlines())
    moved = path.rename(path.with_name("moved.db"))
    status, reply = server.get("/v1/manifest")
    moved.replace(path)
    assert (status, json.loads(reply)["error"]) == (503, "out-of-order")
    assert str(path) not in reply.decode()
    lines = server.said().splitlines()[before:]
    assert [line for line in lines if "/v1/manifest was not answered. The database" in line]
    assert "Traceback" not in server.said()
    assert server.get("/v1/manifest")[0] == 200


class _Scope:
    method, path, client = "GET", "/healthz", "192.0.2.7:40000"
    headers: dict[str, str] = {}  # noqa: RUF012 - a stand-in


class _Wire:
    """Keeps what is sent."""

    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status, self.body = status, body


def test_a_fault_that_nobody_thought_of_is_named_without_what_was_sent(made, caplog) -> None:
    def fail(*_: object) -> None:
        raise ValueError("the answer of a member at 192.0.2.7")

    answering = application.Application(
        made.organisation, None, intake=None, workers=None, door=Doorkeeper(1)
    )
    answering._round = fail
    wire = _Wire()
    asyncio.run(answering.__rsgi__(_Scope(), wire))
    assert wire.status == 503
    [record] = caplog.records
    assert "/healthz was not answered. ValueError in test_application.py, line" in record.getMessage()
    assert record.exc_info is None
    assert "192.0.2.7" not in caplog.text
    assert "member" not in caplog.text


def test_the_page_loads_nothing_from_elsewhere(server) -> None:
    reply = exchange(server, request("GET", "/"))
    head, _, html = reply.partition(b"\r\n\r\n")
    assert b"default-src 'none'" in head
    assert b"<script" not in html
    assert b"http://" not in html.replace(b"http://127.0.0.1", b"")
    assert exchange(server, request("GET", "/style.css")).startswith(b"HTTP/1.1 200")


def test_only_one_process_serves_a_folder(server, made, tmp_path) -> None:
    other = Server(made.organisation.folder, tmp_path / "log")
    with pytest.raises(AssertionError, match=r"serves .* already"):
        other.start()


def test_ballots_before_their_time_are_sent_away(tmp_path) -> None:
    early = voting(tmp_path / "collector", members=12, since=FETCHING)
    server = Server(early.organisation.folder, tmp_path / "log")
    server.start()
    status, reply = server.post("/v1/ballots", early.ballots(1)[0])
    assert (status, json.loads(reply)["error"]) == (425, "not-open-yet")
    assert server.stop() == 0


def test_it_ends_cleanly_while_members_cast(made, tmp_path) -> None:
    mine = voting(tmp_path / "collector", members=12)
    ballots = mine.ballots(200)
    for number in range(3):
        server = Server(mine.organisation.folder, tmp_path / "log")
        server.start()
        told: list[str] = []
        threads = [threading.Thread(target=_cast, args=(server, ballots[each::4], told)) for each in range(4)]
        for thread in threads:
            thread.start()
        time.sleep(0.1 * number)
        assert server.stop() == 0, server.said()
        for thread in threads:
            thread.join(30)
    assert "Traceback" not in server.said(), server.said()


def _cast(server: Server, ballots: list[bytes], told: list[str]) -> None:
    for ballot in ballots:
        told.append(server.cast(ballot))
        if not told[-1]:
            return
