"""A recording of a computer of a kind is judged as the computer, and holds nobody's secret."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from table import COMPUTERS, SHARE, SOAK

sys.path.append(str(Path(__file__).parents[1] / "host" / "recordings"))

from leaks import left_of
from seeds import SEEDS, SeededHost

from kinds import Computer, make
from posture.application.recording import kept_words
from posture.checks.catalogue import Catalogue, load
from posture.checks.judge import judge
from posture.checks.knowledge import derive
from posture.content.locate import shipped
from posture.facts.families import FAMILIES
from posture.facts.gather import Reading, read_all
from posture.host.model import Host
from posture.host.recordings.recorded import RecordedHost
from posture.host.recordings.recording import record
from posture.host.recordings.redaction.redactor import Redactor

KEPT = kept_words()
KNOWS = Redactor(KEPT).words.knows
# Every day another seed for each computer where there is time (side by side all runners must agree on them),
# else a computer for each seed.
PAIRS = [
    (SEEDS[number % len(SEEDS)], computer)
    for number, computer in enumerate(
        Random(datetime.now(UTC).date().isoformat()).sample(COMPUTERS, len(COMPUTERS))
        if SOAK
        else Random(0).sample(COMPUTERS, len(SEEDS))
    )
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(shipped() / "checks")


@pytest.mark.hypothesis
@pytest.mark.parametrize("computer", COMPUTERS[::SHARE], ids=lambda one: f"{one.check}-{one.name}")
def test_a_recording_is_judged_as_the_computer(
    computer: Computer, tmp_path: Path, catalogue: Catalogue
) -> None:
    host = make(computer, tmp_path / "host")
    read: dict[str, Reading] = {}
    record(host, tmp_path / "again", lambda each: read.update(read_all(each, FAMILIES)), KEPT)
    again = RecordedHost(tmp_path / "again")
    assert _outcomes(again, read_all(again, FAMILIES), catalogue) == _outcomes(host, read, catalogue)


@pytest.mark.hypothesis
@pytest.mark.parametrize(("seed", "computer"), PAIRS, ids=lambda one: getattr(one, "name", one))
def test_no_piece_of_a_seed_is_in_its_recording(seed: str, computer: Computer, tmp_path: Path) -> None:
    host = SeededHost(make(computer, tmp_path / "host"), seed)
    record(host, tmp_path / "again", lambda each: read_all(each, FAMILIES), KEPT)  # type: ignore[arg-type]
    assert left_of(seed, tmp_path / "again", KNOWS) == []


def _outcomes(host: Host, read: dict[str, Reading], catalogue: Catalogue) -> dict[str, str]:
    readings = derive(read, host.now())
    return {
        check.id: judge(check, readings, system=host.system, taken=host.now()).outcome.value
        for check in catalogue.checks.values()
    }
