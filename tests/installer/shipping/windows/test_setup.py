"""What the installer lays down it takes away again, each file by its name and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtGui", exc_type=ImportError)

from shipping.project import TOP
from shipping.windows.frozen import company, four
from shipping.windows.setup import SCRIPT, install_lines, quoted, remove_lines

WINDOWS = TOP / "installer" / "windows"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name in ("posture.exe", "_internal/b/a $5 file", "_internal/a.dll"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


def test_every_file_is_laid_down_in_its_folder(files: Path) -> None:
    lines = install_lines(files)
    assert lines[1:-2] == [
        'SetOutPath "$INSTDIR"',
        f'File "{files}/posture.exe"',
        'SetOutPath "$INSTDIR\\_internal"',
        f'File "{files}/_internal/a.dll"',
        'SetOutPath "$INSTDIR\\_internal\\b"',
        f'File "{files}/_internal/b/a $$5 file"',
    ]


def test_the_same_files_are_taken_away_and_folders_only_once_empty(files: Path) -> None:
    lines = remove_lines(files)
    assert lines[1:-1] == [
        'Delete "$INSTDIR\\_internal\\a.dll"',
        'Delete "$INSTDIR\\_internal\\b\\a $$5 file"',
        'Delete "$INSTDIR\\posture.exe"',
        'RMDir "$INSTDIR\\_internal\\b"',
        'RMDir "$INSTDIR\\_internal"',
    ]


def test_no_folder_is_ever_deleted_with_whatever_lies_in_it() -> None:
    scripts = [path.read_text(encoding="utf-8") for path in WINDOWS.glob("*.ns?")]
    assert len(scripts) == 3
    assert not [line for text in scripts for line in text.splitlines() if re.search(r"RMDir\s+/r", line)]


def test_it_asks_for_no_administrator_and_writes_to_nobody_else() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in text
    assert not re.search(r"HKLM|HKCR|\$PROGRAMFILES|SetShellVarContext all", text)


def test_every_sentence_is_said_in_every_language_of_the_window() -> None:
    words = (WINDOWS / "words.nsh").read_text(encoding="utf-8")
    said = re.findall(r"LangString (\w+) \$\{LANG_(\w+)\}", words)
    asked = set(re.findall(r"\$\((\w+)\)", SCRIPT.read_text(encoding="utf-8")))
    for language in ("ENGLISH", "GERMAN"):
        assert {name for name, spoken in said if spoken == language} == asked


def test_words_cannot_end_the_quotes_or_name_a_variable() -> None:
    assert quoted('5 $ and "more"') == '5 $$ and $\\"more$\\"'


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("0.1.0", (0, 1, 0, 0)),
        ("1.2.3.4", (1, 2, 3, 4)),
        ("2.0rc1", (2, 0, 1, 0)),
        ("1.0+local7", (1, 0, 0, 0)),
    ],
)
def test_windows_gets_its_four_numbers(version: str, numbers: tuple[int, int, int, int]) -> None:
    assert four(version) == numbers


def test_the_company_is_the_maintainer_without_an_address() -> None:
    assert company("Some Body <body@example.org>") == "Some Body"
