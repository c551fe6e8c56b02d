"""What ``test_aside`` has done in another process, which imports it from here."""

from __future__ import annotations

import os
import signal

from posture.ballots.errors import BallotError


def throw(error: Exception) -> None:
    raise error


def bad_ballot() -> None:
    raise BallotError("wrong-value", "A ballot that nobody can read.")


def divide(number: int) -> float:
    return number / 0


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def outlive_signals() -> bool:
    os.kill(os.getpid(), signal.SIGTERM)
    os.kill(os.getpid(), signal.SIGINT)
    return True
