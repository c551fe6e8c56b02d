"""What macOS is told of the app, read as macOS's own format, and the icon that it shows."""

from __future__ import annotations

import plistlib
import struct
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtGui", exc_type=ImportError)

from PySide6.QtGui import QImage
from shipping import macos
from shipping.parts import Part
from shipping.programs import BuildError
from shipping.project import publisher

FOLDER = Path(__file__).parents[3] / "installer" / "macos"
PYTHON = Part("Python", "3", "pkg:generic/python@3", "PSF-2.0", ("the text of Python's licence",))
OWN = Part("posture-checkup", "1", "pkg:pypi/posture-checkup@1", "Apache-2.0", ("ours",))


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a build reads; PyInstaller, whose licence is listed, is not in this environment."""
    monkeypatch.setattr(macos, "parts", lambda _: [OWN, PYTHON])
    macos.prepare(tmp_path, "1.2.3")
    return tmp_path


def test_the_app_says_who_it_is_and_that_it_has_a_window(made: Path) -> None:
    about = plistlib.loads((made / "Info.plist").read_bytes())
    assert about["CFBundleIdentifier"] == publisher().id
    assert about["CFBundleShortVersionString"] == about["CFBundleVersion"] == "1.2.3"
    assert about["CFBundleExecutable"] == "posture-window"
    assert about["LSBackgroundOnly"] is False  # PyInstaller says otherwise where one program has a console
    assert about["NSHighResolutionCapable"] is True
    assert "$" not in (made / "Info.plist").read_text(encoding="utf-8")


def test_it_speaks_the_languages_that_posture_does(made: Path) -> None:
    about = plistlib.loads((made / "Info.plist").read_bytes())
    words = FOLDER.parents[1] / "src" / "posture" / "words"
    assert set(about["CFBundleLocalizations"]) == {"en", *(path.stem for path in words.glob("*.po"))}


def test_the_hardened_runtime_leaves_it_two_liberties_and_no_more() -> None:
    liberties = plistlib.loads((FOLDER / "entitlements.plist").read_bytes())
    assert liberties == {
        "com.apple.security.cs.disable-library-validation": True,
        "com.apple.security.cs.allow-unsigned-executable-memory": True,
    }


def test_the_icon_holds_a_picture_of_each_size(made: Path) -> None:
    data = (made / "posture.icns").read_bytes()
    assert data[:4] == b"icns"
    assert struct.unpack(">I", data[4:8])[0] == len(data)
    sides, place = {}, 8
    while place < len(data):
        size = struct.unpack(">I", data[place + 4 : place + 8])[0]
        picture = QImage.fromData(data[place + 8 : place + size], "PNG")
        assert picture.width() == picture.height()
        assert picture.pixelColor(picture.width() // 2, picture.height() // 2).alpha() == 255
        sides[data[place : place + 4].decode()] = picture.width()
        place += size
    assert sides == {
        "icp4": 16, "icp5": 32, "ic11": 32, "ic12": 64, "ic07": 128, "ic08": 256, "ic13": 256, "ic09": 512,
        "ic14": 512, "ic10": 1024,
    }  # fmt: skip


def test_the_licences_lie_where_the_window_looks_for_them(made: Path) -> None:
    assert (made / "papers" / "LICENSE.txt").read_text() == "the text of Python's licence"
    assert (made / "papers" / "licences" / "posture-checkup.txt").read_text() == "ours"
    assert (made / "papers" / "sbom.cdx.json").is_file()


@pytest.mark.skipif(sys.platform == "darwin", reason="here it is made")
def test_elsewhere_a_sentence_says_that_it_takes_a_mac() -> None:
    with pytest.raises(BuildError, match="on a Mac"):
        macos.make_for_macos("1")
