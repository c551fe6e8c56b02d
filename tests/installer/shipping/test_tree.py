"""What menus and software centres show."""

from __future__ import annotations

import configparser
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from shipping.project import publisher
from shipping.tree import write_entries

from posture import DISTRIBUTION
from posture.ui import main


@pytest.fixture
def share(tmp_path: Path) -> Path:
    write_entries(tmp_path, "1.2.3")
    return tmp_path


def test_nothing_is_left_to_be_filled_in(share: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in share.rglob("*") if path.is_file()]
    assert len(texts) == 3
    assert not [text for text in texts if re.search(r"[$@]\w", text.replace(publisher().maintainer, ""))]


def test_the_menus_entry_starts_the_window_and_belongs_to_it(share: Path) -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str
    entry.read(share / "applications" / "posture.desktop", encoding="utf-8")
    fields = entry["Desktop Entry"]
    assert (fields["Exec"], fields["Icon"], fields["Terminal"]) == ("posture-window", "posture", "false")
    # The window says to the desktop whose it is, so that it gets the entry's icon.
    assert f'setDesktopFileName("{fields["StartupWMClass"]}")' in Path(main.__file__).read_text(
        encoding="utf-8"
    )
    assert {name for name in fields if name.endswith("[de]")} == {
        "GenericName[de]", "Comment[de]", "Keywords[de]",
    }  # fmt: skip


def test_the_software_centre_knows_version_publisher_and_programs(share: Path) -> None:
    about = ET.parse(share / "metainfo" / "posture.metainfo.xml").getroot()
    assert about.findtext("id") == publisher().id
    assert about.find("releases/release").get("version") == "1.2.3"
    assert [each.text for each in about.findall("provides/binary")] == ["posture", "posture-window"]
    assert about.findtext("launchable") == "posture.desktop"
    assert DISTRIBUTION not in "".join(about.itertext())
