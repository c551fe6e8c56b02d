"""When Apple stops caring for a macOS."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import yaml

from posture.content.locate import shipped
from posture.facts.macos.machine.last_versions import gets_nothing

LISTED = yaml.safe_load((Path(shipped()) / "checks/knowledge/end-of-support.yaml").read_text())["systems"][
    "macos"
]


@pytest.mark.parametrize("version", ["11", "12", "13", "14", "15", "26"])
def test_half_a_year_after_the_end_that_is_listed_nothing_comes(version: str, make_mac) -> None:
    last = LISTED[version] + timedelta(days=180)
    for day, nothing in ((last, False), (last + timedelta(days=1), True)):
        assert gets_nothing(make_mac(version=f"{version}.1", taken=f"{day}T09:00:00Z")) is nothing


@pytest.mark.parametrize(("version", "nothing"), [("10.15.7", True), ("99.0", False)])
def test_what_is_not_listed_is_old_or_new(version: str, nothing: bool, make_mac) -> None:
    assert gets_nothing(make_mac(version=version)) is nothing
