"""Every recorded computer gets the verdicts that stand beside it, in ``expected.json``.

A recording of a part of a computer, of its packages for example, names only the checks it is about.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from posture.application.recording import kept_words
from posture.checks.catalogue import Catalogue, load
from posture.checks.judge import judge
from posture.checks.knowledge import derive
from posture.checks.verdict import Outcome
from posture.content.locate import shipped
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.facts.model import Answer, Known
from posture.host.recordings.recorded import RecordedHost
from posture.host.recordings.recording import record

KEPT = kept_words()
FOLDERS = sorted(file.parent for file in (Path(__file__).parent.parent / "hosts").glob("*/expected.json"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(shipped() / "checks")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_recorded_computer_gets_its_verdicts(folder: Path, catalogue: Catalogue) -> None:
    host = RecordedHost(folder)
    readings = derive(read_all(host, FAMILIES), host.now())
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    verdicts = [
        judge(catalogue.checks[name], readings, system=host.system, taken=host.now()) for name in expected
    ]
    assert {verdict.check: verdict.outcome.value for verdict in verdicts} == expected
    for verdict in verdicts:
        assert (verdict.reason is not None) == (verdict.outcome is Outcome.UNKNOWN)
        assert verdict.finding.endswith(".")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_reader_breaks_on_a_recorded_computer(folder: Path) -> None:
    for reading in read_all(RecordedHost(folder), FAMILIES).values():
        for answer in reading.answers.values():
            assert isinstance(answer, Known) or "inside Posture" not in answer.detail


# Linux files that a hand-written recording only shows to be there cannot be recorded once more.
AGAIN = [folder for folder in FOLDERS if folder.name.startswith(("windows-", "macos-"))]


@pytest.mark.parametrize("folder", AGAIN, ids=lambda folder: folder.name)
def test_recording_it_redacts_nothing_that_a_fact_needs(folder: Path, tmp_path: Path) -> None:
    host = RecordedHost(folder)
    record(host, tmp_path / "again", lambda host: read_all(host, FAMILIES), KEPT)
    again = read_all(RecordedHost(tmp_path / "again"), FAMILIES)
    for name, reading in read_all(host, FAMILIES).items():
        for field, answer in reading.answers.items():
            found = again[name].answers[field]
            assert (name, field, _gist(found)) == (name, field, _gist(answer))


def _gist(answer: Answer) -> object:
    return answer.value if isinstance(answer, Known) else answer.reason


@pytest.mark.parametrize("system", ["linux", "macos", "windows"])
def test_every_check_is_judged_on_a_computer_of_every_system(system: str, catalogue: Catalogue) -> None:
    judged: set[str] = set()
    for folder in FOLDERS:
        if json.loads((folder / "host.json").read_text(encoding="utf-8"))["system"] == system:
            judged |= json.loads((folder / "expected.json").read_text(encoding="utf-8")).keys()
    assert judged == catalogue.checks.keys()
