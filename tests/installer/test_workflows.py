"""What GitHub's machines do with each push: pinned, with no right that it does not need, and sound shell.

None of it ran there yet. What can be known without GitHub is held here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

TOP = Path(__file__).parents[2]
FOLDER = TOP / ".github" / "workflows"
WORKFLOWS = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.yml")}
JOBS = {f"{name}/{job}": told for name, flow in WORKFLOWS.items() for job, told in flow["jobs"].items()}
STEPS = [(name, step) for name, job in JOBS.items() for step in job.get("steps", [])]
_EXPRESSION = re.compile(r"\$\{\{.*?\}\}")


def test_there_is_one_for_tests_one_for_packages_and_one_for_releases() -> None:
    assert set(WORKFLOWS) == {"tests", "packages", "release"}
    assert len(STEPS) > 15


@pytest.mark.skipif(
    sys.platform == "win32", reason="needs the environment of the project, not a folder of it"
)
def test_zizmor_finds_nothing() -> None:
    """A linter for what makes workflows dangerous, at its second strictest; it asks no network."""
    done = subprocess.run(
        [Path(sys.executable).with_name("zizmor"), "--offline", "--persona=pedantic", ".github"],
        cwd=TOP, env={**os.environ, "NO_COLOR": "1"}, capture_output=True, text=True, timeout=100,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_action_and_image_is_named_by_its_hash() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yml"))
    used = re.findall(r"(?m)^\s*-? ?uses: (.+)$", text)
    assert used
    for name in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", name) or name.startswith("./"), (
            name
        )
    images = re.findall(r"(?m)^\s*container: (?!\$\{\{)(.+)$", text)
    assert images
    assert all(re.fullmatch(r"debian:\d+-slim@sha256:[0-9a-f]{64}", image) for image in images)


def test_one_action_has_one_hash() -> None:
    found: dict[str, set[str]] = {}
    for _, step in STEPS:
        if "uses" in step:
            name, _, commit = step["uses"].partition("@")
            found.setdefault(name, set()).add(commit)
    assert {name: commits for name, commits in found.items() if len(commits) > 1} == {}


def test_only_what_makes_a_release_may_write() -> None:
    assert {name: flow["permissions"] for name, flow in WORKFLOWS.items()} == {name: {} for name in WORKFLOWS}
    for name, job in JOBS.items():
        wanted = {"contents": "write"} if name == "release/publish" else {"contents": "read"}
        assert job["permissions"] == wanted, name


def test_no_secret_is_near_what_somebody_proposes() -> None:
    for name, flow in WORKFLOWS.items():
        triggers = flow[True]  # YAML 1.1 reads “on” as yes
        assert "pull_request_target" not in triggers
        if "pull_request" in triggers:
            assert "secrets." not in (FOLDER / f"{name}.yml").read_text(encoding="utf-8")
    assert all(
        step["with"]["persist-credentials"] is False
        for _, step in STEPS
        if step.get("uses", "").startswith("actions/checkout@")
    )


def _scripts() -> Iterator[tuple[str, str]]:
    for name, step in STEPS:
        if "run" in step:
            yield name, step["run"]


def test_no_expression_is_filled_into_a_script() -> None:
    """Whoever names a branch would write the script otherwise."""
    assert [script for _, script in _scripts() if _EXPRESSION.search(script)] == []


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
def test_every_script_can_be_read_by_the_shell() -> None:
    for name, script in _scripts():
        done = subprocess.run(
            ["bash", "-n"], input=script, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, f"{name}: {done.stderr}"


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="apt-get install shellcheck")
def test_shellcheck_finds_nothing_in_any_script() -> None:
    for name, script in _scripts():
        done = subprocess.run(
            ["shellcheck", "--shell=bash", "-"],
            input=script, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{name}: {done.stdout}"


def test_what_the_scripts_start_is_there() -> None:
    text = "\n".join(script for _, script in _scripts())
    targets = set(re.findall(r"(?m)^\s*make ([a-z-]+)", text))
    phony = re.search(r"(?m)^\.PHONY: (.*)$", (TOP / "Makefile").read_text(encoding="utf-8"))
    assert targets
    assert phony is not None
    assert targets <= set(phony[1].split())
    paths = re.findall(r"(?:tests|installer|\.ci)/[\w./-]+", text)
    assert paths
    assert [path for path in paths if not (TOP / path).exists()] == []
    assert (TOP / "installer" / "shipping" / "release.py").is_file()


def test_windows_and_macos_run_the_suite() -> None:
    job: dict[str, Any] = JOBS["tests/elsewhere"]
    runners = {each["runner"] for each in job["strategy"]["matrix"]["include"]}
    assert {runner.partition("-")[0] for runner in runners} == {"windows", "macos"}
    assert any('"$UV" run --no-sync pytest' in step.get("run", "") for step in job["steps"])


def test_a_release_holds_both_processors() -> None:
    job = JOBS["packages/linux"]
    assert {each["processor"] for each in job["strategy"]["matrix"]["include"]} == {"amd64", "arm64"}
    assert JOBS["release/publish"]["needs"] == "packages"
