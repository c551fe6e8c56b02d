"""The app for macOS in a disk image; made on a Mac alone.

Sources: PyInstaller's manual (spec files, ``BUNDLE``), Apple's Information Property List, iconutil(1).
"""

from __future__ import annotations

import os
import platform
import struct
import sys
from pathlib import Path
from string import Template

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from shipping.icons import DRAWING
from shipping.papers import write_licences
from shipping.parts import parts
from shipping.programs import BuildError, empty, run
from shipping.project import DIST, TOP, WORK, publisher

_SOURCES = TOP / "installer" / "macos"
# What each size is called in the file: the side in pixels, once as it is and once for twice as fine a screen.
_NAMES = {
    16: ("icp4",), 32: ("icp5", "ic11"), 64: ("ic12",), 128: ("ic07",), 256: ("ic08", "ic13"),
    512: ("ic09", "ic14"), 1024: ("ic10",),
}  # fmt: skip
_PROFILE = "POSTURE_MACOS_PROFILE"


def make_for_macos(version: str) -> Path:
    """Freeze, sign, pack, and have it notarised where ``$POSTURE_MACOS_PROFILE`` is set; the disk image."""
    if sys.platform != "darwin":
        raise BuildError("The app for macOS is made on a Mac.")
    made = empty(WORK / "macos")
    prepare(made, version)
    run(
        [
            sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "ERROR",
            "--distpath", made / "frozen", "--workpath", made / "pyinstaller", _SOURCES / "posture.spec",
        ],
        more={"POSTURE_MACOS_MADE": str(made), "PYINSTALLER_CONFIG_DIR": str(made / "cache")},
    )  # fmt: skip
    image = DIST / f"Posture-{version}-macos-{platform.machine()}.dmg"
    run([_SOURCES / "dmg.sh", made / "frozen" / "Posture.app", image])
    if os.environ.get(_PROFILE):
        run([_SOURCES / "notarise.sh", image])
    return image


def prepare(made: Path, version: str) -> None:
    """Write into the folder what the spec reads: ``Info.plist``, ``posture.icns``, and ``papers/``."""
    text = (_SOURCES / "Info.plist").read_text(encoding="utf-8")
    filled = Template(text).substitute(id=publisher().id, version=version)
    (made / "Info.plist").write_text(filled, encoding="utf-8")
    (made / "posture.icns").write_bytes(icns())
    about = parts(made)
    write_licences(made / "papers", about)
    [python] = next(part.texts for part in about if part.name == "Python")
    (made / "papers" / "LICENSE.txt").write_text(python, encoding="utf-8")


def icns() -> bytes:
    """The app's icon in all sizes that macOS asks for, each a PNG, behind its name and length."""
    entries = []
    for side, names in _NAMES.items():
        picture = _png(side)
        entries += [name.encode() + struct.pack(">I", len(picture) + 8) + picture for name in names]
    whole = b"".join(entries)
    return b"icns" + struct.pack(">I", len(whole) + 8) + whole


def _png(side: int) -> bytes:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(buffer.data().data())
