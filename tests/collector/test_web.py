from __future__ import annotations

import asyncio
import http.client
import json
import subprocess
import sys
import time
from collections.abc import Iterator, MutableMapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import pytest

from loopback import free_port
from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.seal import SIZE
from posture.collector.invites import make_invites
from posture.collector.organisation import Organisation
from posture.collector.web import application


class Server:
    """The real command, answering on loopback; ``log`` is what it says in the terminal."""

    def __init__(self, port: int, log: IO[bytes]) -> None:
        self.port = port
        self.log = log

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body)
            reply = connection.getresponse()
            headers = {name.lower(): value for name, value in reply.getheaders()}
            return reply.status, headers, reply.read()
        finally:
            connection.close()

    def is_up(self) -> bool:
        try:
            return self.ask("GET", "/healthz")[0] == 200
        except OSError:
            return False


@pytest.fixture
def server(organisation: Organisation, tmp_path: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "posture.collector.cli", "serve", str(organisation.folder)]
    with (
        (tmp_path / "server.log").open("w+b") as log,
        subprocess.Popen([*command, "--port", str(port)], stdout=log, stderr=log) as process,
    ):
        try:
            answering = Server(port, log)
            until = time.monotonic() + 60
            while not answering.is_up():
                assert process.poll() is None, said(log)
                assert time.monotonic() < until, said(log)
                time.sleep(0.05)
            yield answering
        finally:
            process.terminate()
        assert process.wait(timeout=30) == 0, said(log)


def said(log: IO[bytes]) -> str:
    log.seek(0)
    return log.read().decode()


def test_a_device_joins_and_gets_its_round(server, organisation, store, new_device, open_round) -> None:
    now = datetime.now(UTC)  # the server's clock is the real one
    assert json.loads(server.ask("GET", "/v1/manifest")[2])["error"] == "no-epoch"
    [invite] = make_invites(organisation, store, 1, now=now)
    device = new_device()
    status, _, reply = server.ask("POST", "/v1/enrol", encode_enrol_request(device.key, invite.code, now))
    assert (status, read_enrol_reply(reply).group) == (200, "everyone")
    open_round()
    assert server.ask("GET", "/v1/manifest")[0] == 200
    assert server.ask("GET", "/v1/root")[2] == organisation.root


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/v1/enrol", b"", 400, "not-canonical"),
        ("/v1/enrol", b"{}", 400, "wrong-fields"),
        ("/v1/enrol", b"x" * 70_000, 413, "wrong-size"),
        ("/v1/issue", b"\xff\xfe", 400, "not-canonical"),
        ("/v1/ballots", b"too short", 413, "wrong-size"),
        ("/v1/ballots", bytes(SIZE), 400, "wrong-seal"),
        ("/v1/ballots", bytes(SIZE + 1), 413, "wrong-size"),
    ],
)
def test_what_cannot_be_used_is_refused_in_words(server, path, body, status, code) -> None:
    found, headers, reply = server.ask("POST", path, body)
    assert (found, json.loads(reply)["error"]) == (status, code)
    assert json.loads(reply)["message"].endswith(".")
    assert headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1/enrol", 405, "wrong-method"),
        ("PUT", "/v1/root", 405, "wrong-method"),
        ("GET", "/../collector.db", 404, "not-here"),
        ("GET", "/%2e%2e/root-key.json", 404, "not-here"),
        ("GET", "/v1/root/", 404, "not-here"),
    ],
)
def test_a_method_or_page_that_is_not_there_is_refused(server, method, path, status, code) -> None:
    found, headers, reply = server.ask(method, path)
    assert (found, json.loads(reply)["error"]) == (status, code)
    assert "location" not in headers


def test_a_fault_is_one_line_for_it_and_no_word_more_for_the_client(server, organisation) -> None:
    path = organisation.folder / "collector.db"
    moved = path.rename(path.with_name("moved.db"))
    status, _, reply = server.ask("GET", "/v1/publication")
    moved.replace(path)
    assert (status, json.loads(reply)["error"]) == (503, "out-of-order")
    assert str(path) not in reply.decode()
    lines = [line for line in said(server.log).splitlines() if line.startswith("posture-collector: ")]
    assert len(lines) == 1
    assert "/v1/publication was not answered. The database" in lines[0]
    assert "Traceback" not in said(server.log)
    assert server.ask("GET", "/v1/publication")[0] == 200


def test_a_fault_that_nobody_thought_of_is_named_without_what_was_sent(
    organisation, store, monkeypatch, caplog
) -> None:
    def fail(*_: object) -> dict[str, object]:
        raise ValueError("the answer of a member")

    monkeypatch.setattr(application, "publication", fail)
    told = []

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        told.append(message)

    request = {
        "type": "http", "method": "GET", "path": "/v1/publication", "raw_path": b"/v1/publication",
        "root_path": "", "query_string": b"", "headers": [], "http_version": "1.1", "scheme": "http",
    }  # fmt: skip
    asyncio.run(application.create(organisation, store)(request, receive, send))
    assert told[0]["status"] == 503
    [record] = caplog.records
    assert "/v1/publication was not answered. ValueError in test_web.py, line" in record.getMessage()
    assert record.exc_info is None
    assert "the answer of a member" not in caplog.text


def test_the_page_says_the_next_step_and_loads_nothing_from_elsewhere(server, open_round, devices) -> None:
    status, headers, html = server.ask("GET", "/")
    assert status == 200
    assert "default-src 'none'" in headers["content-security-policy"]
    assert b"No round was opened yet" in html
    devices(9)
    open_round()
    html = server.ask("GET", "/")[2]
    assert b"9 of 10 joined; sums start at ten." in html
    assert b"<script" not in html
    assert b"http://" not in html
    assert b"https://" not in html
    assert server.ask("GET", "/style.css")[1]["content-type"].startswith("text/css")
