"""Every refusal has a code of the list, and every code of the list has a refusal."""

from __future__ import annotations

import ast
from pathlib import Path

import posture.ballots
from posture.ballots.errors import CODES, BallotError

MODULES = sorted(Path(next(iter(posture.ballots.__path__))).glob("*.py"))


def codes_raised() -> set[str]:
    """The first argument of every BallotError in the package, and the codes handed to ``constant``."""
    found = set()
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            position = {"BallotError": 0, "constant": 2}.get(name)
            if position is not None and len(node.args) > position:
                argument = node.args[position]
                if isinstance(argument, ast.Constant):
                    found.add(str(argument.value))
    return found


def test_the_codes_are_those_that_are_raised() -> None:
    assert codes_raised() == set(CODES)


def test_an_error_is_a_code_and_a_sentence() -> None:
    error = BallotError("too-few", "7 of 10 joined; sums start at ten.")
    assert (error.code, str(error)) == ("too-few", "7 of 10 joined; sums start at ten.")
