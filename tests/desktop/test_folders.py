"""An entry of the system's is there whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from posture.desktop.errors import DesktopError
from posture.desktop.folders import whole
from posture.words.phrase import phrase

REFUSED = phrase("It did not work ({why}). Nothing was changed.")


def half_make(entry: Path, undo: Callable[[], None], error: Exception) -> None:
    with whole(entry.parent, undo, REFUSED):
        entry.touch()
        raise error


def test_what_was_made_stays_with_the_folders_it_needed(tmp_path: Path) -> None:
    folder = tmp_path / "of" / "entries"
    with whole(folder, pytest.fail, REFUSED):
        (folder / "entry").touch()
    assert (folder / "entry").exists()


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), DesktopError("No room.")])
def test_where_it_breaks_off_half_of_it_goes_again_and_the_reason_is_told(
    tmp_path: Path, error: Exception
) -> None:
    entry = tmp_path / "of" / "entries" / "entry"
    with pytest.raises(DesktopError, match=r"\((No space left on device|No room)\). Nothing was changed."):
        half_make(entry, entry.unlink, error)
    assert list(tmp_path.iterdir()) == []


def test_where_it_cannot_be_put_back_nobody_claims_that_nothing_was_changed(tmp_path: Path) -> None:
    def stay() -> None:
        raise DesktopError("Delete it yourself.")

    entry = tmp_path / "entries" / "entry"
    with pytest.raises(DesktopError, match="Delete it yourself"):
        half_make(entry, stay, OSError())
    assert entry.exists()


def test_where_the_folder_itself_cannot_be_nothing_is_left_of_the_way_to_it(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DesktopError, match="It did not work"), whole(tmp_path / "file" / "a", list, REFUSED):
        pytest.fail("there is no folder to write into")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
