"""What the tests of the words stand on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent))  # making/ serves make.py and these tests

from posture.words import speech
from posture.words.phrase import ENGLISH


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """Whatever a test speaks, the next one is spoken to in English."""
    yield
    speech.speak(ENGLISH)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command prints in a language: ``told("de", "check")``."""
    from posture.cli.main import run

    def command(language: str, *arguments: str) -> str:
        monkeypatch.setenv("POSTURE_LANGUAGE", language)
        monkeypatch.setenv("COLUMNS", "100")
        capsys.readouterr()
        with suppress(SystemExit):  # argparse leaves this way
            run(arguments)
        captured = capsys.readouterr()
        return captured.out + captured.err

    return command
