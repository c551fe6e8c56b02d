"""What the terminal and the window may take from ``posture.application``."""

from __future__ import annotations

import ast
import pkgutil
from importlib import import_module
from pathlib import Path

import pytest

import posture.application as application


def _promised() -> set[tuple[str, str]]:
    """What type checkers are told: module and name of every import below TYPE_CHECKING."""
    tree = ast.parse(Path(application.__file__).read_text(encoding="utf-8"))
    block = next(node for node in tree.body if isinstance(node, ast.If))
    return {
        (line.module or "", name.name)
        for line in block.body
        if isinstance(line, ast.ImportFrom)
        for name in line.names
    }


def test_every_name_that_type_checkers_know_is_there_at_run_time() -> None:
    assert {(module, name) for name, module in application._HOME_OF.items()} == _promised()


@pytest.mark.parametrize(("module", "name"), sorted(_promised()))
def test_a_name_is_the_thing_in_its_module(module: str, name: str) -> None:
    assert getattr(application, name) is getattr(import_module(module), name)


def test_no_name_is_hidden_by_a_module_of_the_same_name() -> None:
    modules = {module.name for module in pkgutil.iter_modules(application.__path__)}
    assert not modules & application._HOME_OF.keys()


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_thing"):
        _ = application.no_such_thing  # type: ignore[attr-defined]
