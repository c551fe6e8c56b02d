"""Every fault is put by program into the translation of every lesson, and told by its code on its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from faults.translated import FAULTS, TRANSLATIONS, inject


@pytest.mark.parametrize("path", TRANSLATIONS, ids=lambda path: path.parent.name)
def test_every_fault_in_a_translation_is_told_by_its_code_on_its_line(path: Path) -> None:
    assert [result.missed for result in inject(path) if result.missed] == []


def test_every_kind_of_fault_is_put_into_some_translation() -> None:
    assert {result.name for path in TRANSLATIONS for result in inject(path)} == FAULTS.keys()
