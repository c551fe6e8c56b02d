"""The machines, each made once a run."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parents[2] / "installer"))

from debian import Debian, Tree, debian_tree, started
from windows_python import WindowsPython, windows_python


@pytest.fixture(scope="session")
def windows() -> WindowsPython:
    return windows_python()


@pytest.fixture(scope="session")
def tree() -> Tree:
    return debian_tree()


@pytest.fixture
def debian(tree: Tree) -> Iterator[Debian]:
    """A Debian as new, booted."""
    with started(tree) as machine:
        yield machine
