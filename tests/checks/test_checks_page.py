"""The page that says how each check knows is true to the checks."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # checks_page.py is a script as well

from checks_page import PAGE, measured_on, page

from posture.checks.catalogue import load
from posture.checks.check import Check
from posture.content.locate import shipped

CHECKS = tuple(load(shipped() / "checks").checks.values())


def test_the_page_is_what_the_checks_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "make docs writes it anew"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_says_for_each_system_where_its_answer_comes_from(check: Check) -> None:
    assert set(check.origins) == set(measured_on(check))
