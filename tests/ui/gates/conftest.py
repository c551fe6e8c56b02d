"""What the gates stand on: homes that are made once a run, and the application in its usual dress."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import count
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "words"))

from gates.homes import cheapen, make_homes
from gates.person import Home
from PySide6.QtWidgets import QApplication

from posture.ui.look import Choice, Look


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Home]:
    """Half a minute of a real collector's round; see ``homes.py``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POSTURE_KEYRING", "off")
        patch.setenv("POSTURE_PASSPHRASE", "a sentence for the scenes")
        cheapen(patch.setattr)
        return make_homes(tmp_path_factory.mktemp("homes"))


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A passphrase costs little here, and no longer than here."""
    cheapen(monkeypatch.setattr)


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[], Path]:
    """Folders that are not there yet."""
    numbers = count()
    return lambda: tmp_path / f"home-{next(numbers)}"


@pytest.fixture
def dressed_again(look: Look, qapp: QApplication) -> Iterator[Look]:
    """The look, which comes back to the usual one whatever was put on meanwhile."""
    yield look
    look.choose(Choice.LIGHT)
