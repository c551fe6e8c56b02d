"""Where an answer comes from on each system: for ``docs/checks.md``, and for whoever wants to verify it."""

from __future__ import annotations

import re

from posture.checks.check import Origin
from posture.content.blocks import Section
from posture.content.problems import ProblemLog

LABELS = {
    "Read": "read",
    "Decides": "decides",
    "Hidden": "hidden",
    "As administrator": "administrator",
}
"""The four things that a section says, each in a paragraph of its own, and the field that holds it."""

_ITEM = re.compile(r"- \*\*(?P<label>[^*]+)\*\*: (?P<text>.+)")


def read_origin(section: Section, notes: ProblemLog) -> Origin:
    """What a section “Known on …” says; problems go to ``notes``.

    Code: C178 a label that is missing, stands twice or is none.
    """
    said: dict[str, str] = {}
    for item in re.split(r"\n(?=- )", section.text.strip()):
        match = _ITEM.fullmatch(" ".join(item.split()))
        if match is None or match["label"] not in LABELS or match["label"] in said:
            labels = ", ".join(f"“- **{label}**: …”" for label in LABELS)
            notes.error(section.line, "C178", f"“{section.title}” has exactly these, each once: {labels}.")
            break
        said[match["label"]] = match["text"]
    else:
        for label in LABELS.keys() - said.keys():
            notes.error(section.line, "C178", f"“{section.title}” lacks “- **{label}**: …”.")
    return Origin(**{field: said.get(label, "") for label, field in LABELS.items()})
