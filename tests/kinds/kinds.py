"""Kinds of mistake that a verdict can make, and computers on which it would be made."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from posture.host.recordings.recorded import RecordedHost

TESTS = Path(__file__).parents[1]
PLACES = (TESTS / "hosts", TESTS / "cases" / "hosts")


class Kind(StrEnum):
    """What goes wrong."""

    EFFECT = "a guard is read, its effect is not"
    COMMAND = "a word in a command line is not what the command does"
    RUNS = "what is set, against what runs"
    WIDE = "the narrow question answered as the wide one"
    ABSENCE = "absence taken for health"
    LISTENERS = "known listeners only"
    CONFIDENT = "confident without knowing"
    MANAGED = "what an organisation fixed is read nowhere"
    DEFAULTS = "a setting never touched"
    PLATFORM = "the ways of this system's version"
    STEPS = "steps that cannot work"
    TIME = "a kept time that lies in the future"


@dataclass(frozen=True)
class Computer:
    """A computer of a kind: a recorded one, with what is different about it.

    ``wanted`` are the verdicts that are right, as in ``warn,fail``. In ``files`` None takes a file away (or
    records that it is not there); in ``answers`` a list is put before the recorded list of that section, a
    mapping into the recorded mapping, and anything else takes its place. Rows of ``commands`` or ``calls``
    that come first win. ``says`` are words that the finding, the remedy or the steps must hold; ``never``
    ones that none of them may.
    """

    kind: Kind
    name: str
    check: str
    wanted: str
    base: str
    files: Mapping[str, str | bytes | None] = field(default_factory=dict)
    answers: Mapping[str, object] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    taken: str = ""
    home: str = ""


def make(computer: Computer, folder: Path) -> RecordedHost:
    """The computer, made in a folder that is not there yet."""
    base = next(place / computer.base for place in PLACES if (place / computer.base).is_dir())
    shutil.copytree(base, folder, symlinks=True)
    header = json.loads((folder / "host.json").read_text(encoding="utf-8"))
    header |= {"taken": computer.taken} if computer.taken else {}
    header |= {"home": computer.home} if computer.home else {}
    (folder / "host.json").write_text(json.dumps(header), encoding="utf-8")
    page = folder / "answers.json"
    answers = json.loads(page.read_text(encoding="utf-8")) if page.exists() else {}
    for section, rows in computer.answers.items():
        before = answers.get(section)
        if isinstance(rows, list) and isinstance(before, list):
            answers[section] = rows + before
        elif isinstance(rows, Mapping) and isinstance(before, Mapping) and "error" not in rows:
            answers[section] = {**before, **rows}
        else:
            answers[section] = rows
    for path, content in computer.files.items():
        file = folder / "files" / path.replace(":", "").replace("\\", "/").lstrip("/")
        answers.get("links", {}).pop(path, None)
        if content is None:
            file.unlink(missing_ok=True)
            answers.setdefault("missing", []).append(path)
            continue
        for refusals in ("missing", "denied", "unanswered"):
            answers[refusals] = [gone for gone in answers.get(refusals, []) if gone != path]
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    page.write_text(json.dumps(answers), encoding="utf-8")
    return RecordedHost(folder)
