"""Lists of what is still to be done for the languages. They are kept in files, and may only shrink."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path


def read_list(file: Path) -> dict[str, list[str]]:
    """The lines of a list by their section; a line may hold a sentence as JSON writes it."""
    sections: dict[str, list[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines() if file.exists() else ():
        if line.startswith("## "):
            lines = sections.setdefault(line.removeprefix("## "), [])
        elif line and not line.startswith("# "):
            lines.append(line)
    return sections


def list_text(about: str, sections: Mapping[str, Sequence[str]]) -> str:
    """The list as it stands in its file."""
    parts = [f"# {line}" for line in about.splitlines()]
    for name, lines in sections.items():
        parts += ["", f"## {name}", *([""] if lines else []), *lines]
    return "\n".join(parts) + "\n"


def shrunk(
    kept: Mapping[str, Sequence[str]], found: Mapping[str, Sequence[str]]
) -> tuple[dict[str, list[str]], list[str]]:
    """The lists without what is done, and what is found and does not stand in them.

    A section that there was none of yet begins with all that is found.
    """
    sections: dict[str, list[str]] = {}
    more: list[str] = []
    for name, lines in found.items():
        known = kept.get(name, lines)
        sections[name] = [line for line in lines if line in known]
        more += [line for line in lines if line not in known]
    return sections, more


def quoted(text: str) -> str:
    """A sentence on one line."""
    return json.dumps(text, ensure_ascii=False)


def compare(file: Path, about: str, found: Mapping[str, Sequence[str]]) -> None:
    """Hold what was found against the list in ``file``; ``POSTURE_WORDS=keep`` takes out what is done."""
    kept = read_list(file)
    sections, more = shrunk(kept, found)
    assert not more, f"These are not in {file.name}, which may only shrink:\n" + "\n".join(more)
    if os.environ.get("POSTURE_WORDS") == "keep":
        file.write_text(list_text(about, sections), encoding="utf-8")
    else:
        assert kept == sections, f"{file.name} holds what is done by now. Run “make words”."
