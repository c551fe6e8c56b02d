"""The door is read by any Python, and says in a sentence where it is too old."""

from __future__ import annotations

import ast
import runpy
import sys
from pathlib import Path

import machine
import pytest

DOOR = Path(__file__).parents[3] / "installer" / "linux" / "bootstrap.py"


def test_another_word_is_answered_with_the_usage(capsys) -> None:
    assert machine.main(["everything"]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("minor", range(4, 12))
def test_the_door_can_be_read_by_an_older_python(minor: int) -> None:
    ast.parse(DOOR.read_text(encoding="utf-8"), feature_version=(3, minor))


@pytest.mark.parametrize(
    ("version", "told"), [((2, 7), "2.7"), ((3, 6), "3.6"), ((3, 9), "3.9"), ((3, 10), "3.10")]
)
def test_an_older_python_is_told_in_a_sentence(version: tuple[int, int], told: str) -> None:
    sentence = runpy.run_path(str(DOOR))["too_old"](version, "/usr/bin/python3")
    assert sentence.startswith("Posture needs Python 3.11 or newer")
    assert f"/usr/bin/python3 is Python {told}." in sentence
    assert sentence.count("\n") == 1


def test_a_new_enough_python_is_told_nothing() -> None:
    assert runpy.run_path(str(DOOR))["too_old"](sys.version_info, sys.executable) == ""
