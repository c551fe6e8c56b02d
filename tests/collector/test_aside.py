from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from posture.collector.aside import aside
from posture.collector.errors import CollectorError
from posture.collector.rounds.turn import TurnTakenError
from serving import is_alive

sys.path.append(str(Path(__file__).parent))  # the other process gets the same path

import jobs


def test_work_is_done_in_a_process_that_ends_with_it() -> None:
    other = aside(os.getpid)
    assert other != os.getpid()
    assert not is_alive(other)


def test_what_goes_wrong_there_is_told_here() -> None:
    with pytest.raises(TurnTakenError, match="Another process"):
        aside(jobs.throw, TurnTakenError("Another process opens or closes a round."))
    with pytest.raises(PermissionError) as raised:
        aside(jobs.throw, PermissionError(13, "Permission denied", "/a/file"))
    assert raised.value.filename == "/a/file"
    with pytest.raises(CollectorError, match="A ballot that nobody can read"):
        aside(jobs.bad_ballot)
    with pytest.raises(FileNotFoundError):
        aside(Path.read_bytes, Path("/nowhere"))


def test_a_fault_is_a_sentence_without_what_was_sent() -> None:
    with pytest.raises(CollectorError) as raised:
        aside(jobs.divide, 7310)
    assert str(raised.value) == "A process of the collector met a ZeroDivisionError."


def test_a_process_that_dies_over_its_work_is_said() -> None:
    with pytest.raises(CollectorError, match="ended before its work was done"):
        aside(jobs.die)


def test_a_signal_to_end_waits_for_the_work() -> None:
    assert aside(jobs.outlive_signals)
