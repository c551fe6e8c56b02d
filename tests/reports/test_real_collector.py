"""The same with the real collector: real commands, real HTTP, the real clock, at a rehearsal's pace."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from loopback import free_port
from posture.ballots.manifest import Manifest, sign_manifest, verify_manifest
from posture.ballots.release import Release, in_fives, share
from posture.ballots.timetable import Phase
from posture.collector.catalogue import askable_checks
from posture.collector.organisation import load
from posture.reports import consent, delivery, ledger, membership, releases, rounds
from posture.reports.desk import Desk
from posture.reports.errors import Nonsense, Refused
from posture.reports.ledger import Kind
from posture.reports.standing import Standing, standing
from posture.reports.transport import JSON, DirectTransport, Transport
from posture.store.database import Database
from posture.store.sealed import Sealer

SECONDS = 40
MEMBERS = 11

pytestmark = [pytest.mark.rehearsal, pytest.mark.xdist_group("real-collector")]


@dataclass
class Server:
    """An organisation made as a rehearsal, and its running server."""

    folder: Path
    port: int
    log: Path

    def run(self, command: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "posture.collector.cli", command, str(self.folder), *arguments],
            env={**os.environ, "POSTURE_COLLECTOR_PASSPHRASE": "a sentence for the rehearsal"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def is_up(self) -> bool:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=5).close()
        except OSError:
            return False
        return True


@dataclass
class Bot:
    """A member whose answers are all the same."""

    desk: Desk
    answer: int

    def deliver(self) -> None:
        def measure(manifest: Manifest) -> dict[str, int]:
            return {scope.id: self.answer for scope in manifest.scopes}

        delivery.deliver(self.desk, measure, askable_checks().keys())

    def stands(self) -> Standing:
        return standing(self.desk)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    port = free_port()
    made = Server(tmp_path / "collector", port, tmp_path / "log")
    made.run("init", "--name", "Heron", "--address", f"http://127.0.0.1:{port}", "--rehearsal")
    serve = [sys.executable, "-m", "posture.collector.cli", "serve", str(made.folder), "--port", str(port)]
    with made.log.open("wb") as log, subprocess.Popen(serve, stdout=log, stderr=log) as process:
        wait_until(made.is_up, 60)
        yield made
        process.send_signal(signal.SIGTERM)
        process.wait(60)


@pytest.fixture
def bots(server: Server, tmp_path: Path) -> Iterator[list[Bot]]:
    server.run("invite", "-n", str(MEMBERS), "--out", str(tmp_path / "invites"))
    invites = sorted((tmp_path / "invites").glob("*.json"))
    databases = [Database(tmp_path / f"home-{number}" / "posture.db") for number in range(MEMBERS)]
    made = []
    for number, (invite, database) in enumerate(zip(invites, databases, strict=True)):
        bot = Bot(a_desk(database), 1 if number % 2 else 2)
        membership.join(bot.desk, invite.read_text(encoding="utf-8"))
        made.append(bot)
    yield made
    for database in databases:
        database.close()


def a_desk(database: Database) -> Desk:
    sealer = Sealer(os.urandom(32))
    return Desk(
        database, lambda: sealer, DirectTransport, lambda: datetime.now(UTC), lambda: sealer, lambda: None
    )


def wait_until(done: Callable[[], bool], seconds: float) -> None:
    until = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.05)


def test_a_round_passes_by_itself_and_everybody_reads_the_same_sums(server: Server, bots: list[Bot]) -> None:
    server.run("epoch", "open", "--seconds", str(SECONDS))
    *agreed, silent = bots
    for bot in agreed:
        consent.give(bot.desk, standing=True)

    def everybody_has_read() -> bool:
        for bot in bots:
            bot.deliver()
        return all(bot.stands().release == 1 for bot in bots if taking_part(bot))

    def round_is_over() -> bool:
        return everybody_has_read() and all(bot.stands().phase is Phase.CLOSED for bot in bots)

    wait_until(round_is_over, SECONDS + 60)
    took_part = [
        bot for bot in bots if taking_part(bot)
    ]  # a busy computer may let somebody miss the fetching
    manifest = rounds.at_hand(silent.desk).manifest
    scopes = len(manifest.scopes)
    cast = [bot for bot in took_part if bot is not silent]
    assert cast
    assert len({rounds.at_hand(bot.desk).fingerprint for bot in bots}) == 1
    assert {bot.stands().counted for bot in cast} == {scopes}
    assert (silent.stands().counted, silent.stands().waiting) == (0, scopes if silent in took_part else 0)
    release = kept(cast[0])
    assert all(kept(bot) == release for bot in took_part)
    assert (release.joined, release.blessed) == (MEMBERS, len(took_part))
    assert release.received == in_fives(len(cast))
    assert {each.answers for each in release.checks.values()} == {share(0, len(cast)).answers}
    assert release.excess == {}
    for bot in took_part:
        sent = [entry for entry in ledger.entries(bot.desk) if entry.kind is Kind.BALLOT]
        assert [entry.reply for entry in sent] == ["counted"] * (0 if bot is silent else scopes)
        assert all(entry.at and in_the_window(manifest, entry.at) for entry in sent)
    leave_taken(server, bots[0])


def taking_part(bot: Bot) -> bool:
    return bot.stands().fetched


def in_the_window(manifest: Manifest, moment: datetime) -> bool:
    second = timedelta(seconds=1)  # the ledger keeps whole ones
    return manifest.timetable.cast.start - second <= moment <= manifest.timetable.close


def kept(bot: Bot) -> Release:
    (release,) = releases.kept(bot.desk)
    return release


def leave_taken(server: Server, bot: Bot) -> None:
    """The device strikes itself off; the same invite does not let it in again."""
    assert membership.leave(bot.desk).struck_off
    invite = min((server.folder.parent / "invites").glob("*.json"))
    with pytest.raises(Refused):
        membership.join(bot.desk, invite.read_text(encoding="utf-8"))


def the_key_is_replaced(server: Server) -> Ed25519PrivateKey:
    """IT replaces the signing key while the server runs; gives back the old one, which a thief has."""
    organisation = load(server.folder)
    old = organisation.targets_key()
    (organisation.keys / "targets.key").unlink()
    server.run("renew", "--new-signing-key")
    return old


def test_a_signing_key_replaced_in_the_middle_of_a_round_stops_nobody_but_the_thief(
    server: Server, bots: list[Bot]
) -> None:
    for bot in bots:
        consent.give(bot.desk, standing=True)
    server.run("epoch", "open", "--seconds", str(SECONDS))
    early, late, *_ = bots
    wait_until(lambda: fetches(early), SECONDS)
    stolen = the_key_is_replaced(server)
    assert rounds.look(early.desk, askable_checks().keys()).manifest.root_version == 1
    assert rounds.look(late.desk, askable_checks().keys()).manifest.root_version == 1
    wait_until(lambda: goes_on(bots, 1), SECONDS + 60)
    assert early.stands().counted, "the round goes on"

    server.run("epoch", "open", "--seconds", "20")
    second = rounds.look(early.desk, askable_checks().keys())
    assert (second.manifest.number, second.manifest.root_version) == (2, 2)
    assert verify_manifest(second.signed, load(server.folder).roots.newest.public) == second.manifest

    first_root = hashlib.sha256(load(server.folder).roots.all[0]).hexdigest()
    made_up = replace(second.manifest, root_version=1, root_sha256=first_root)
    forged = sign_manifest(made_up, stolen)
    robbed = replace(late.desk, transport=lambda address: Thief(DirectTransport(address), forged))
    with pytest.raises(Nonsense, match="a key that your organisation has replaced"):
        rounds.look(robbed, askable_checks().keys())
    assert rounds.look(late.desk, askable_checks().keys()).fingerprint == second.fingerprint


def fetches(bot: Bot) -> bool:
    bot.deliver()
    return taking_part(bot)


def goes_on(bots: list[Bot], number: int) -> bool:
    """Whether everybody who took part has cast and read the sums of that round."""
    for bot in bots:
        bot.deliver()
    took_part = [bot for bot in bots if taking_part(bot)]
    return bool(took_part) and all(bot.stands().release == number for bot in took_part)


@dataclass
class Thief:
    """A way to the collector on which somebody answers for it when it is asked for the round at hand."""

    real: Transport
    made_up: bytes

    def get(self, path: str, read_key: bytes = b"") -> bytes:
        return self.made_up if path == "/v1/manifest" else self.real.get(path, read_key)

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes:
        return self.real.post(path, body, kind)
