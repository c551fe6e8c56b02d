"""The app for macOS in a disk image; made on a Mac alone.

Sources: PyInstaller's manual (spec files, ``BUNDLE``), Apple's Information Property List.
"""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path
from string import Template

from shipping.icons import write_icns
from shipping.papers import write_licences
from shipping.parts import parts
from shipping.programs import BuildError, empty, run
from shipping.project import DIST, TOP, WORK, publisher

_SOURCES = TOP / "installer" / "macos"
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
    write_icns(made / "posture.icns")
    about = parts(made)
    write_licences(made / "papers", about)
    [python] = next(part.texts for part in about if part.name == "Python")
    (made / "papers" / "LICENSE.txt").write_text(python, encoding="utf-8")
