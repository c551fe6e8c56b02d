from __future__ import annotations

import pytest

from posture.application.errors import ApplicationError
from posture.application.shipped_files import shipped_bytes, shipped_names


def test_a_shipped_file_is_found() -> None:
    assert shipped_bytes("checks/screen-lock.md").startswith(b"---\ncheck: screen-lock\n")
    assert "screen-lock.md" in shipped_names("checks")


def test_a_missing_file_says_that_the_copy_is_incomplete() -> None:
    with pytest.raises(ApplicationError, match="this copy of Posture is incomplete"):
        shipped_bytes("ui/themes/none.toml")
    assert shipped_names("nothing/here") == ()
