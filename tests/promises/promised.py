"""Every sentence about privacy with the tests that hold it, out of the lists that keep them together."""

from __future__ import annotations

import re
import runpy
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parents[1]
_PLACE = re.compile(r"\\\{[^{}]*\\\}|%\\?[n0-9L]+|%n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said, its places as ``{name}`` or ``%n``, and what holds it: tests, or modules of them."""

    text: str
    held_by: tuple[str, ...]

    def is_in(self, shown: str) -> bool:
        """Whether it stands in a text, its places filled with anything."""
        pattern = _PLACE.sub(".+?", re.escape(" ".join(self.text.split())))
        return re.search(pattern, shown) is not None


def sentences() -> tuple[Sentence, ...]:
    """All of window, terminal and collector, in the order of the lists; each once."""
    reports = _module("reports/test_promises.py")
    own = _module("test_promises.py")
    collector = _module("collector/test_promises.py")
    said: Mapping[str, str] = {**reports["PROMISES"]}
    found = [Sentence(_template(said[name]), held) for name, held in reports["HELD_BY"].items()]
    all_said = (*own["ALL"], *map(_template, own["BESIDE_THE_SUMS"].values()), *_others(own))
    for start, held in own["HELD_BY"].items():
        found += [Sentence(text.strip(), held) for text in all_said if text.strip().startswith(start)]
    found += [Sentence(collector["PROMISES"][name], held) for name, held in collector["HELD_BY"].items()]
    return tuple({each.text: each for each in found}.values())


def _template(text: str) -> str:
    return str(getattr(text, "template", text))


def _others(own: Mapping[str, Any]) -> set[str]:
    files = ("ui/pages/home.py", "cli/commands.py", "ui/words.py")
    return {text for file in files for text in own["_sentences"](own["SOURCE"] / file)}


def _module(file: str) -> Mapping[str, Any]:
    return runpy.run_path(str(TESTS / file))
