"""What dpkg runs is sound shell, and a purge asks before it deletes what nobody can bring back."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

DEBIAN = Path(__file__).parents[3] / "installer" / "collector" / "debian"
SCRIPTS = sorted(path for path in DEBIAN.iterdir() if path.read_text(encoding="utf-8").startswith("#!"))


def test_there_are_the_scripts_that_the_package_needs() -> None:
    assert [path.name for path in SCRIPTS] == ["config", "postinst", "postrm", "prerm"]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_it_stops_at_the_first_failure(script: Path) -> None:
    assert script.read_text(encoding="utf-8").startswith("#!/bin/sh\nset -e\n")


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="apt-get install shellcheck")
@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_shellcheck_finds_nothing(script: Path) -> None:
    # What debconf brings is not followed: on this computer it may not be.
    done = subprocess.run(
        ["shellcheck", "--exclude=SC1091,SC2119", str(script)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


def test_a_purge_deletes_the_organisation_only_after_a_yes() -> None:
    asked = (DEBIAN / "templates").read_text(encoding="utf-8")
    assert "Template: posture-collector/delete\nType: boolean\nDefault: false\n" in asked
    purge = (DEBIAN / "postrm").read_text(encoding="utf-8")
    before, deletes = purge.split("rm -rf")
    assert "answer=false" in before
    assert before.rstrip().endswith('if [ "$answer" = true ]; then')
    assert "rm -rf" not in deletes


def test_what_the_readme_types_is_understood() -> None:
    """Its lines of ``posture-collector`` are read by the program's own parser."""
    from posture.collector.cli import parser

    text = (DEBIAN / "README.Debian").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = re.findall(r"(?m)^ {4}.*?\bposture-collector (init|invite) (.*)$", text)
    assert len(lines) == 3
    for command, words in lines:
        assert parser().parse_args([command, *words.split()])
