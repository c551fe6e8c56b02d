"""Two programs at once, and one that is killed, over real HTTP and on one real file."""

from __future__ import annotations

import subprocess
import sys

import pytest

from posture.reports import blessing, booth
from posture.reports.transport import DirectTransport

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from posture.reports import blessing, booth
from posture.reports.desk import Desk
from posture.reports.transport import DirectTransport
from posture.store.database import Database
from posture.store.sealed import Sealer

home, answer = Path(sys.argv[1]), int(sys.argv[2])
sealer = Sealer(bytes(32))
scopes = ("disk-encryption", "firewall", "screen-lock")
with Database(home / "posture.db") as database:
    desk = Desk(database, lambda: sealer, DirectTransport, lambda: datetime(2026, 11, 21, 9, tzinfo=UTC))
    print("ready", flush=True)
    sys.stdin.readline()
    manifest = blessing.fetch_manifest(desk, scopes)
    blessing.bless(desk, manifest)
    booth.prepare(desk, dict.fromkeys(scopes, answer))
    result = booth.cast(desk)
    print(result.counted, result.duplicate, len(result.refused), result.trouble, flush=True)
"""


def start(computer, answer):
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(computer.home), str(answer)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    return process


def go(process) -> None:
    process.stdin.write("go\n")
    process.stdin.flush()


@pytest.fixture
def member_over_http(served, member):
    """The computer has joined over the miniature wire; from here on messages go over HTTP."""
    return member


def test_two_programs_at_once_cast_every_ballot_once(computer, member_over_http, served) -> None:
    processes = [start(computer, answer) for answer in (1, 2)]
    for process in processes:
        go(process)
    said = [process.communicate(timeout=60)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    assert sum(int(counted) for counted, *_ in said) == 3, said
    assert all(refused == "0" for _, _, refused, *_ in said)
    assert served.each_once()
    assert len(set(served.bodies("/v1/issue"))) == 1


def test_a_program_that_is_killed_while_it_sends_loses_nothing(
    computer, desk, member_over_http, served, monkeypatch
) -> None:
    count_ballot = type(served)._box
    arrived = []

    def hang_at_the_second(collector, blob):
        arrived.append(blob)
        answer = count_ballot(collector, blob)
        if len(arrived) == 2:
            victim.kill()
            victim.wait(60)
        return answer

    monkeypatch.setattr(type(served), "_box", hang_at_the_second)
    victim = start(computer, 1)
    go(victim)
    victim.communicate(timeout=60)
    assert victim.returncode != 0
    assert len(arrived) == 2
    again = start(computer, 4)
    go(again)
    said = again.communicate(timeout=60)[0].split()
    assert said[:3] == ["1", "1", "0"]
    assert served.each_once()
    assert sorted(answer for (answer,) in served.answers().values()) == [1, 1, 4]


def test_the_direct_transport_takes_the_whole_way(computer, desk, collector, served, member) -> None:
    direct = type(desk)(desk.database, desk.sealer, DirectTransport, desk.clock)
    manifest = blessing.fetch_manifest(direct, ["disk-encryption", "firewall", "screen-lock"])
    blessing.bless(direct, manifest)
    booth.prepare(direct, {"firewall": 2})
    assert booth.cast(direct).counted == 3
    assert served.answers()["firewall"] == [2]
