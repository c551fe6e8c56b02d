"""The whole way of a vote, with real programs on loopback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent / "run.py"


def _rehearse(*arguments: str, seconds: int) -> str:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.rehearsal
@pytest.mark.timeout(600)
def test_twelve_members_vote_and_six_kills_lose_nothing() -> None:
    said = _rehearse("--kills", "6", "--seconds", "200", seconds=580)
    assert "The rehearsal is over: everything held" in said


@pytest.mark.soak
@pytest.mark.timeout(3600)
def test_fifty_kills_lose_no_vote_and_count_none_twice() -> None:
    said = _rehearse("--kills", "50", "--seconds", "240", seconds=3500)
    print(said)
    assert said.count(" s of posture ") == 50
