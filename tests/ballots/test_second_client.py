"""A client in another language, written from docs/ballots.md alone, takes part like any other."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parent))

from second_client import packages
from second_client.colleague import Member

from loopback import free_port
from posture.ballots.invite import encode_invite
from posture.collector import passphrase
from posture.collector.invites import make_invites
from posture.collector.organisation import Organisation, create
from posture.collector.rounds.opening import Wish, open_round
from posture.policy.policy import default_policy
from posture.reports.transport import BINARY, DirectTransport

pytestmark = [
    pytest.mark.rehearsal,
    pytest.mark.skipif(packages.missing() != "", reason=packages.missing() or "nothing"),
]

PAGE = Path(__file__).parents[2] / "docs" / "ballots.md"
SECONDS = 32
CHECKS = ("disk-encryption", "firewall")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The second client with its packages beside it."""
    made = tmp_path / "second_client"
    shutil.copytree(packages.SOURCE, made, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (made / "node_modules").symlink_to(packages.PLACE / "node_modules")
    return made


def run(*command: str | Path, timeout: float = 100) -> str:
    done = subprocess.run(
        ["node", *map(str, command)], capture_output=True, text=True, timeout=timeout, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_reads_and_writes_the_worked_example(place: Path) -> None:
    assert run(place / "example.mjs", PAGE) == "the example is right\n"


@contextmanager
def overhearing() -> Iterator[tuple[str, list[bytes]]]:
    """A port that writes down what it is sent, and says no."""
    heard: list[bytes] = []

    def listen() -> None:
        for _ in range(2):
            connection, _ = server.accept()
            with connection:
                said = connection.recv(65536)
                while b"\r\n\r\n" not in said:
                    said += connection.recv(65536)
                heard.append(said.partition(b"\r\n\r\n")[0])
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")

    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = threading.Thread(target=listen)
        listener.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", heard
        listener.join(timeout=30)


def columns(head: bytes) -> list[str]:
    return [line.partition(":")[0] for line in head.decode("ascii").split("\r\n")[1:]]


@pytest.mark.parametrize(
    ("path", "options", "ours"),
    [
        ("/v1/root", "{}", lambda transport: transport.get("/v1/root")),
        (
            "/v1/enrol",
            "{body: Buffer.from('{}')}",
            lambda transport: transport.post("/v1/enrol", b"{}"),
        ),
        (
            "/v1/ballots",
            "{body: Buffer.alloc(1208), kind: 'application/octet-stream'}",
            lambda transport: transport.post("/v1/ballots", bytes(1208), BINARY),
        ),
        (
            "/v1/release",
            "{readKey: Buffer.alloc(32, 7)}",
            lambda transport: transport.get("/v1/release", bytes([7]) * 32),
        ),
    ],
)
def test_its_requests_are_those_of_the_app_to_the_byte(
    place: Path, path: str, options: str, ours: Callable[[DirectTransport], bytes]
) -> None:
    with overhearing() as (address, heard):
        ours(DirectTransport(address))
        script = f"const {{ exchange }} = await import({json.dumps(str(place / 'transport.mjs'))});"
        run("--input-type=module", "-e", f"{script} await exchange('{address}', '{path}', {options});")
    app, second = heard
    assert app == second
    table = PAGE.read_text(encoding="utf-8").split("### 12.1")[1].split("### 12.2")[0]
    order = [row.split("`")[1] for row in table.splitlines() if row.startswith("| `")]
    assert columns(app) == [name for name in order if name in columns(app)]


@pytest.fixture
def organisation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Organisation:
    monkeypatch.setattr(passphrase, "_COST", 2**10)
    return create(
        tmp_path / "collector",
        name="Acme at Home",
        words="a long enough sentence",
        address=f"http://127.0.0.1:{free_port()}",
        rehearsal=True,
        now=datetime.now(UTC),
    )


_SERVE = """
import sys
from pathlib import Path
from posture.collector.organisation import load
from posture.collector.web.listening import listening
from posture.collector.web.server import serve
if __name__ == "__main__":
    found = load(Path(sys.argv[1]))
    serve(found, found.store(), listening(found, host=None, port=None, certificate=None, key=None))
"""


@pytest.fixture
def collector(organisation: Organisation, tmp_path: Path) -> Iterator[Organisation]:
    """The organisation, answering on loopback."""
    script = tmp_path / "serve.py"
    script.write_text(_SERVE, encoding="utf-8")
    log = tmp_path / "collector.log"
    with (
        log.open("wb") as said,
        subprocess.Popen([sys.executable, script, organisation.folder], stdout=said, stderr=said) as process,
    ):
        try:
            until = time.monotonic() + 60
            while not _is_up(organisation):
                assert process.poll() is None, log.read_text(encoding="utf-8")
                assert time.monotonic() < until, log.read_text(encoding="utf-8")
                time.sleep(0.1)
            yield organisation
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _is_up(organisation: Organisation) -> bool:
    try:
        return DirectTransport(organisation.address).get("/healthz") != b""
    except Exception:  # noqa: BLE001 - whatever it is, the collector does not answer yet
        return False


def wait_until(moment: datetime) -> None:
    time.sleep(max(0.0, (moment - datetime.now(UTC)).total_seconds()))


def test_it_joins_is_blessed_casts_is_counted_and_reads(
    collector: Organisation, place: Path, tmp_path: Path
) -> None:
    store = collector.store()
    first, *others = make_invites(collector, store, 10, now=datetime.now(UTC))
    colleagues = [Member(collector, invite.code) for invite in others]
    (tmp_path / "invite.json").write_text(encode_invite(first) + "\n", encoding="utf-8")
    said: list[dict[str, Any]] = []
    answers = json.dumps({"disk-encryption": 1, "firewall": 2})
    with subprocess.Popen(
        ["node", place / "client.mjs", tmp_path / "invite.json", tmp_path / "kept", answers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as client:
        assert client.stdout is not None
        said.append(json.loads(client.stdout.readline()))
        assert said[0]["step"] == "joined"
        manifest = open_round(
            collector, store, Wish(default_policy(CHECKS), seconds=SECONDS), now=datetime.now(UTC)
        )
        for colleague in colleagues:
            colleague.bless(manifest)
        wait_until(manifest.timetable.cast.start)
        for colleague in colleagues:
            colleague.cast(manifest, 1)
        rest, trouble = client.communicate(timeout=90)
    store.close()
    said += map(json.loads, rest.splitlines())
    assert client.returncode == 0, (said, trouble)
    steps = [each for each in said if each["step"] != "later"]
    assert [each["step"] for each in steps] == [
        "joined",
        "accepted",
        "blessed",
        "cast",
        "cast",
        "read",
        "left",
    ]
    assert {(each["scope"], each["result"]) for each in steps if each["step"] == "cast"} == {
        ("disk-encryption", "counted"),
        ("firewall", "counted"),
    }
    assert steps[-2] == {
        "step": "read",
        "early": False,
        "joined": 10,
        "blessed": 10,
        "received": 10,
        "checks": {
            "disk-encryption": {"answers": 10, "passing": "nearly-all"},
            "firewall": {"answers": 10, "passing": "nearly-all"},
        },
    }
