from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from posture.ballots.errors import BallotError
from posture.collector.aside import aside
from posture.collector.errors import CollectorError
from posture.collector.rounds.turn import TurnTakenError
from serving import is_alive


def _raise(error: Exception) -> None:
    raise error


def _bad_ballot() -> None:
    raise BallotError("wrong-value", "A ballot that nobody can read.")


def _divide(number: int) -> float:
    return number / 0


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _outlive_signals() -> bool:
    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getpid(), signal.SIGINT)
    return True


def test_work_is_done_in_a_process_that_ends_with_it() -> None:
    other = aside(os.getpid)
    assert other != os.getpid()
    assert not is_alive(other)


def test_what_goes_wrong_there_is_told_here() -> None:
    with pytest.raises(TurnTakenError, match="Another process"):
        aside(_raise, TurnTakenError("Another process opens or closes a round."))
    with pytest.raises(PermissionError) as raised:
        aside(_raise, PermissionError(13, "Permission denied", "/a/file"))
    assert raised.value.filename == "/a/file"
    with pytest.raises(CollectorError, match="A ballot that nobody can read"):
        aside(_bad_ballot)
    with pytest.raises(FileNotFoundError):
        aside(Path.read_bytes, Path("/nowhere"))


def test_a_fault_is_a_sentence_without_what_was_sent() -> None:
    with pytest.raises(CollectorError) as raised:
        aside(_divide, 7310)
    assert str(raised.value) == "A process of the collector met a ZeroDivisionError."


def test_a_process_that_dies_over_its_work_is_said() -> None:
    with pytest.raises(CollectorError, match="ended before its work was done"):
        aside(_die)


def test_a_signal_to_end_waits_for_the_work() -> None:
    assert aside(_outlive_signals)
