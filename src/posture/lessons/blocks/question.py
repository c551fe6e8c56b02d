"""``## Question``: a prompt, then answers ``- ( )`` or ``- [ ]``, each with its why below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from posture.content.blocks import Line, Section, lines
from posture.content.problems import ProblemLog
from posture.lessons.lesson import Answer, Question

_ANSWER = re.compile(r"- (?P<open>[(\[])(?P<mark>[ xX])(?P<close>[)\]]) +(?P<text>\S.*)")
_MEANT_AS_ANSWER = re.compile(r"(?: *[-*+] *)?[(\[] ?[xX]? ?[)\]]")
_WHY = re.compile(r" +> ?(?P<text>.*)")
_CLOSING = {"(": ")", "[": "]"}
_VERSION = re.compile(r"[1-9][0-9]{0,3}")


@dataclass(slots=True)
class _Draft:
    """An answer while its lines are read."""

    line: int
    single: bool
    right: bool
    text: list[str]
    why: list[str] = field(default_factory=list)

    def answer(self) -> Answer:
        return Answer(_flowed(self.text), self.right, _flowed(self.why), self.line)


def parse(section: Section, notes: ProblemLog) -> Question | None:
    """The question, or None with its problems noted.

    Codes: E029 an answer twice, E030 no prompt, E031 fewer than two answers, E032 no right answer, E033 two
    right answers in ``( )``, E034 both kinds of brackets, E035 a broken answer line, E036 stray words, E037
    an answer without a why, E038 ``v`` is no number, or braces that do not go together.
    """
    found_before = len(notes.problems)
    prompt, drafts = _scanned(section, notes)
    if not prompt:
        notes.error(section.line, "E030", "The question itself is missing above the answers.")
    if len(notes.problems) == found_before:
        _check_answers(drafts, section.line, notes)
    version = section.flags.get("v", "1")
    if not _VERSION.fullmatch(version):
        notes.error(section.line, "E038", f"“v” is a number such as v=2, not “{version}”.")
    if "of" in section.flags and section.flags.keys() & {"core", "v"}:
        message = "Another surface of a question has its place in practice; leave “core” and “v” to that one."
        notes.error(section.line, "E038", message)
    if len(notes.problems) > found_before:
        return None
    return Question(
        name=section.name,
        prompt=prompt,
        answers=tuple(draft.answer() for draft in drafts),
        several=not drafts[0].single,
        core="core" in section.flags,
        version=int(version),
        line=section.line,
        of=section.flags.get("of", ""),
    )


def _scanned(section: Section, notes: ProblemLog) -> tuple[str, list[_Draft]]:
    prompt: list[str] = []
    drafts: list[_Draft] = []
    for line in lines(section.text, section.line + 1):
        if line.text.startswith("- ") or _MEANT_AS_ANSWER.match(line.text):
            _start_answer(line, drafts, notes)
        elif not drafts:
            prompt.append(line.text)
        elif line.text.strip():
            _continue_answer(line, drafts[-1], notes)
    return "\n".join(prompt).strip(), drafts


def _start_answer(line: Line, drafts: list[_Draft], notes: ProblemLog) -> None:
    match = _ANSWER.fullmatch(line.text.rstrip())
    if match is None or match["close"] != _CLOSING[match["open"]]:
        notes.error(line.number, "E035", "An answer starts with “- ( ) ” or “- (x) ”, “- [ ] ” or “- [x] ”.")
        return
    drafts.append(_Draft(line.number, match["open"] == "(", match["mark"] != " ", [match["text"]]))


def _continue_answer(line: Line, draft: _Draft, notes: ProblemLog) -> None:
    if match := _WHY.fullmatch(line.text):
        draft.why.append(match["text"])
    elif line.text.startswith("  ") and not draft.why:
        draft.text.append(line.text)
    elif line.text.startswith(">"):
        notes.error(line.number, "E036", "Put two spaces before “> why”, so that it belongs to its answer.")
    else:
        notes.error(line.number, "E036", "These words belong to no answer; an answer starts with “- ( ) ”.")


def _check_answers(drafts: Sequence[_Draft], line: int, notes: ProblemLog) -> None:
    if len(drafts) < 2:
        notes.error(line, "E031", "A question has at least two answers.")
        return
    for draft in drafts:
        if draft.single != drafts[0].single:
            notes.error(draft.line, "E034", "Use either “( )” (one is right) or “[ ]” (several may be).")
            return
    for draft in drafts:
        if not _flowed(draft.why):
            notes.error(draft.line, "E037", "Every answer needs an explanation: two spaces, then “> why”.")
    known: dict[str, int] = {}
    for draft in drafts:
        first = known.setdefault(_flowed(draft.text).casefold(), draft.line)
        if first != draft.line:
            notes.error(draft.line, "E029", f"This answer stands in line {first} already.")
    right = [draft for draft in drafts if draft.right]
    if not right:
        notes.error(line, "E032", "No answer is marked as right: write “(x)” or “[x]”.")
    elif drafts[0].single and len(right) > 1:
        notes.error(right[1].line, "E033", "Two answers are marked as right; with “( )” only one is.")


def _flowed(lines: Sequence[str]) -> str:
    return " ".join(line.strip() for line in lines if line.strip())
