"""For each kind of mistake, and each family in which it occurs, computers on which it must not be made."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from table import COMPUTERS

from kinds import Computer, make
from posture.checks.catalogue import Catalogue, load
from posture.checks.explanation import explain
from posture.checks.judge import judge
from posture.checks.knowledge import derive
from posture.content.locate import shipped
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.facts.model import Known


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(shipped() / "checks")


@pytest.mark.parametrize("computer", COMPUTERS, ids=lambda one: f"{one.check}-{one.name}")
def test_a_verdict_is_right_or_open(computer: Computer, tmp_path: Path, catalogue: Catalogue) -> None:
    host = make(computer, tmp_path / "host")
    readings = derive(read_all(host, FAMILIES), host.now())
    check = catalogue.checks[computer.check]
    verdict = judge(check, readings, system=host.system, taken=host.now())
    assert verdict.outcome.value in computer.wanted.split(","), verdict.finding
    desktop = readings["system"].answers["desktop"]
    steps = explain(check, host.system, str(desktop.value) if isinstance(desktop, Known) else "").fix
    told = "\n".join((verdict.finding, verdict.remedy, *steps))
    assert [words for words in computer.says if words not in told] == [], told
    assert [words for words in computer.never if words in told] == [], told


def test_each_kind_has_two_computers_in_every_family_in_which_it_occurs() -> None:
    counts = Counter((computer.kind, computer.check) for computer in COMPUTERS)
    assert [place for place, count in counts.items() if count < 2] == []


def test_no_two_computers_share_a_name() -> None:
    names = Counter((computer.check, computer.name) for computer in COMPUTERS)
    assert [name for name, count in names.items() if count > 1] == []
