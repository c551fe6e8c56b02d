from __future__ import annotations

import http.client
import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from posture.ballots.enrolment import encode_enrol_request, read_enrol_reply
from posture.ballots.seal import SIZE
from posture.collector.invites import make_invites
from posture.collector.organisation import Organisation


class Server:
    """The real command, answering on loopback."""

    def __init__(self, port: int) -> None:
        self.port = port

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
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "posture.collector.cli", "serve", str(organisation.folder)]
    with (
        (tmp_path / "server.log").open("w+b") as log,
        subprocess.Popen([*command, "--port", str(port)], stdout=log, stderr=log) as process,
    ):
        try:
            answering = Server(port)
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


def test_a_device_joins_and_gets_its_round(server, organisation, store, new_device, open_round, now) -> None:
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


def test_a_method_or_page_that_is_not_there_is_refused(server) -> None:
    assert server.ask("GET", "/v1/enrol")[0] == 405
    assert server.ask("GET", "/../collector.db")[0] == 404


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
