"""What the documents point to is there, and each decision has a number of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
DECISIONS = sorted((TOP / "docs" / "decisions").glob("*.md"))
DOCUMENTS = sorted(
    (*TOP.glob("*.md"), *(TOP / "docs").glob("*.md"), *DECISIONS, *(TOP / "installer").rglob("*.md"))
)
_LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(TOP)))
def test_every_link_leads_somewhere(document: Path) -> None:
    words = re.sub(r"`[^`]*`", "", document.read_text(encoding="utf-8"))
    for link in _LINK.findall(words):
        assert link.startswith(("https://", "http://", "mailto:")) or (document.parent / link).exists(), link


def test_no_two_decisions_have_one_number() -> None:
    numbers = [path.name[:3] for path in DECISIONS]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_the_number_of_its_file(decision: Path) -> None:
    title = decision.read_text(encoding="utf-8").partition("\n")[0]
    assert title.startswith(f"# {int(decision.name[:3])}. "), title
