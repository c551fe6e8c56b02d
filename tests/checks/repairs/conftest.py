"""Computers that can be set."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # settable.py serves the window's tests, too

from settable import Settable


@pytest.fixture
def settable(hosts: Path) -> Callable[[str], Settable]:
    """The recorded computer of that name, which can be set."""
    return lambda name: Settable(hosts / name)
