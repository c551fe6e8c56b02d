"""How a lesson is worded: kindly, in short sentences, and without marks, ranks or hidden hints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from posture.content.problems import ProblemLog
from posture.lessons.lesson import Answer, Lesson, Question
from posture.lessons.texts import explanations, reading_words, texts, words

WORDS_A_MINUTE = 90
LONGEST_SENTENCE = 25
LONGEST_RATIO = 1.6
_BLAME = re.compile(
    r"\b(stupid|careless|failed|caught|dumb|foolish|lazy|naive|idiot|gullible|your fault)\b", re.IGNORECASE
)
_RANKS = re.compile(
    r"\b(scor(?:e[sd]?|ing)|streaks?|leaderboards?|rank(?:ed|ing|s)?|high[- ]?scores?|timers?|countdown"
    r"|(?:full|top|bonus) (?:marks?|points?)|\d+ (?:of|out of) (?:the )?\d+ (?:signs|points|answers|right)"
    r"|well done)\b",
    re.IGNORECASE,
)
_CATCH_ALL = re.compile(r"\b(all|none|both|neither) of (the above|these|them)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"\b(?:the (?:first|second|third|fourth|last|previous|next)(?: (?:one|answer|option|two))?[.!]?$"
    r"|(?:answers?|options?) (?:[a-d1-4]\b|above|below|before)|(?:both|all|as) (?:the )?above)",
    re.IGNORECASE,
)
_BY_COLOUR = re.compile(
    r"\b(?:marked|shown|written|stands?|is|are|in|the) (?:in )?(?:red|green|yellow|orange|blue)"
    r"(?: (?:one|ones|word|words|part|parts|line|lines|answer|text))\b",
    re.IGNORECASE,
)
_TRUE_FALSE = frozenset({"true", "false", "yes", "no"})
_SENTENCE_END = re.compile(r"[.!?:;]['\"”’*]*(?:\s|$)|\n\s*\n|\n(?=[-*0-9])")
_BLANKS = re.compile(r"\s+")
_FINDS = 16  # letters: by so many a sentence is found again in its file


def note_wording(lesson: Lesson, text: str, notes: ProblemLog) -> None:
    """Notes what could be worded better; ``text`` is the lesson's file.

    Codes: W101 the right answer stands out by its length, W104 words of blame, W105 an answer that goes by
    where others stand, W106 true or false, W107 too many words, W111 a long sentence, W119 marks, ranks or
    haste, W124 something told by its colour alone.
    """
    lines = text.splitlines()
    for question in every_question(lesson):
        _question(question, notes)
    for number, line in enumerate(lines, 1):
        _line(number, line, notes)
    most = WORDS_A_MINUTE * lesson.minutes
    if (met := reading_words(lesson)) > most:
        message = f"{met} words are much for {lesson.minutes} minutes; {most} is the most."
        notes.warning(lesson.lines.get("minutes", 1), "W107", message)
    for place, sentence in long_sentences(lesson, lines):
        message = f"This sentence has {words(sentence)} words; {LONGEST_SENTENCE} is the most."
        notes.warning(place, "W111", message)


def every_question(lesson: Lesson) -> Iterator[Question]:
    """The questions of a run and all their variants."""
    for question in lesson.questions:
        yield from lesson.surfaces(question.name)


def long_sentences(lesson: Lesson, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Every sentence that is too long, with its line of the file, whose ``lines`` these are."""
    for block in (*lesson.blocks, *(each for several in lesson.variants.values() for each in several)):
        for text in (*texts(block), *explanations(block)):
            for sentence in _SENTENCE_END.split(text):
                if words(sentence) > LONGEST_SENTENCE:
                    yield line_of(sentence, lines, block.line), sentence


def line_of(sentence: str, lines: Sequence[str], start: int) -> int:
    """The line from ``start`` on that the sentence begins on; ``start`` where it is not found."""
    begins = " ".join(sentence.split())[:_FINDS]
    for number, line in enumerate(lines[start - 1 :], start):
        if begins in _BLANKS.sub(" ", line):
            return number
    return start


def _question(question: Question, notes: ProblemLog) -> None:
    if {answer.text.strip(" .!").lower() for answer in question.answers} <= _TRUE_FALSE:
        notes.warning(question.line, "W106", "True or false can be guessed; ask what one would do.")
    wrong = [len(answer.text) for answer in question.answers if not answer.right]
    for answer in question.answers:
        _answer(answer, notes)
        if answer.right and wrong and len(answer.text) > LONGEST_RATIO * max(wrong):
            notes.warning(answer.line, "W101", "The right answer is by far the longest, which gives it away.")


def _answer(answer: Answer, notes: ProblemLog) -> None:
    if _CATCH_ALL.search(answer.text):
        notes.warning(answer.line, "W105", "Name what is meant instead of “all” or “none of the above”.")
    elif found := _PLACED.search(answer.text):
        message = f"“{found[0]}” goes by where another answer stands, and they stand in any order."
        notes.warning(answer.line, "W105", message)


def _line(number: int, line: str, notes: ProblemLog) -> None:
    if found := _BLAME.search(line):
        notes.warning(number, "W104", f"“{found[0]}” sounds like blame; say what happened instead.")
    if found := _RANKS.search(line):
        notes.warning(number, "W119", f"“{found[0]}” sounds like a mark or a race; there are none here.")
    if found := _BY_COLOUR.search(line):
        message = f"“{found[0]}”: not everybody sees the colour; say it by a word or a shape too."
        notes.warning(number, "W124", message)
