"""The app's icon in all sizes, out of one drawing."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from shipping.project import TOP

DRAWING = TOP / "installer" / "icon.svg"
SIDES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SIDES_ON_WINDOWS = (16, 20, 24, 32, 40, 48, 64, 256)
# What macOS calls each: once for a side in pixels, once for half of it on a screen that is twice as fine.
NAMES_ON_MACOS = {
    16: ("icp4",), 32: ("icp5", "ic11"), 64: ("ic12",), 128: ("ic07",), 256: ("ic08", "ic13"),
    512: ("ic09", "ic14"), 1024: ("ic10",),
}  # fmt: skip


def write_icons(folder: Path) -> None:
    """``SIDExSIDE/apps/posture.png`` and ``scalable/apps/posture.svg``.

    Source: the icon theme specification of freedesktop.org.
    """
    for side in SIDES:
        _place(folder, f"{side}x{side}", "png").write_bytes(_png(side))
    _place(folder, "scalable", "svg").write_bytes(DRAWING.read_bytes())


def write_ico(place: Path) -> None:
    """One file with the sizes that Windows asks for, each a PNG, which it reads since Vista.

    Source: https://learn.microsoft.com/previous-versions/ms997538(v=msdn.10)
    """
    pictures = [(side, _png(side)) for side in SIDES_ON_WINDOWS]
    head, entry = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
    offset = head.size + entry.size * len(pictures)
    entries = []
    for side, data in pictures:
        written = side % 256  # 0 says 256
        entries.append(entry.pack(written, written, 0, 0, 1, 32, len(data), offset))
        offset += len(data)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"".join([head.pack(0, 1, len(pictures)), *entries, *(data for _, data in pictures)]))


def write_icns(place: Path) -> None:
    """One file with the sizes that macOS asks for, each a PNG behind its name and length.

    Source: iconutil(1), and the format as https://en.wikipedia.org/wiki/Apple_Icon_Image_format describes it.
    """
    entries = []
    for side, names in NAMES_ON_MACOS.items():
        picture = _png(side)
        entries += [name.encode() + struct.pack(">I", len(picture) + 8) + picture for name in names]
    whole = b"".join(entries)
    place.write_bytes(b"icns" + struct.pack(">I", len(whole) + 8) + whole)


def _png(side: int) -> bytes:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


def _place(folder: Path, size: str, kind: str) -> Path:
    place = folder / size / "apps" / f"posture.{kind}"
    place.parent.mkdir(parents=True, exist_ok=True)
    return place
