"""What is taken out of a recording changes no verdict: the same before and after."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from losses import LossyHost, cuts, refusals

from posture.application.recording import kept_words
from posture.checks.catalogue import Catalogue, load
from posture.checks.judge import judge
from posture.checks.knowledge import derive
from posture.content.locate import shipped
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.host.model import Host
from posture.host.recordings.recorded import RecordedHost
from posture.host.recordings.recorder import Recorder
from posture.host.recordings.recording import record

TESTS = Path(__file__).parents[1]
FOLDERS = sorted(
    file.parent for place in ("hosts", "cases/hosts") for file in (TESTS / place).glob("*/host.json")
)
KEPT = kept_words()
WITH_LESS = 3 if os.environ.get("HYPOTHESIS_PROFILE") == "soak" else 1


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(shipped() / "checks")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_recording_of_a_computer_is_judged_as_the_computer(
    folder: Path, tmp_path: Path, catalogue: Catalogue
) -> None:
    host = RecordedHost(folder)
    recorder = Recorder(host)
    read_all(recorder, FAMILIES)
    random = Random(folder.name)
    notes = recorder.notes()
    losses = [*refusals(notes), *cuts(notes, random, with_an_end=True)]
    computers: list[Host] = [host]
    computers += [
        LossyHost(host, tuple(random.sample(losses, min(3, len(losses))))) for _ in range(WITH_LESS)
    ]
    for number, computer in enumerate(computers):
        record(computer, tmp_path / f"{number}", lambda each: read_all(each, FAMILIES), KEPT)
        again = RecordedHost(tmp_path / f"{number}")
        assert _outcomes(again, catalogue) == _outcomes(computer, catalogue)


def _outcomes(host: Host, catalogue: Catalogue) -> dict[str, str]:
    readings = derive(read_all(host, FAMILIES), host.now())
    return {
        check.id: judge(check, readings, system=host.system, taken=host.now()).outcome.value
        for check in catalogue.checks.values()
    }
