"""The app's icon in all sizes, out of one drawing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from shipping.project import TOP

DRAWING = TOP / "installer" / "icon.svg"
SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)


def write_icons(folder: Path) -> None:
    """``SIDExSIDE/apps/posture.png`` and ``scalable/apps/posture.svg``.

    Source: the icon theme specification of freedesktop.org.
    """
    drawing = QSvgRenderer(str(DRAWING))
    for side in SIDES:
        image = QImage(side, side, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        drawing.render(painter)
        painter.end()
        image.save(str(_place(folder, f"{side}x{side}", "png")))
    _place(folder, "scalable", "svg").write_bytes(DRAWING.read_bytes())


def _place(folder: Path, size: str, kind: str) -> Path:
    place = folder / size / "apps" / f"posture.{kind}"
    place.parent.mkdir(parents=True, exist_ok=True)
    return place
