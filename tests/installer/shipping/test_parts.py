"""All that is shipped is listed, with its licence, in a form that scanners read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtGui", exc_type=ImportError)

from shipping import parts as gathered
from shipping.bill import bill
from shipping.papers import write_papers
from shipping.parts import Part, parts
from shipping.programs import BuildError

from posture import DISTRIBUTION
from posture.application.licences import Component

OWN = Part("posture-checkup", "1.0", "pkg:pypi/posture-checkup@1.0", "Apache-2.0 AND OFL-1.1", ("ours",))
BOOTLOADER = Part(
    "PyInstaller", "6", "pkg:pypi/pyinstaller@6", "GPL-2.0-or-later WITH Bootloader-exception", ("x",)
)


@pytest.fixture
def shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Part]:
    """The parts of a frozen program with ICU in it; PyInstaller is not in this environment."""
    icu = tmp_path / "_internal" / "PySide6" / "Qt" / "lib" / "libicudata.so.73"
    icu.parent.mkdir(parents=True)
    icu.touch()
    monkeypatch.setattr(gathered, "_bootloader", lambda: BOOTLOADER)
    return parts(tmp_path)


def test_the_program_its_python_and_its_qt_are_listed(shipped: list[Part]) -> None:
    names = [part.name for part in shipped]
    assert names[0] == DISTRIBUTION
    assert {"Python", "Qt", "ICU", "cryptography", "PyInstaller", "Inter"} <= set(names)
    assert next(part.version for part in shipped if part.name == "ICU") == "73"
    assert not {"pytest", "sqlalchemy", "granian"} & set(names)


def test_nothing_is_listed_twice(shipped: list[Part]) -> None:
    assert len({part.purl for part in shipped}) == len(shipped)
    assert len({part.folder for part in shipped}) == len(shipped)


def test_a_part_without_its_licence_is_not_shipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "_bootloader", lambda: Part("bare", "1", "pkg:generic/bare", "MIT", ()))
    with pytest.raises(BuildError, match="bare"):
        parts(tmp_path)


def test_another_systems_program_lists_what_its_window_lists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathered, "_bootloader", lambda: BOOTLOADER)
    listed = [
        Component(DISTRIBUTION, "1.0", "Apache-2.0", ("ours",)),
        Component("PySide6_Essentials", "6.9.1", "LGPL-3.0-only", ("theirs",)),
    ]
    openssl = Part("OpenSSL", "3.0", "pkg:generic/openssl@3.0", "Apache-2.0", ("x",))
    found = parts(tmp_path, listed, [openssl])
    assert [part.name for part in found] == [
        DISTRIBUTION, "PySide6_Essentials", "Qt", "OpenSSL", "PyInstaller",
    ]  # fmt: skip
    assert next(part.version for part in found if part.name == "Qt") == "6.9.1"


def test_the_bill_is_cyclonedx(shipped: list[Part]) -> None:
    told = json.loads(bill(shipped))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.5")
    assert told["metadata"]["component"]["name"] == DISTRIBUTION
    listed = told["components"]
    assert len(listed) == len(shipped) - 1
    assert all(part["purl"].startswith("pkg:") and part["licenses"] for part in listed)
    references = {part["bom-ref"] for part in listed}
    [tree] = told["dependencies"]
    assert set(tree["dependsOn"]) == references


def test_an_expression_and_a_name_in_words_are_told_apart() -> None:
    worded = Part("a", "1", "pkg:pypi/a@1", "MIT License", ("x",))
    listed = json.loads(bill([OWN, BOOTLOADER, worded]))["components"]
    assert listed[0]["licenses"] == [{"expression": BOOTLOADER.licence}]
    assert listed[1]["licenses"] == [{"license": {"name": "MIT License"}}]


def test_the_papers_hold_the_text_of_every_licence(tmp_path: Path) -> None:
    write_papers(tmp_path, [OWN, BOOTLOADER], "1.0")
    assert (tmp_path / "licences" / "posture-checkup.txt").read_text() == "ours"
    assert (tmp_path / "licences" / "pyinstaller.txt").read_text() == "x"
    assert "PyInstaller 6: GPL-2.0-or-later" in (tmp_path / "copyright").read_text()
    again = tmp_path / "again"
    write_papers(again, [OWN, BOOTLOADER], "1.0")
    assert (again / "changelog.gz").read_bytes() == (tmp_path / "changelog.gz").read_bytes()
