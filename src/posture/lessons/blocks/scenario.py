"""``## Scenario``: steps ``### name``, choices ``- [words](#step)``, ends ``Ending: good|recovered|harm``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from posture.content.blocks import Line, Section, lines, sections
from posture.content.problems import ProblemLog
from posture.content.suggestion import did_you_mean
from posture.lessons.scenario import START, Choice, Ending, Scenario, Step, reachable

CHOICE = re.compile(r"- \[(?P<text>[^\[\]]*\S[^\[\]]*)\]\(#(?P<leads_to>[a-z][a-z0-9-]*)\) *")
_ENDING = re.compile(r"ending:(?P<value>.*)", re.IGNORECASE)
_RECOVERY = re.compile(r"recovery:(?P<value>.*)", re.IGNORECASE)
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_MOST_STEPS = 24


@dataclass(slots=True)
class _Draft:
    """A step while its lines are read."""

    words: list[str] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    endings: list[Line] = field(default_factory=list)
    recovery: list[str] = field(default_factory=list)
    recovery_line: int = 0


def parse(section: Section, notes: ProblemLog) -> Scenario | None:
    """The story, or None with its problems noted.

    Codes: E090 no step “start”, E091 a choice that leads nowhere, E092 a step that nothing leads to, E093 a
    step that neither ends nor goes on, or does both, or never comes to an end, E094 an ending, E095 harm
    without what to do then, or that without harm, E096 a line that is none of a step, E097 a step's name or
    its words, E098 fewer than two choices on the longest way, E099 no ending that is recovered.
    """
    found_before = len(notes.problems)
    intro = ""
    steps: dict[str, Step] = {}
    for part in sections(section.text, section.line + 1, level=3):
        if not part.title:
            intro = part.text.strip()
            continue
        step = _step(part, notes)
        if part.title in steps:
            first = steps[part.title].line
            notes.error(part.line, "E097", f"The step in line {first} is called “{part.title}”, too.")
        steps.setdefault(part.title, step)
    if len(steps) > _MOST_STEPS:
        notes.error(section.line, "E097", f"A scenario has at most {_MOST_STEPS} steps.")
    if START not in steps:
        notes.error(section.line, "E090", "A scenario begins with the step “### start”.")
    if len(notes.problems) == found_before:
        _check_ways(steps, section.line, notes)
    if len(notes.problems) > found_before:
        return None
    return Scenario(section.name, intro, steps, section.line)


def _step(part: Section, notes: ProblemLog) -> Step:
    if not _NAME.fullmatch(part.title) or part.attributes:
        message = "A step has a name in small letters, such as “### ring-back”, and nothing else."
        notes.error(part.line, "E097", message)
    draft = _scanned(part, notes)
    text = "\n".join(draft.words).strip()
    if not text:
        notes.error(part.line, "E097", "Say what happens at this step.")
    ending = _ending(draft, notes)
    if bool(draft.choices) == bool(draft.endings):
        message = "A step either goes on with choices “- [words](#step)” or has a line “Ending: …”."
        notes.error(part.line, "E093", message)
    recovery = " ".join(draft.recovery).strip()
    if ending is Ending.HARM and not recovery:
        message = "Where harm is done, a line “Recovery: …” says what to do now."
        notes.error(draft.recovery_line or draft.endings[0].number, "E095", message)
    elif draft.recovery_line and draft.endings and ending is not Ending.HARM:
        notes.error(draft.recovery_line, "E095", "“Recovery: …” stands where the ending is harm.")
    return Step(part.title, text, tuple(draft.choices), ending, recovery, part.line)


def _scanned(part: Section, notes: ProblemLog) -> _Draft:
    draft = _Draft()
    for line in lines(part.text, part.line + 1):
        text = line.text.strip()
        if match := CHOICE.fullmatch(line.text):
            draft.choices.append(Choice(match["text"].strip(), match["leads_to"], line.number))
        elif match := _ENDING.fullmatch(text):
            draft.endings.append(Line(line.number, match["value"].strip()))
        elif match := _RECOVERY.fullmatch(text):
            draft.recovery_line = line.number
            draft.recovery.append(match["value"].strip())
        elif draft.recovery_line and text:
            draft.recovery.append(text)
        elif line.text.startswith("- "):
            notes.error(
                line.number, "E096", "A choice is written “- [words](#step)”, a step in small letters."
            )
        elif not draft.choices and not draft.endings:
            draft.words.append(line.text)
        elif text:
            notes.error(line.number, "E096", "Words belong above the choices and the ending.")
    return draft


def _ending(draft: _Draft, notes: ProblemLog) -> Ending | None:
    for line in draft.endings[1:]:
        notes.error(line.number, "E094", "There is an ending already above.")
    if not draft.endings:
        return None
    word = draft.endings[0].text
    if word in tuple(Ending):
        return Ending(word)
    hint = did_you_mean(word, Ending)
    message = f"An ending is good, recovered or harm, not “{word}”.{hint}"
    notes.error(draft.endings[0].number, "E094", message)
    return None


def _check_ways(steps: Mapping[str, Step], line: int, notes: ProblemLog) -> None:
    """The ways through the story, once every step is one."""
    found_before = len(notes.problems)
    found = reachable(steps)
    for step in steps.values():
        for choice in step.choices:
            if choice.leads_to not in steps:
                hint = did_you_mean(choice.leads_to, steps)
                notes.error(choice.line, "E091", f"There is no step “{choice.leads_to}”.{hint}")
        if step.name not in found:
            notes.error(step.line, "E092", f"No choice leads to the step “{step.name}”.")
    if len(notes.problems) > found_before:
        return
    for step in steps.values():
        if not any(steps[name].ending for name in reachable(steps, step.name)):
            notes.error(step.line, "E093", "From this step no ending is ever reached.")
    if not any(steps[choice.leads_to].choices for choice in steps[START].choices):
        notes.error(line, "E098", "A scenario has at least two choices one after the other.")
    if not any(step.ending is Ending.RECOVERED for step in steps.values()):
        notes.error(
            line,
            "E099",
            "At least one ending is “Ending: recovered”: something went wrong, and it ends well.",
        )
