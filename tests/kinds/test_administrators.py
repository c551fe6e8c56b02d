"""Nobody who already is the administrator is told that only an administrator sees something."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from administrators import AdministratorsHost
from table import COMPUTERS, SHARE

from kinds import PLACES, Computer, make
from posture.checks.catalogue import Catalogue, load
from posture.checks.judge import judge
from posture.checks.knowledge import derive
from posture.checks.verdict import Verdict
from posture.content.locate import shipped
from posture.facts.families import FAMILIES
from posture.facts.gather import read_all
from posture.facts.model import Reason
from posture.host.model import Host
from posture.host.recordings.recorded import RecordedHost

FOLDERS = sorted(file.parent for place in PLACES for file in place.glob("*/host.json"))
BARE = ("nft", "iptables-save", "ip6tables-save", "iptables-legacy-save", "ip6tables-legacy-save")


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load(shipped() / "checks")


@pytest.mark.parametrize("lacks", [(), BARE], ids=["as-it-is", "without-nft"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_verdict_on_a_recorded_computer_sends_its_administrator_to_one(
    folder: Path, lacks: tuple[str, ...], catalogue: Catalogue
) -> None:
    assert list(_sent_to_one(RecordedHost(folder), lacks, catalogue)) == []


@pytest.mark.hypothesis
@pytest.mark.parametrize("computer", COMPUTERS[::SHARE], ids=lambda one: f"{one.check}-{one.name}")
def test_no_verdict_on_a_computer_of_a_kind_sends_its_administrator_to_one(
    computer: Computer, tmp_path: Path, catalogue: Catalogue
) -> None:
    assert list(_sent_to_one(make(computer, tmp_path / "host"), BARE, catalogue)) == []


def test_an_administrator_without_nft_is_told_to_install_it(catalogue: Catalogue) -> None:
    host = AdministratorsHost(RecordedHost(PLACES[1] / "fw-ufw-off-iptables-by-hand"), BARE)
    told = _verdicts(host, catalogue)["firewall"]
    assert "could not be read" in told.finding
    assert "nft, which shows the rules, is not installed: install" in told.remedy


def _sent_to_one(host: Host, lacks: tuple[str, ...], catalogue: Catalogue) -> Iterator[str]:
    for verdict in _verdicts(AdministratorsHost(host, lacks), catalogue).values():
        told = f"{verdict.check}: {verdict.finding} {verdict.remedy}"
        # Who starts Posture with sudo has no desktop, and is told so.
        rest = told.replace("started as the administrator", "")
        if "administrator" in rest.lower() or verdict.reason == Reason.NEEDS_ADMIN:
            yield told


def _verdicts(host: Host, catalogue: Catalogue) -> dict[str, Verdict]:
    readings = derive(read_all(host, FAMILIES), host.now())
    return {
        check.id: judge(check, readings, system=host.system, taken=host.now())
        for check in catalogue.checks.values()
    }
