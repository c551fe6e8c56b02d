"""What looks right in an editor and is not shown so is said by its line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.content.form import read_text
from posture.content.problems import ProblemLog
from posture.content.slips import note_slips
from posture.content.strays import stray_files


def slips(text: str) -> list[tuple[int, str]]:
    notes = ProblemLog("x.md")
    note_slips(text, 10, notes)
    return [(problem.line, problem.code) for problem in notes.problems]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Press <b>OK</b>.", "E030"),
        ("One<br>two", "E030"),
        ("<!-- later -->", "E030"),
        ('<img src="x.png">', "E030"),
        ("![The window](window.png)", "E031"),
        ("See ![it][picture].", "E031"),
        ("• Open Settings", "E032"),
        ("  – Open Settings", "E032"),
        ("— Open Settings", "E032"),
        ("1． Open Settings", "E032"),
        ("Run `ufw enable and wait", "E033"),
        ("+ Open Settings", "E032"),
        ("A [link](https://example.org)!", "E060"),
        ("A [link][there]!", "E060"),
        ("[there]: https://example.org", "E060"),
        ("Write to <https://example.org>", "E060"),
        ("| --- | :-: |", "E061"),
        ("--- | ---", "E061"),
        ("```\n<b>\n• x\n```", "E063"),
        ("~~~ sh", "E063"),
        ("It is _very_ good", "E064"),
        ("It is __very__ good", "E064"),
        ("* * *", "E065"),
        ("-----", "E065"),
    ],
)
def test_a_slip_is_found_on_its_line(text: str, code: str) -> None:
    assert slips(f"words\n{text}") == [(11, code)]


@pytest.mark.parametrize(
    "text", ["- Open Settings\n  - and there", "1. Open Settings\n   1. and there", "* Open\n   - and\n"]
)
def test_a_list_in_a_list_is_found_on_its_line(text: str) -> None:
    assert slips(text) == [(11, "E062")]


@pytest.mark.parametrize(
    "text",
    [
        "- Open Settings",
        "1. Open Settings – it is there.",
        "`<b>` is a tag",
        "```message mail\n<b>\n• x\n---\n```",
        "2 < 3 and 4 > 3",
        "See example.org, or https://example.org/a_b_c",
        "Set `[Daemon](x)`, `a_b` and snake_case_words",
        "Choose A | B",
        "- [ ] One answer\n  > and why",
        "- **name** (kind): why",
        "words [in brackets] (and others)",
        "1. A step that goes on\n   in its second line",
        "  1. Steps that are\n  2. set in alike",
        "- One list\n- of two\n\nWords\n\n  - and another list",
    ],
)
def test_what_is_right_is_no_slip(text: str) -> None:
    assert slips(text) == []


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    slips(text)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.md")
    text, (problem,) = read_text(tmp_path / "x.md", "x.md")
    assert (text, problem.code) == (None, "E012")


def test_a_file_that_nothing_reads_is_named(tmp_path: Path) -> None:
    for name in ("firewall.md", "firewall.md.txt", "clock.md~", "clock.de.po", "notes.txt", ".x.md.swp"):
        (tmp_path / name).write_text("")
    (tmp_path / "folder.md").mkdir()
    found = list(stray_files(tmp_path, readable=".md", wanted="Rename it."))
    assert [Path(problem.path).name for problem in found] == ["firewall.md.txt"]
    assert {problem.code for problem in found} == {"W190"}
