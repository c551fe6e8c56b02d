"""The list of end dates as a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.checks.errors import CheckError
from posture.checks.support_table import load_table, read_table
from posture.content.locate import shipped

GOOD = """as_of: 2026-11-21
sources: [a page]
licence: facts
systems:
  tux:
    "22.10": 2027-01-01
  panes:
    24h2: {home: 2026-10-13}
"""


def write(folder: Path, text: str) -> Path:
    file = folder / "table.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_table_is_read(tmp_path: Path) -> None:
    table = read_table(write(tmp_path, GOOD))
    assert table.as_of == date(2026, 11, 21)
    assert table.end("tux", "22.10", "") == date(2027, 1, 1)
    assert table.end("tux", "22.1", "") is None
    assert table.end("panes", "24h2", "home") == date(2026, 10, 13)


@pytest.mark.parametrize(
    ("good", "bad", "line", "code"),
    [
        ("as_of: 2026-11-21", "as_of: yesterday", 1, "E008"),
        ("as_of: 2026-11-21\n", "", 1, "E007"),
        ("licence: facts\n", "", 1, "E007"),
        ("sources: [a page]\n", "", 1, "E007"),
        ("systems:", "sytems:", 4, "E005"),
        ("2027-01-01", "2027-02-30", 6, "C181"),
        ("2027-01-01", "20270101", 6, "C181"),
        ("2027-01-01", "[2027-01-01]", 6, "C181"),
        ("{home: 2026-10-13}", "{home: soon}", 8, "C181"),
        ('  tux:\n    "22.10": 2027-01-01', "  tux: 2027-01-01", 5, "C181"),
        (GOOD, "- a list\n", 1, "C180"),
        (GOOD, "", 1, "C180"),
        ("systems:", "systems: {", 4, "E003"),
    ],
)
def test_a_fault_is_found_on_its_line(good: str, bad: str, line: int, code: str, tmp_path: Path) -> None:
    assert good in GOOD
    table, problems = load_table(write(tmp_path, GOOD.replace(good, bad)), "knowledge/table.yaml")
    assert table is None
    assert (line, code) in [(problem.line, problem.code) for problem in problems]
    assert {problem.path for problem in problems} == {"knowledge/table.yaml"}


def test_a_broken_or_missing_table_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(CheckError, match=r"^The list of end dates is broken \(table\.yaml:1: "):
        read_table(write(tmp_path, "as_of: 1\n"))
    with pytest.raises(CheckError, match="no such file"):
        read_table(tmp_path / "missing.yaml")


@given(text=st.text() | st.integers(0, len(GOOD)).map(lambda at: GOOD[:at] + "\0" + GOOD[at:]))
def test_no_text_makes_it_raise(text: str, scratch: Path) -> None:
    file = scratch / "table.yaml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    table, problems = load_table(file, "table.yaml")
    assert (table is None) is bool(problems)


def test_the_shipped_table_is_dated_and_whole() -> None:
    table = read_table(shipped() / "checks" / "knowledge" / "end-of-support.yaml")
    assert table.as_of == date(2026, 11, 21)
    assert all(editions for versions in table.ends.values() for editions in versions.values())
    for versions in table.ends.values():
        for editions in versions.values():
            assert all(date(2015, 1, 1) < end < date(2040, 1, 1) for end in editions.values())
