"""Whatever shape a secret or a name has, and wherever it stands, no piece of it is in a recording."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # seeds.py and leaks.py are too long to stand here

from leaks import left_of
from seeds import SEEDS, SeededHost

from posture.application.recording import kept_words
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.host.recordings.recorded import RecordedHost
from posture.host.recordings.recording import record
from posture.host.recordings.redaction.redactor import Redactor

HOSTS = Path(__file__).parents[2] / "hosts"
COMPUTERS = (
    "debian-13-gnome-fixed-lock",
    "arch-sway-lvm-on-luks",
    "windows-11-pro-office",
    "macos-15-laptop",
)
KEPT = kept_words()
KNOWS = Redactor(KEPT).words.knows


@pytest.mark.parametrize("computer", COMPUTERS)
@pytest.mark.parametrize("seed", SEEDS)
def test_no_piece_of_a_seed_is_in_the_recording(seed: str, computer: str, tmp_path: Path) -> None:
    host = SeededHost(RecordedHost(HOSTS / computer), seed)
    record(host, tmp_path / "host", lambda each: read_all(each, FAMILIES), KEPT)  # type: ignore[arg-type]
    assert left_of(seed, tmp_path / "host", KNOWS) == []
