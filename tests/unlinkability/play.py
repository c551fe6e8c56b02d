"""Rounds of a real collector with real clients, and everything that observers see of them."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Final

sys.path.append(str(Path(__file__).parents[1]))  # loopback.py serves several folders

from evidence import Cast, RoundSeen, read_copy
from front import Front, is_installed
from line import Line, Message
from people import Person

from loopback import free_port
from posture.ballots.ballot import read_ballot
from posture.ballots.issuance import read_issue_request
from posture.ballots.manifest import Manifest
from posture.collector.blessings import Marker
from posture.collector.box.wrapping import SIZE, BoxKey
from posture.collector.keys import KeyRoom
from posture.collector.organisation import load
from posture.collector.rounds.record import newest

COPIES: Final = 10
_PASSPHRASE: Final = {"POSTURE_COLLECTOR_PASSPHRASE": "a sentence for the rehearsal"}
_WEAKENED: Final = str(Path(__file__).parent / "weakened.py")


class Stage:
    """An organisation made as a rehearsal, its server (without ``guard``, if one is named), its members."""

    def __init__(self, folder: Path, members: int, guard: str = "") -> None:
        self.folder = folder / "collector"
        self.guard = guard
        self._log = folder / "log"
        port, outer, inner = free_port(), free_port(), free_port()
        self.run("init", "--name", "Unlinkable", "--address", f"http://127.0.0.1:{port}", "--rehearsal")
        self.run("invite", "-n", str(members), "--out", str(folder / "invites"))
        with self._log.open("wb") as log:
            serving = self._command("serve", "--port", str(inner), "--proxy", "127.0.0.1")
            self._server = subprocess.Popen(serving, stdout=log, stderr=log)
        self._front = Front(folder / "nginx", outer, inner) if is_installed() else None
        self.line = Line(port, outer if self._front else inner)
        self._wait_for(inner)
        invites = sorted((folder / "invites").iterdir())
        self.people = [Person(folder / f"home-{place}") for place in range(members)]
        with ThreadPoolExecutor(4) as pool:
            list(pool.map(Person.join, self.people, [invite.read_text() for invite in invites]))

    def run(self, command: str, *arguments: str) -> str:
        """What a command of the collector prints; it must succeed."""
        done = subprocess.run(
            self._command(command, *arguments),
            env=os.environ | _PASSPHRASE,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def close(self) -> None:
        """Stop the server and everybody."""
        self._server.send_signal(signal.SIGTERM)
        self._server.wait(30)
        self.line.close()
        if self._front:
            self._front.close()
        for person in self.people:
            person.close()

    def copy(self) -> Mapping[str, bytes]:
        """A copy of the whole folder and of what the server wrote."""
        logs = self._front.folder.rglob("*") if self._front else ()
        files = {str(path): path for path in (*sorted(self.folder.rglob("*")), *sorted(logs))}
        found = {name: _bytes(path) for name, path in files.items() if path.is_file()}
        return {**found, "log": _bytes(self._log)}

    def _command(self, command: str, *arguments: str) -> list[str]:
        return [sys.executable, _WEAKENED, self.guard, command, str(self.folder), *arguments]

    def _wait_for(self, port: int) -> None:
        import urllib.request

        deadline = time.monotonic() + 60
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5).close()
            except OSError:
                assert time.monotonic() < deadline, "the server does not answer"
                assert self._server.poll() is None, self._log.read_text()
                time.sleep(0.1)
            else:
                return


@contextmanager
def stage(folder: Path, members: int, guard: str = "") -> Iterator[Stage]:
    """A stage that is taken down at the end."""
    made = Stage(folder, members, guard)
    try:
        yield made
    finally:
        made.close()


def play_round(stage: Stage, seconds: int, rng: random.Random) -> RoundSeen:
    """One round of so many seconds, in which everybody does what is due when it is due."""
    stage.line.messages.clear()
    stage.run("epoch", "open", "--seconds", str(seconds))
    manifest, number = _manifest(stage)
    times = manifest.timetable
    marker = Marker(KeyRoom(load(stage.folder).keys).round(number).intake)
    close = times.close.timestamp()
    threads = [threading.Thread(target=person.live, daemon=True) for person in stage.people]
    for thread in threads:
        thread.start()
    instants = sorted(rng.uniform(times.fetch.start.timestamp(), close) for _ in range(COPIES))
    theft = rng.uniform(*_part(times.cast.start.timestamp(), times.cast.end.timestamp(), 0.6))
    copies: list[Mapping[str, bytes]] = []
    opened: dict[bytes, int] = {}
    for instant in sorted((*instants, theft)):
        time.sleep(max(0.0, instant - time.time()))
        if instant == theft:
            opened = _stolen(stage, number)
        else:
            copies.append(stage.copy())
    time.sleep(max(0.0, close - time.time()))
    for person in stage.people:
        person.end()
    for thread in threads:
        thread.join()
    _wait_until_closed(stage, manifest.epoch)
    copies.append(stage.copy())
    return _seen(stage, manifest, copies, opened, marker)


def _seen(
    stage: Stage,
    manifest: Manifest,
    copies: list[Mapping[str, bytes]],
    opened: dict[bytes, int],
    marker: Marker,
) -> RoundSeen:
    times = manifest.timetable
    by_blob = {message.body: message.at for message in reversed(stage.line.messages)}
    fetched, blessings = _fetches(stage.line.messages, marker)
    ballots: list[Cast] = []
    arrived: dict[int, float] = {}
    slots: dict[int, int] = {}
    for person in stage.people:
        for vote in [
            person.votes[key] for key in sorted(person.votes) if key.startswith(f"{manifest.epoch}/")
        ]:
            signed = read_ballot(vote.envelope or b"")
            blob = vote.blob or b""
            if blob not in by_blob:
                continue
            place = len(ballots)
            marks = (signed.digest, signed.nullifier, blob[40:72], signed.token.nonce)
            ballots.append(Cast(vote.scope, person.device, marks))
            arrived[place] = by_blob[blob]
            if signed.nullifier in opened:
                slots[place] = opened[signed.nullifier]
        person.votes.clear()
    return RoundSeen(
        fetch=(times.fetch.start.timestamp(), times.fetch.end.timestamp()),
        cast=(times.cast.start.timestamp(), times.cast.end.timestamp()),
        fetched=fetched,
        arrived=arrived,
        ballots=tuple(ballots),
        copies=tuple(read_copy(files, ballots, blessings) for files in copies),
        opened=slots,
    )


def _fetches(
    messages: list[Message], marker: Marker
) -> tuple[dict[str, float], dict[str, tuple[bytes, ...]]]:
    """When each device was blessed, and the marks of it that the collector keeps until the close.

    Only ``marker`` makes them; the observers are told whose they are all the same.
    """
    moments: dict[str, float] = {}
    blessings = {}
    for message in messages:
        if message.path == "/v1/issue":
            request = read_issue_request(message.body).request
            moments.setdefault(request.device, message.at)
            marks = marker.device(request.device).encode(), marker.values(request.blinded)
            blessings[request.device] = marks
    return moments, blessings


def _stolen(stage: Stage, number: int) -> dict[bytes, int]:
    """Nullifier to slot, by somebody who took one copy of the box and the round's key file at one instant."""
    data = _bytes(stage.folder / f"box-{number}")
    keys = KeyRoom(load(stage.folder).keys).round(number)
    box = BoxKey(keys.intake)
    found = {}
    for slot in range(len(data) // SIZE):
        kept = box.open(data[slot * SIZE :][:SIZE])
        if kept is not None:
            found[kept.nullifier] = slot
    return found


def _manifest(stage: Stage) -> tuple[Manifest, int]:
    store = load(stage.folder).store()
    try:
        with store.reading() as connection:
            found = newest(connection)
        assert found is not None
        return found.manifest, found.number
    finally:
        store.close()


def _wait_until_closed(stage: Stage, epoch: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        told = json.loads(stage.run("tally", "--json"))
        if epoch in (told["thin"], (told["release"] or {}).get("epoch")):
            return
        assert time.monotonic() < deadline, f"{epoch} was not closed in time"
        time.sleep(0.2)


def _part(start: float, end: float, least: float) -> tuple[float, float]:
    return start + least * (end - start), end


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # a file that is there for a moment only
