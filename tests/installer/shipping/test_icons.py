"""The icon in every size that a theme asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtGui", exc_type=ImportError)

from PySide6.QtGui import QImage, QImageReader
from shipping.icons import SIDES, SIDES_ON_WINDOWS, write_ico, write_icons


def test_every_size_is_drawn_and_has_clear_corners(tmp_path: Path) -> None:
    write_icons(tmp_path)
    for side in SIDES:
        image = QImage(str(tmp_path / f"{side}x{side}" / "apps" / "posture.png"))
        assert (image.width(), image.height()) == (side, side)
        assert image.pixelColor(0, 0).alpha() == 0
        assert image.pixelColor(side // 2, side // 8).blue() > 150
    assert (tmp_path / "scalable" / "apps" / "posture.svg").is_file()


def test_a_second_drawing_is_the_same(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_icons(tmp_path / name)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*.png")]
    assert len(files) == len(SIDES)
    assert all(
        (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes() for name in files
    )


def test_windows_gets_its_sizes_in_one_file(tmp_path: Path) -> None:
    write_ico(tmp_path / "posture.ico")
    reader = QImageReader(str(tmp_path / "posture.ico"))
    assert reader.imageCount() == len(SIDES_ON_WINDOWS)
    sides = []
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        sides.append(reader.read().width())
    assert tuple(sides) == SIDES_ON_WINDOWS
