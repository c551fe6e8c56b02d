"""Two programs at once, and one that is killed, over real HTTP and on one real file."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from miniature import KNOWN

from posture.reports import blessing, consent, membership, releases, rounds
from posture.reports.transport import DirectTransport

PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from posture.reports import blessing, booth, rounds
from posture.reports.desk import Desk
from posture.reports.transport import DirectTransport
from posture.store.database import Database
from posture.store.sealed import Sealer

home, answer = Path(sys.argv[1]), int(sys.argv[2])
sealer = Sealer(bytes(32))
scopes = ("disk-encryption", "firewall", "screen-lock")
moment = datetime.fromisoformat(sys.argv[3])
with Database(home / "posture.db") as database:
    desk = Desk(
        database, lambda: sealer, DirectTransport, lambda: moment, lambda: sealer, lambda: None
    )
    print("ready", flush=True)
    sys.stdin.readline()
    manifest = rounds.current(desk)
    if moment in manifest.timetable.fetch:
        print(*blessing.bless(desk, manifest).blessed, flush=True)
    else:
        booth.sign(desk, manifest, dict.fromkeys(scopes, answer))
        result = booth.cast_now(desk)
        print(result.counted, result.duplicate, len(result.refused), result.trouble, flush=True)
"""


def start(computer, answer):
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(computer.home), str(answer), computer.now.isoformat()],
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
def round_over_http(served, desk, member):
    """The computer has joined over the miniature wire; from here on messages go over HTTP."""
    return rounds.look(desk, KNOWN).manifest


@pytest.fixture
def casting_over_http(computer, desk, round_over_http):
    blessing.bless(desk, round_over_http)
    computer.cast_opens(round_over_http)
    return round_over_http


def at_once(computer):
    """What two programs that start at one moment say."""
    processes = [start(computer, answer) for answer in (1, 2)]
    for process in processes:
        go(process)
    said = [process.communicate(timeout=60)[0].split() for process in processes]
    assert [process.returncode for process in processes] == [0, 0]
    return said


def test_two_programs_at_once_send_one_request_for_keys(computer, round_over_http, served) -> None:
    first, second = at_once(computer)
    assert first == second == ["disk-encryption", "firewall", "screen-lock"]
    assert len(set(served.bodies("/v1/issue"))) == 1


def test_two_programs_at_once_cast_every_ballot_once(computer, casting_over_http, served) -> None:
    said = at_once(computer)
    assert sum(int(counted) for counted, *_ in said) == 3, said
    assert all(refused == "0" for _, _, refused, *_ in said)
    assert served.each_once()
    assert len({answer for (answer,) in served.answers().values()}) == 1, "the answers of one of the two"


def test_a_program_that_is_killed_while_it_sends_loses_nothing(
    computer, casting_over_http, served, monkeypatch
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
    assert sorted(answer for (answer,) in served.answers().values()) == [1, 1, 1], "what was signed first"


def test_the_direct_transport_takes_the_whole_way(computer, desk, collector, served, answers) -> None:
    direct = replace(desk, transport=DirectTransport)
    collector.open_round()
    membership.join(direct, collector.invite())
    consent.give(direct, standing=True)
    computer.hourly(direct, collector.manifest.timetable.close, answers)
    assert served.answers() == {scope: [answer] for scope, answer in answers.items()}
    release = collector.close_round()
    computer.hourly(direct, collector.manifest.timetable.close + timedelta(days=2), answers)
    assert releases.kept(direct) == (release,)
    assert membership.leave(direct).struck_off
