"""The name on the public index is ours, and no text of ours leads anybody to the one that is not."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

from posture import DISTRIBUTION

TOP = Path(__file__).parents[2]
KINDS = {".md", ".py", ".toml", ".po", ".ts", ".svg", ".xml", ".spec", ".sh", ".desktop", ""}
FOLDERS = ("src", "docs", "installer", "checks", "lessons", "ui", ".ci", "benchmarks")
TEXTS = sorted(
    file
    for place in (*map(TOP.joinpath, FOLDERS), *TOP.glob("*.md"), TOP / "Makefile", TOP / "pyproject.toml")
    for file in (place.rglob("*") if place.is_dir() else [place])
    if file.is_file() and file.suffix in KINDS
)
# A command that asks an index for the name alone, in whatever way: pip, pipx, uv, uvx, Poetry, conda.
FROM_AN_INDEX = re.compile(
    r"(?:\b(?:pip3?|pipx|uv|uv tool|uv pip|poetry|conda|mamba)\s+(?:install|add|upgrade|download)"
    r"|\b(?:uvx|pipx run|uv tool run)(?!\s+--(?:from|spec)))"
    r"(?:\s+-[^\s]+|\s+[a-z0-9_.\[\]-]+)*?\s+[\"']?posture(?:\[[a-z,]+\])?(?=[\s\"'`,;:.)=<>~]|$)"
    r"|pypi\.org/(?:project|simple)/posture(?![\w-])"
)


def test_the_name_is_the_one_that_is_installed() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["name"] == DISTRIBUTION
    installed = distribution(DISTRIBUTION)
    assert installed.version == project["version"]
    starts = {point.name for point in installed.entry_points}
    assert starts == {"posture", "posture-collector", "posture-window"}


@pytest.mark.parametrize(
    "line",
    [
        "pip install posture",
        "python3 -m pip install --user posture",
        "pipx install 'posture[collector]'",
        "uv tool install posture",
        "Then `uvx posture`.",
        "pipx run posture check",
        "uv add posture>=1",
        "see https://pypi.org/project/posture/",
    ],
)
def test_what_leads_to_somebody_elses_program_is_noticed(line: str) -> None:
    assert FROM_AN_INDEX.search(line)


@pytest.mark.parametrize(
    "line",
    [
        "uv tool install posture-checkup",
        "uvx --from posture-checkup posture",
        "uv run posture",
        "sudo apt install ./posture_0.1.0_amd64.deb",
        "uv pip install ./posture_checkup-0.1.0-py3-none-any.whl",
    ],
)
def test_what_does_not_is_left_alone(line: str) -> None:
    assert not FROM_AN_INDEX.search(line)


def test_no_text_tells_anybody_to_install_what_is_not_ours() -> None:
    assert len(TEXTS) > 500
    found = {
        str(file.relative_to(TOP)): match[0]
        for file in TEXTS
        if (match := FROM_AN_INDEX.search(file.read_text(encoding="utf-8")))
    }
    assert not found
