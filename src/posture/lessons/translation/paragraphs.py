"""Markdown paragraph by paragraph, each as one line, however its lines were broken."""

from __future__ import annotations

import re
from collections.abc import Callable

from posture.content.blocks import lines

MARK = re.compile(r" *(?:[-*+]|[0-9]+[.)]) +")
"""What an item of a list begins with."""


def reworded(text: str, say: Callable[[str], str]) -> str:
    """The text with ``say`` of each paragraph and of each item of a list; what is typed in a fence stays."""
    made: list[str] = []
    mark, run = "", list[str]()

    def close() -> None:
        nonlocal mark
        if run:
            made.append(mark + say(" ".join(run)))
        mark = ""
        run.clear()

    for line in lines(text, 1):
        begins = MARK.match(line.text)
        if line.fence or not line.text.strip():
            close()
            made.append(line.text)
            continue
        if begins:
            close()
            mark = begins[0]
        run.append(line.text[len(mark) if begins else 0 :].strip())
    close()
    return "\n".join(made)
