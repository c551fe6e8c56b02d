"""What a run says that it shortened is there, short and long."""

from __future__ import annotations

from pathlib import Path

import pytest

from shortened import SHORTENED

TESTS = Path(__file__).parent


@pytest.mark.parametrize("named", [each for tests in SHORTENED.values() for each in tests])
def test_what_is_said_to_be_shortened_is_there(named: str) -> None:
    file, _, test = named.partition("::")
    text = (TESTS / file).read_text(encoding="utf-8")
    assert not test or f"def {test}(" in text
