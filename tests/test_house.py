"""The house keeps its order: style, types, import directions, sizes and names."""

from __future__ import annotations

import ast
import importlib
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
MODULES = sorted((TOP / "src").rglob("*.py"))
INSTALLERS = sorted((TOP / "installer").rglob("*.py"))
BIN = Path(sys.executable).parent


def _passes(*command: str) -> None:
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_imports_run_only_in_the_directions_of_the_table() -> None:
    _passes(str(BIN / "lint-imports"), "--no-cache")


def test_the_style_is_kept() -> None:
    _passes(str(BIN / "ruff"), "check", "--no-cache")
    _passes(str(BIN / "ruff"), "format", "--check", "--no-cache")


@pytest.mark.timeout(600)  # without a cache, on a busy computer
@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_the_types_hold_on(platform: str) -> None:
    _passes(str(BIN / "mypy"), "--platform", platform, "--cache-dir", f".mypy_cache/{platform}")


@pytest.mark.parametrize("path", [*MODULES, *INSTALLERS], ids=lambda path: str(path.relative_to(TOP)))
def test_no_module_is_over_250_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def test_no_module_is_a_drawer() -> None:
    drawers = {"util", "utils", "helper", "helpers", "common", "misc", "manager"}
    assert not [path for path in (*MODULES, *INSTALLERS) if drawers & set(path.stem.split("_"))]


def test_on_the_client_only_the_transport_can_reach_a_network() -> None:
    """What import-linter cannot see: parts of the standard library that open connections."""
    opens = re.compile(
        r"urllib\.request|http\.client|create_connection|AF_INET\b.*connect|QtNetwork\.QNetwork"
    )
    found = [path for path in MODULES if opens.search(path.read_text(encoding="utf-8"))]
    assert not found


def test_every_program_that_is_started_is_told_to_open_no_console() -> None:
    """Windows would open one for it, and a black window would flash over whatever the person does."""
    starts = {"Popen", "call", "check_call", "check_output", "create_subprocess_exec", "run"}
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                asked = ast.unparse(node.func)
                if asked.startswith(("subprocess.", "asyncio.create_sub")) and node.func.attr in starts:
                    found.append((path.name, "creationflags" in [word.arg for word in node.keywords]))
    assert len(found) > 3
    assert [name for name, is_told in found if not is_told] == []


def test_the_lock_file_is_up_to_date() -> None:
    uv = shutil.which("uv") or TOP / "build" / "uv"
    if not Path(uv).exists():
        pytest.skip("uv is not on this machine: make test fetches it")
    _passes(str(uv), "lock", "--check", "--offline")


@pytest.mark.parametrize("path", sorted((TOP / "benchmarks").glob("*.py")), ids=lambda path: path.name)
def test_what_a_benchmark_takes_from_the_program_is_there(path: Path) -> None:
    """Nothing else looks at them until somebody wants a figure."""
    taken = [
        (str(node.module), alias.name)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("posture")
        for alias in node.names
    ]
    there = ((hasattr(importlib.import_module(each), name), f"{each}.{name}") for each, name in taken)
    assert not [place for found, place in there if not found and find_spec(place) is None]
