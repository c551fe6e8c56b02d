"""The pictures in the documents show the window as it is, and somebody looked at them when it changed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from gates.likeness import Likeness, kept, likeness
from gates.person import Home
from pictures import DRAWN, LIKENESS, PICTURES, take
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from posture.ui.look import Look

FOLDER = Path(__file__).parents[3] / "docs" / "pictures"
OTHERS = ("before/", "promises/")
"""Pictures of how it was once, which stay as they are, and whole pages that make promises renews."""

pytestmark = pytest.mark.xdist_group("gates")


def test_every_picture_is_kept_with_its_likeness() -> None:
    files = {str(file.relative_to(FOLDER).with_suffix("")): file for file in FOLDER.rglob("*.png")}
    now = {name: file for name, file in files.items() if not name.startswith(OTHERS)}
    known = kept(FOLDER / LIKENESS)
    assert now.keys() == known.keys() == {picture.name for picture in PICTURES}
    assert [name for name, file in now.items() if not likeness(QImage(str(file))).is_like(known[name])] == []


def test_the_window_looks_as_the_pictures_show_it(
    qapp: QApplication, dressed_again: Look, homes: Mapping[str, Home], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it does not: “make pictures”, look at those that it names, and commit them."""
    monkeypatch.setenv("POSTURE_PASSPHRASE", "a sentence for the scenes")
    known = kept(FOLDER / LIKENESS)
    changed = [
        picture.name
        for picture, image in take(qapp, dressed_again, homes)
        if picture.name not in DRAWN and not likeness(image).is_like(known[picture.name])
    ]
    assert changed == []


def _page(*, moved: int = 0, family: str = "DejaVu Sans", title: str = "A heading") -> Likeness:
    """A page with a heading, a card that may lie elsewhere, and lines of words."""
    image = QImage(980, 660, QImage.Format.Format_RGB32)
    image.fill(QColor("#f5f6f8"))
    painter = QPainter(image)
    painter.fillRect(190, 150 + moved, 700, 200, QColor("#ffffff"))
    painter.setFont(QFont(family, 24))
    painter.drawText(190, 80, title)
    painter.setFont(QFont(family, 11))
    for line in range(6):
        painter.drawText(220, 190 + moved + 24 * line, "Words that stand in a card, line by line")
    painter.end()
    return likeness(image)


def test_another_layout_is_noticed(qapp: QApplication) -> None:
    assert not _page(moved=40).is_like(_page())


def test_another_size_is_noticed(qapp: QApplication) -> None:
    assert not Likeness(980, 661, _page().light).is_like(_page())


def test_another_day_in_the_heading_is_not(qapp: QApplication) -> None:
    assert _page(title="A headins").is_like(_page())
