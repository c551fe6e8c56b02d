"""``docs/promises.md`` as it is written: places, the sentences that each says, and what holds them."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import Path

from promised import Sentence

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src" / "posture"
DOCS = TESTS.parent / "docs"
_HEAD = """\
# What Posture promises of privacy, and what holds it

Every sentence about privacy that the window, the terminal and IT's page say, under the place that says it,
each with the tests that try to break it. Where such a test fails, the sentence has to go. `make promises`
writes this page out of the sentences and the lists in `tests/**/test_promises.py`; a sentence about privacy
that stands in no list fails the suite. What is only somebody's promise is called one in the sentence.

A picture shows the whole page, also what one has to scroll to. Names in braces are filled in as one reads.
"""


class Page:
    """What is written so far, and which sentences are still to be placed."""

    def __init__(self, all_of_them: Sequence[Sentence]) -> None:
        self.left = list(all_of_them)
        self.lines = [_HEAD]

    def says(self, shown: str) -> list[Sentence]:
        """Those of the sentences that no place had so far and that this text says."""
        found = [each for each in self.left if each.is_in(shown)]
        self.left = [each for each in self.left if each not in found]
        return found

    def part(self, title: str, found: Sequence[Sentence], *, picture: str = "") -> None:
        """A place with its sentences, and its picture where there is one."""
        self.lines.append(f"### {title}\n")
        if picture:
            self.lines.append(f"![{title}](pictures/promises/{picture}.png)\n")
        for each in found:
            self.lines.append(f"- {each.text}")
            self.lines += [f"  - {linked(held)}" for held in each.held_by]
        self.lines.append("")

    def rest(self) -> None:
        """What no place said, with the file that does."""
        self.lines.append("## At other moments\n")
        for file in sorted(SOURCE.rglob("*.py")):
            text = file.read_text(encoding="utf-8")
            said = " ".join(
                each.value
                for each in ast.walk(ast.parse(text))
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )
            if found := self.says(" ".join(said.split())):
                self.part(f"`{file.relative_to(SOURCE.parents[1])}`", found)
        if self.left:
            raise AssertionError(self.left)


def linked(held: str) -> str:
    file, _, test = held.partition("::")
    words = test.removeprefix("test_").replace("_", " ") or "the whole of it"
    return f"[{file}](../tests/{file}): {words}"
