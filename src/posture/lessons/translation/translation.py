"""The PO file of a lesson: its sentences in another language, and whether they are all there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.content.problems import Problem, ProblemLog
from posture.content.translations import Entry, read_entries
from posture.lessons.lesson import Lesson, Match, Order
from posture.lessons.translation.fidelity import note_differences
from posture.lessons.translation.rewording import Said, reworded

_Asked = dict[tuple[str, str], Said]


@dataclass(frozen=True, slots=True)
class Translation:
    """A lesson in another language; ``lesson`` is None unless every sentence of it is there and sound.

    ``draft`` is it with English where a translation is missing; ``said`` are the translations that were used,
    each with its line and role.
    """

    lesson: Lesson | None
    draft: Lesson
    said: tuple[tuple[int, str, str], ...]
    problems: tuple[Problem, ...]


def context_of(lesson: str, block: str, role: str) -> str:
    """Where a sentence stands, as the PO file names it: “screen-lock/doorbell/why”, “screen-lock/title”.

    Never which answer it belongs to: a number would make every sentence below a new one wait for somebody.
    """
    return "/".join(part for part in (lesson, block, role) if part)


def read_translation(lesson: Lesson, text: str, path: str, lang: str) -> Translation:
    """What the PO file ``text`` makes of a lesson. Never raises, whatever the text.

    Codes beside those of PO files and of what stays the same: E105 two things to order or to match that are
    the same in this language, W130 sentences without a translation, or with one to look at again, W131 a
    translation of what the lesson does not say.
    """
    notes = ProblemLog(path)
    entries = {(each.context, each.english): each for each in read_entries(text, notes)}
    asked: _Asked = {}
    said: list[tuple[int, str, str]] = []
    waiting: list[Entry | None] = []

    def say(block: str, role: str, english: str, hint: str = "") -> Said:  # noqa: ARG001 - for translators
        key = (context_of(lesson.id, block, role), english)
        if key in asked:
            return asked[key]
        entry = entries.get(key)
        if entry is None or not entry.words:
            waiting.append(entry)
            return asked.setdefault(key, Said(english, entry.line if entry else 1))
        note_differences(role, english, entry.words, entry.line, notes)
        said.append((entry.line, role, entry.words))
        return asked.setdefault(key, Said(entry.words, entry.line))

    draft = reworded(lesson, say, lang=lang, path=path)
    _refuse_alike(lesson, asked, notes)
    whole = not notes.broken and not waiting
    _note_waiting(waiting, len(asked), notes)
    _note_unasked(entries, asked, notes)
    return Translation(draft if whole else None, draft, tuple(said), notes.problems)


def _refuse_alike(lesson: Lesson, asked: _Asked, notes: ProblemLog) -> None:
    for block in lesson.blocks:
        sides: dict[str, list[str]] = {}
        if isinstance(block, Order):
            sides["item"] = [item.text for item in block.items]
        elif isinstance(block, Match):
            sides["left"] = [pair.left for pair in block.pairs]
            sides["right"] = [pair.right for pair in block.pairs]
        for role, english in sides.items():
            seen: dict[str, int] = {}
            for each in english:
                words, line = asked[context_of(lesson.id, block.name, role), each]
                if (first := seen.setdefault(words.casefold(), line)) != line:
                    message = f"“{words}” stands in line {first} already; nobody could tell the two apart."
                    notes.error(line, "E105", message)


def _note_waiting(waiting: list[Entry | None], count: int, notes: ProblemLog) -> None:
    if not waiting:
        return
    line = next((entry.line for entry in waiting if entry is not None), 1)
    fuzzy = sum(entry is not None and entry.fuzzy for entry in waiting)
    looked = f", {fuzzy} of them to be looked at again" if fuzzy else ""
    message = (
        f"{len(waiting)} of {count} sentences wait for their words{looked}; the lesson stays in English."
    )
    notes.warning(line, "W130", message)


def _note_unasked(entries: Mapping[tuple[str, str], Entry], asked: _Asked, notes: ProblemLog) -> None:
    for key, entry in entries.items():
        if key not in asked and (entry.words or entry.fuzzy):
            message = f"The lesson does not say “{entry.english}” at “{entry.context}” any more."
            notes.warning(entry.line, "W131", message)
