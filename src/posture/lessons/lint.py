"""What makes a lesson less good than it could be, as warnings by line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from posture.content.problems import Problem, ProblemLog
from posture.lessons.lesson import Block, DoIt, Lesson, Question, Read, Spot, SpotVerdict

LONGEST_RATIO = 1.6
CORE_QUESTIONS = 2
WORDS_A_MINUTE = 90
LONGEST_SENTENCE = 25
GENUINE_SHARE = (0.3, 0.5)
_MOST_IN_ONE_PLACE = 0.6
_BLAME = re.compile(
    r"\b(stupid|careless|failed|caught|dumb|foolish|lazy|naive|idiot|gullible|your fault)\b", re.IGNORECASE
)
_CATCH_ALL = re.compile(r"\b(all|none|both|neither) of (the above|these|them)\b", re.IGNORECASE)
_TRUE_FALSE = frozenset({"true", "false", "yes", "no"})
_SENTENCE_END = re.compile(r"[.!?:;](?:\s|$)|\n\s*\n|\n(?=[-*0-9])")
_WORD = re.compile(r"[^\W_][\w'’+-]*")


def lint_lesson(lesson: Lesson, text: str, today: date | None = None) -> tuple[Problem, ...]:
    """The warnings for one lesson; ``text`` is its file, and without ``today`` no date is judged.

    Codes: W101 the right answer stands out by its length, W102 not two core questions, W103 dates,
    W104 words of blame, W105 “all of the above”, W106 true or false, W107 too many words,
    W108 a fake without signs, W111 a long sentence.
    """
    notes = ProblemLog(lesson.path)
    for question in lesson.questions:
        _question(question, notes)
    if len(lesson.core) != CORE_QUESTIONS:
        line = lesson.core[-1].line if lesson.core else 1
        notes.warning(
            line, "W102", f"Two core questions are right for a lesson; this has {len(lesson.core)}."
        )
    _dates(lesson, today, notes)
    for number, line_text in enumerate(text.splitlines(), 1):
        if blame := _BLAME.search(line_text):
            notes.warning(number, "W104", f"“{blame[0]}” sounds like blame; say what happened instead.")
    _words(lesson, notes)
    for block in lesson.blocks:
        if isinstance(block, Spot) and block.verdict is SpotVerdict.FAKE and not block.signs:
            notes.warning(block.line, "W108", "A fake message is worth at least one marked sign.")
    return notes.problems


def lint_pack(lessons: Sequence[Lesson], path: str) -> tuple[Problem, ...]:
    """The warnings that only all lessons together show; a small pack is not judged.

    Codes: W109 right answers gather in one place, W110 too few or too many genuine messages.
    """
    notes = ProblemLog(path)
    questions = [question for lesson in lessons for question in lesson.questions if not question.several]
    places = Counter(min(question.right) for question in questions)
    if len(questions) >= 6:
        place, most = places.most_common(1)[0]
        if most > _MOST_IN_ONE_PLACE * len(questions):
            notes.warning(1, "W109", f"{most} of {len(questions)} right answers stand in place {place + 1}.")
    verdicts = [block.verdict for lesson in lessons for block in lesson.blocks if isinstance(block, Spot)]
    if len(verdicts) >= 3:
        genuine = sum(verdict is not SpotVerdict.FAKE for verdict in verdicts)
        if not GENUINE_SHARE[0] <= genuine / len(verdicts) <= GENUINE_SHARE[1]:
            notes.warning(
                1, "W110", f"{genuine} of {len(verdicts)} messages are not fake; a third to a half is fair."
            )
    return notes.problems


def reading_words(lesson: Lesson) -> int:
    """How many words everybody meets; explanations come on top, one answer at a time."""
    return sum(len(_WORD.findall(text)) for block in lesson.blocks for text in _texts(block))


def _question(question: Question, notes: ProblemLog) -> None:
    for answer in question.answers:
        if _CATCH_ALL.search(answer.text):
            notes.warning(answer.line, "W105", "Name what is meant instead of “all” or “none of the above”.")
    if {answer.text.strip(" .!").lower() for answer in question.answers} <= _TRUE_FALSE:
        notes.warning(question.line, "W106", "True or false can be guessed; ask what one would do.")
    wrong = [len(answer.text) for answer in question.answers if not answer.right]
    for answer in question.answers:
        if answer.right and wrong and len(answer.text) > LONGEST_RATIO * max(wrong):
            notes.warning(answer.line, "W101", "The right answer is by far the longest, which gives it away.")


def _dates(lesson: Lesson, today: date | None, notes: ProblemLog) -> None:
    line = lesson.lines.get("review_by", 1)
    if lesson.review_by <= lesson.reviewed:
        notes.warning(line, "W103", "“review_by” is to be later than “reviewed”.")
    elif today is not None and lesson.review_by < today:
        notes.warning(line, "W103", f"This lesson was to be read again by {lesson.review_by}.")


def _words(lesson: Lesson, notes: ProblemLog) -> None:
    words, most = reading_words(lesson), WORDS_A_MINUTE * lesson.minutes
    if words > most:
        notes.warning(
            lesson.lines.get("minutes", 1),
            "W107",
            f"{words} words are much for {lesson.minutes} minutes; {most} is the most.",
        )
    for block in lesson.blocks:
        for text in (*_texts(block), *_explanations(block)):
            if any(len(_WORD.findall(sentence)) > LONGEST_SENTENCE for sentence in _SENTENCE_END.split(text)):
                notes.warning(
                    block.line, "W111", f"A sentence in this block has more than {LONGEST_SENTENCE} words."
                )


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Read():
            yield from (block.title, block.text)
        case Question():
            yield from (block.prompt, *(answer.text for answer in block.answers))
        case Spot():
            yield from (block.intro, block.message.text)
        case DoIt():
            yield from (block.text, *block.steps)


def _explanations(block: Block) -> Iterator[str]:
    match block:
        case Question():
            yield from (answer.why for answer in block.answers)
        case Spot():
            yield from (*(sign.why for sign in block.signs), block.safe_step)
        case _:
            return
