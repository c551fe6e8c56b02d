"""The words that readers look for, from the code of all of them."""

from __future__ import annotations

from importlib.machinery import ModuleSpec
from types import CodeType

import pytest

from posture.facts import vocabulary as module
from posture.facts.vocabulary import vocabulary


class _Frozen:
    """A loader as a frozen program has it: it reads code and belongs to none of importlib's classes."""

    def __init__(self, spec: ModuleSpec) -> None:
        self._spec = spec

    def get_code(self, name: str) -> CodeType | None:
        return self._spec.loader.get_code(name)


def test_words_of_readers_are_in_it() -> None:
    assert {"automaticlogin", "unattended", "ufw"} <= vocabulary()


def test_a_frozen_program_has_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = vocabulary()
    read = module._code

    def frozen(spec: ModuleSpec):
        return read(ModuleSpec(spec.name, _Frozen(spec)))

    monkeypatch.setattr(module, "_code", frozen)
    assert vocabulary() == whole
