"""The licences of what is shipped, against the lock file."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from posture import DISTRIBUTION
from posture.application.licences import Component, components

LOCK = Path(__file__).parents[2] / "uv.lock"


@pytest.fixture(scope="module")
def shipped() -> dict[str, Component]:
    return {each.name.lower().replace("_", "-").replace(".", "-"): each for each in components()}


def _locked_for_running() -> set[str]:
    """What the lock file gives to a Posture without extras, where it is installed on this system."""
    packages = {each["name"]: each for each in tomllib.loads(LOCK.read_text(encoding="utf-8"))["package"]}
    found: set[str] = set()
    waiting = [DISTRIBUTION]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [each["name"] for each in packages[name].get("dependencies", ())]
    installed = set()
    for name in found:
        try:
            distribution(name)
        except PackageNotFoundError:
            continue
        installed.add(name)
    return installed


def test_everything_that_is_locked_for_running_is_there(shipped: dict[str, Component]) -> None:
    wanted = _locked_for_running()
    assert len(wanted) > 20
    assert wanted <= shipped.keys()


def test_nothing_is_there_that_only_developers_need(shipped: dict[str, Component]) -> None:
    assert not {"pytest", "ruff", "mypy", "hypothesis", "sqlalchemy", "granian"} & shipped.keys()


def test_each_has_a_licence_in_short_and_its_whole_text(shipped: dict[str, Component]) -> None:
    assert not [name for name, each in shipped.items() if not each.licence or len(each.licence) > 90]
    assert not [name for name, each in shipped.items() if len(each.text) < 500]


def test_versions_are_those_that_run(shipped: dict[str, Component]) -> None:
    assert shipped["pyside6-essentials"].version == distribution("pyside6-essentials").version
    assert shipped["python"].version == ".".join(map(str, sys.version_info[:3]))


def test_qt_comes_with_the_texts_that_its_licence_asks_for(shipped: dict[str, Component]) -> None:
    """LGPL, version 3, section 4b: its text and that of the GNU GPL go with the program."""
    for name in ("pyside6-essentials", "shiboken6"):
        text = shipped[name].text
        assert re.search(r"GNU LESSER GENERAL PUBLIC LICENSE\s+Version 3, 29 June 2007", text)
        assert re.search(r"GNU GENERAL PUBLIC LICENSE\s+Version 3, 29 June 2007", text)
        assert "END OF TERMS AND CONDITIONS" in text


def test_posture_itself_stands_first(shipped: dict[str, Component]) -> None:
    assert next(iter(shipped)) == DISTRIBUTION
    assert "Apache" in shipped[DISTRIBUTION].licence


def test_every_font_that_is_shipped_has_its_licence_there(shipped: dict[str, Component]) -> None:
    fonts = Path(__file__).parents[2] / "ui" / "fonts"
    families = {file.name.partition("-")[0].lower() for file in fonts.glob("*.[ot]tf")}
    assert families <= shipped.keys()
