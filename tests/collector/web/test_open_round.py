"""The real server, while a round is open and when it closes."""

from __future__ import annotations

import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.collector.rounds import traces
from posture.collector.rounds.record import State, newest
from posture.collector.tally import tally
from serving import Server, Voting, voting

PATHS = (
    "/", "/style.css", "/healthz", "/v1/root", "/v1/root/1", "/v1/manifest", "/v1/manifest/1", "/v1/release",
    "/v1/releases/1", "/v1/move", "/v1/ballots", "/v1/tally",
)  # fmt: skip


@pytest.fixture
def round_at_hand(tmp_path: Path) -> Voting:
    return voting(tmp_path / "collector", members=12)


@pytest.fixture
def server(round_at_hand: Voting, tmp_path: Path) -> Iterator[Server]:
    started = Server(round_at_hand.organisation.folder, tmp_path / "server.log")
    started.start()
    yield started
    assert started.stop() == 0, started.said()


def _seen(server: Server) -> dict[str, tuple[int, list[tuple[str, str]], bytes]]:
    """All that anybody can look at: status, headers and body of every page, without the time of day."""
    found = {}
    for path in PATHS:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
        connection.request("GET", path)
        reply = connection.getresponse()
        headers = [(name, value) for name, value in reply.getheaders() if name.lower() != "date"]
        found[path] = (reply.status, headers, reply.read())
        connection.close()
    return found


@pytest.mark.rehearsal
@pytest.mark.parametrize("answer", [1, 2])
def test_one_more_ballot_changes_nothing_that_anybody_sees(round_at_hand, server, answer) -> None:
    scope = round_at_hand.manifest.scopes[0].id
    for _ in range(10):
        assert server.cast(round_at_hand.ballot(scope, 1)) == "counted"
    store = round_at_hand.organisation.store()
    before = (_seen(server), server.said(), tally(store).lines())
    assert server.cast(round_at_hand.ballot(scope, answer)) == "counted"
    assert (_seen(server), server.said(), tally(store).lines()) == before
    store.close()


@pytest.mark.rehearsal
def test_a_persons_close_is_done_by_the_process_that_holds_the_box(round_at_hand, server) -> None:
    scope = round_at_hand.manifest.scopes[0].id
    for place in range(12):
        assert server.cast(round_at_hand.ballot(scope, 1 + (place > 8))) == "counted"
    organisation = round_at_hand.organisation
    sought = traces.secrets_of(round_at_hand.keys)
    done = subprocess.run(
        [sys.executable, "-m", "posture.collector.cli", "epoch", str(organisation.folder), "close"],
        check=False,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stderr + server.said()
    assert "its keys are destroyed" in done.stdout
    store = organisation.store()
    with store.reading() as connection:
        assert newest(connection).state is State.CLOSED
    store.close()
    traces.demand_none(sought, (organisation.folder, organisation.keys))
    assert server.get("/v1/release")[0] == 200
    assert server.cast(round_at_hand.ballot(scope, 1)) == "epoch-closed"


@pytest.mark.rehearsal
def test_two_servers_never_share_one_folder(round_at_hand, server) -> None:
    second = [sys.executable, "-m", "posture.collector.cli", "serve", str(round_at_hand.organisation.folder)]
    done = subprocess.run(
        [*second, "--port", str(server.port + 1)], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "serves" in done.stderr
