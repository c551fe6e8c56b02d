"""Who is told less may know less, but never finds that all is well."""

from __future__ import annotations

import os
from pathlib import Path
from random import Random

import pytest
from losses import Loss, LossyHost, cuts, refusals

from posture.checks.catalogue import Catalogue, load
from posture.checks.judge import judge
from posture.checks.knowledge import derive
from posture.checks.verdict import Outcome, Verdict
from posture.content.locate import shipped
from posture.facts.families import FAMILIES
from posture.facts.gather import gather, read_all
from posture.host.model import Host
from posture.host.recordings.recorded import RecordedHost
from posture.host.recordings.recorder import Recorder

TESTS = Path(__file__).parents[1]
FOLDERS = sorted(
    file.parent for place in ("hosts", "cases/hosts") for file in (TESTS / place).glob("*/host.json")
)
SOAK = os.environ.get("HYPOTHESIS_PROFILE") == "soak"
HOSTS = 20_000 if SOAK else 1_000
EACH = HOSTS // len(FOLDERS) + 1
# Two seconds are what a person waits gladly; a reader that needs more on a recording does something wrong.
LONGEST = 2.0


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(shipped() / "checks")


@pytest.mark.hypothesis
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_loss_turns_a_doubt_or_a_finding_into_a_pass(folder: Path, catalogue: Catalogue) -> None:
    host = RecordedHost(folder)
    recorder = Recorder(host)
    read_all(recorder, FAMILIES)
    notes = recorder.notes()
    before = _verdicts(host, catalogue)
    random = Random(folder.name if not SOAK else None)
    every = [*refusals(notes), *cuts(notes, random, with_an_end=True)]
    wrong = []
    for losses in _chosen(every, random):
        for name, verdict in _verdicts(LossyHost(host, losses), catalogue).items():
            if verdict.outcome is Outcome.PASS and before[name].outcome in (
                Outcome.UNKNOWN, Outcome.WARN, Outcome.FAIL, Outcome.STALE,
            ):  # fmt: skip
                wrong.append(f"{name}, {before[name].outcome}, passes without {'; '.join(map(str, losses))}")
    assert not wrong, "\n".join(dict.fromkeys(wrong))


OTHER_CUTS = Path(__file__).parent / "other_cuts.txt"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_cuts_that_nobody_can_see_are_listed(folder: Path, catalogue: Catalogue) -> None:
    """A list of lines has no end that could be missing; where one is cut off, a verdict may pass unseen.

    Those that were met stand in a file, so that a change that adds to them is seen.
    """
    host = RecordedHost(folder)
    recorder = Recorder(host)
    read_all(recorder, FAMILIES)
    before = _verdicts(host, catalogue)
    random = Random(folder.name)
    every = list(cuts(recorder.notes(), random, with_an_end=False))
    met = set()
    for loss in random.sample(every, min(len(every), 12)):
        for name, verdict in _verdicts(LossyHost(host, (loss,)), catalogue).items():
            if verdict.outcome is Outcome.PASS and before[name].outcome is not Outcome.PASS:
                met.add(f"{folder.name}: {name}, {before[name].outcome}, {loss}")
    listed = set(OTHER_CUTS.read_text(encoding="utf-8").splitlines())
    assert met <= listed, "\n".join(sorted(met - listed))


def _chosen(every: list[Loss], random: Random) -> list[tuple[Loss, ...]]:
    """Each loss alone as far as there is room for them, then several at once."""
    alone = [(loss,) for loss in random.sample(every, min(len(every), EACH * 3 // 4))]
    several = [tuple(random.sample(every, min(len(every), random.randint(2, 5)))) for _ in range(EACH)]
    return (alone + several)[:EACH]


def _verdicts(host: Host, catalogue: Catalogue) -> dict[str, Verdict]:
    readings = {reading.family: reading for reading in gather(host, FAMILIES, total_deadline=LONGEST)}
    for reading in readings.values():
        for answer in reading.answers.values():
            told = getattr(answer, "detail", "")
            assert "inside Posture" not in told, reading.family
            assert "took longer" not in told, reading.family
    derived = derive(readings, host.now())
    return {
        check.id: judge(check, derived, system=host.system, taken=host.now())
        for check in catalogue.checks.values()
    }
