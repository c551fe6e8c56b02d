"""Where an answer comes from stands in each check's file."""

from __future__ import annotations

import pytest

from posture.checks.check import Origin
from posture.checks.origins import read_origin
from posture.content.blocks import Section
from posture.content.problems import ProblemLog

WHOLE = """
- **Read**: a file
  on two lines.
- **Decides**: its word.
- **Hidden**: nothing.
- **As administrator**: nothing.
"""


def read(text: str) -> tuple[Origin, list[tuple[int, str]]]:
    notes = ProblemLog("x.md", [])
    origin = read_origin(Section("Known on Linux", "", "", {}, text, 7), notes)
    return origin, [(problem.line, problem.code) for problem in notes.problems]


def test_the_four_paragraphs_are_read() -> None:
    assert read(WHOLE) == (Origin("a file on two lines.", "its word.", "nothing.", "nothing."), [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        WHOLE.replace("- **Hidden**: nothing.\n", ""),
        WHOLE.replace("Hidden", "Read"),
        WHOLE.replace("Hidden", "Unseen"),
        f"{WHOLE}\n- **More**: words.",
    ],
)
def test_anything_else_is_a_problem(text: str) -> None:
    assert read(text)[1] == [(7, "C178")]
