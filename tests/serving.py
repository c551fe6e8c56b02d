"""A real collector for tests and benchmarks: a round that takes ballots, ballots to cast, and the server."""

from __future__ import annotations

import http.client
import json
import os
import secrets
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS
from cryptography.hazmat.primitives.hashes import SHA384
from sqlalchemy import insert

from loopback import free_port
from posture.ballots.ballot import cast
from posture.ballots.manifest import Manifest
from posture.ballots.seal import seal
from posture.ballots.token import challenge, redemption_context, token_input
from posture.collector.catalogue import askable_checks
from posture.collector.keys import RoundKeys
from posture.collector.organisation import Organisation, create
from posture.collector.rounds.opening import Wish, open_round
from posture.collector.schema import blessed, device
from posture.policy.policy import default_policy

DAY = 24 * 3600
CASTING = timedelta(hours=7)
"""How long before now a rehearsal's round of a day was opened, if it takes ballots now."""

FETCHING = timedelta(hours=1)
TODAY = f"{datetime.now(UTC):%Y-%m-%d}"


@dataclass(frozen=True)
class Voting:
    """An organisation with a round at hand, and its keys."""

    organisation: Organisation
    manifest: Manifest
    keys: RoundKeys = field(repr=False)

    def bless(self, number: int) -> None:
        """Write down that so many devices were blessed, under marks that are nobody's."""
        store = self.organisation.store()
        with store.transaction() as connection:
            rows = [
                {"round": self.manifest.number, "mark": secrets.token_hex(32), "digest": bytes(32)}
                for _ in range(number)
            ]
            connection.execute(insert(blessed), rows)
        store.close()

    def ballots(self, number: int) -> list[bytes]:
        """Sealed ballots, each of another key, about one check after the other.

        Their tokens are signed directly: what a blind signature gives in the end is the same.
        """
        scopes = [scope.id for scope in self.manifest.scopes]
        return [self.ballot(scopes[place % len(scopes)], 1 + place % 4) for place in range(number)]

    def ballot(self, scope: str, answer: int, key: Ed25519PrivateKey | None = None) -> bytes:
        made, manifest = key or Ed25519PrivateKey.generate(), self.manifest
        context = redemption_context(manifest.org, manifest.epoch, scope)
        message = token_input(
            made.public_key().public_bytes_raw(),
            challenge(manifest.issuer_name, context),
            manifest.scope(scope).spki,
        )
        token = message + self.keys.issuer[scope].sign(message, PSS(MGF1(SHA384()), 48), SHA384())
        return seal(
            manifest.seal_public,
            manifest.seal_id,
            manifest.epoch,
            cast(made, manifest.epoch, scope, answer, token),
        )


def voting(
    folder: Path,
    *,
    members: int = 0,
    database: str = "",
    since: timedelta = CASTING,
    keys: Sequence[Ed25519PrivateKey] = (),
) -> Voting:
    """A rehearsal in ``folder`` whose round takes ballots now, where ``since`` is not another."""
    organisation = joined(folder, members=members, database=database, keys=keys)
    store = organisation.store()
    wish = Wish(default_policy(askable_checks()), seconds=DAY, few=True)
    manifest = open_round(organisation, store, wish, now=datetime.now(UTC) - since)
    store.close()
    return Voting(organisation, manifest, organisation.key_room().round(manifest.number))


def joined(
    folder: Path, *, members: int = 0, database: str = "", keys: Sequence[Ed25519PrivateKey] = ()
) -> Organisation:
    """A rehearsal in ``folder`` without a round.

    Its members are ``device-0``, ``device-1``, …; ``keys`` are theirs, where anybody needs them.
    """
    organisation = create(
        folder,
        name="Acme at Home",
        words="a long enough sentence",
        address=f"http://127.0.0.1:{free_port()}",
        rehearsal=True,
        now=datetime.now(UTC),
        database=database,
    )
    store = organisation.store()
    with store.transaction() as connection:
        publics = [key.public_key().public_bytes_raw() for key in keys] or [
            secrets.token_bytes(32) for _ in range(members)
        ]
        rows = [
            {"id": f"device-{each}", "public": public, "grouping": "everyone", "day": TODAY, "since": 1}
            for each, public in enumerate(publics)
        ]
        connection.execute(insert(device), rows)
    store.close()
    return organisation


class Server:
    """The real command on a port of its own; ``log`` is the file with what it says."""

    def __init__(self, folder: Path, log: Path, *options: str) -> None:
        self.port = free_port()
        self._is_https = "--certificate" in options
        self.log = log
        self._command = [sys.executable, "-m", "posture.collector.cli", "serve", str(folder), *options]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*self._command, "--port", str(self.port)], stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        until = time.monotonic() + 60
        while self.get("/healthz")[0] != 200:
            assert self._process.poll() is None, self.said()
            assert time.monotonic() < until, self.said()
            time.sleep(0.02)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def kill(self) -> None:
        """End it and all processes below it at once, as a power cut would."""
        assert self._process is not None
        others = below(self.pid)
        for each in (self.pid, *others):
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        self._process.wait()
        until = time.monotonic() + 60
        while any(is_alive(each) for each in others):
            assert time.monotonic() < until, "a killed process goes on"
            time.sleep(0.005)

    def stop(self) -> int:
        """Ask it to end; its exit code."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(timeout=30)

    def said(self) -> str:
        return self.log.read_text()

    def get(self, path: str) -> tuple[int, bytes]:
        return self._ask("GET", path, None)

    def post(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Status and body; 0 where no answer came."""
        return self._ask("POST", path, body)

    def cast(self, blob: bytes) -> str:
        """What becomes of a ballot, or the code of the refusal; empty where no answer came."""
        status, reply = self.post("/v1/ballots", blob)
        if not status:
            return ""
        told = json.loads(reply)
        return str(told.get("result") or told["error"])

    def _connection(self) -> http.client.HTTPConnection:
        if self._is_https:
            return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=30, context=trusting())
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def _ask(self, method: str, path: str, body: bytes | None) -> tuple[int, bytes]:
        connection = self._connection()
        try:
            connection.request(method, path, body)
            reply = connection.getresponse()
            return reply.status, reply.read()
        except (OSError, http.client.HTTPException):
            return 0, b""
        finally:
            connection.close()


def trusting() -> ssl.SSLContext:
    """For https to a certificate that was made a moment ago."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def is_alive(pid: int) -> bool:
    """Whether a process is there, and more than an entry that its parent has yet to read."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def cpu_seconds(pid: int) -> float:
    """Processor time, in seconds, that a process and all below it have had, those that live."""
    ticks = 0
    for each in (pid, *below(pid)):
        try:
            fields = Path(f"/proc/{each}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def below(pid: int) -> Sequence[int]:
    """All processes that a process has started, and those that they have."""
    children: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # a thread that has ended meanwhile
            children += [int(name) for name in task.read_text().split()]
    return [*children, *(each for child in children for each in below(child))]
