"""``## Spot the signs``: a message, its signs explained, ``Verdict:`` and ``Safe step:``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from posture.content.blocks import Line, Section, lines
from posture.content.problems import ProblemLog
from posture.content.suggestion import did_you_mean
from posture.lessons.blocks import message
from posture.lessons.lesson import Spot
from posture.lessons.message import Message, Sign, SignKind, SpotVerdict

_SIGN = re.compile(r"- \*\*(?P<name>[^*]+)\*\* *\((?P<kind>[^()]*)\): *(?P<why>.*)")
_VERDICT = re.compile(r"verdict:(?P<value>.*)", re.IGNORECASE)
_SAFE_STEP = re.compile(r"safe step:(?P<value>.*)", re.IGNORECASE)
_PROVES_NOTHING = "nothing either way"


@dataclass(slots=True)
class _Draft:
    """A block while its lines are read."""

    intro: list[str] = field(default_factory=list)
    fence: list[Line] = field(default_factory=list)
    signs: list[tuple[Line, list[str]]] = field(default_factory=list)
    verdict: Line | None = None
    safe_step: list[str] = field(default_factory=list)


def parse(section: Section, notes: ProblemLog) -> Spot | None:
    """The block, or None with its problems noted.

    Codes: E040 no message, E044 a mark without explanation, E045 an explanation without mark or form,
    E046 unknown kind of sign, E047 verdict, E048 safe step; those of the message stand there.
    """
    found_before = len(notes.problems)
    draft = _scanned(section, notes)
    found = message.parse(draft.fence, notes) if draft.fence else None
    if not draft.fence:
        notes.error(section.line, "E040", "A message is missing: a fence that starts with “```message mail”.")
    signs = tuple(filter(None, (_sign(line, words, notes) for line, words in draft.signs)))
    if found:
        _match(found, draft, notes)
    verdict = _verdict(draft.verdict, section, notes)
    safe_step = " ".join(draft.safe_step).strip()
    if not safe_step:
        notes.error(section.line, "E048", "A line “Safe step: …” says what is right to do.")
    if found is None or verdict is None or len(notes.problems) > found_before:
        return None
    intro = "\n".join(draft.intro).strip()
    return Spot(section.name, intro, found, signs, verdict, safe_step, section.line)


def _scanned(section: Section, notes: ProblemLog) -> _Draft:
    draft = _Draft()
    for line in lines(section.text, section.line + 1):
        if line.fence:
            _take_fenced(line, draft, notes)
        elif not draft.fence:
            draft.intro.append(line.text)
        elif line.text.strip():
            _take(line, draft, notes)
    return draft


def _take_fenced(line: Line, draft: _Draft, notes: ProblemLog) -> None:
    if draft.fence and line.fence == draft.fence[0].number:
        draft.fence.append(line)
    elif line.fence != line.number:
        return
    elif draft.fence:
        notes.error(line.number, "E040", "One block holds one message; put this one into a block of its own.")
    elif message.opens_message(line):
        draft.fence.append(line)
    else:
        notes.error(
            line.number, "E040", "A message's fence starts with “```message mail” (or sms, chat, call, page)."
        )


def _take(line: Line, draft: _Draft, notes: ProblemLog) -> None:
    text = line.text.strip()
    if line.text.startswith("- "):
        draft.signs.append((line, [text]))
    elif match := _VERDICT.fullmatch(text):
        if draft.verdict:
            notes.error(line.number, "E047", "There is a verdict already above.")
        draft.verdict = Line(line.number, match["value"].strip())
    elif match := _SAFE_STEP.fullmatch(text):
        draft.safe_step.append(match["value"].strip())
    elif draft.safe_step:
        draft.safe_step.append(text)
    elif line.text.startswith("  ") and draft.signs and not draft.verdict:
        draft.signs[-1][1].append(text)
    else:
        notes.error(line.number, "E045", "Below a message stand its signs, “Verdict: …” and “Safe step: …”.")


def _sign(line: Line, words: Sequence[str], notes: ProblemLog) -> Sign | None:
    match = _SIGN.fullmatch(" ".join(words))
    if match is None or not match["why"].strip():
        notes.error(line.number, "E045", "A sign is explained as “- **name** (kind): why”.")
        return None
    kind = match["kind"].strip()
    if kind not in tuple(SignKind):
        hint = did_you_mean(kind, SignKind) or f" It is one of: {', '.join(SignKind)}."
        notes.error(line.number, "E046", f"I do not know the kind of sign “{kind}”.{hint}")
        return None
    why = match["why"].strip()
    telling = _PROVES_NOTHING not in why.casefold()
    return Sign(match["name"].strip(), SignKind(kind), why, telling, line.number)


def _match(found: Message, draft: _Draft, notes: ProblemLog) -> None:
    """Notes each mark that nobody explains and each explanation that no mark asks for."""
    explained: dict[str, int] = {}
    for line, words in draft.signs:
        if match := _SIGN.match(words[0]):
            explained.setdefault(match["name"].strip(), line.number)
    for name in sorted(found.marks - explained.keys()):
        line_number = next(line.number for line in draft.fence if f"[{name}]" in line.text)
        notes.error(line_number, "E044", f"The mark “{name}” is explained nowhere below the message.")
    for name in sorted(explained.keys() - found.marks):
        hint = did_you_mean(name, found.marks)
        notes.error(explained[name], "E045", f"Nothing in the message is marked “{name}”.{hint}")


def _verdict(line: Line | None, section: Section, notes: ProblemLog) -> SpotVerdict | None:
    if line is not None and line.text in tuple(SpotVerdict):
        return SpotVerdict(line.text)
    if line is None:
        notes.error(section.line, "E047", "A line “Verdict: …” says fake, genuine or cannot-tell.")
        return None
    hint = did_you_mean(line.text, SpotVerdict)
    notes.error(line.number, "E047", f"A verdict is fake, genuine or cannot-tell, not “{line.text}”.{hint}")
    return None
