"""How a lesson is worded: kindly, in short sentences, and without marks, ranks or hidden hints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from posture.content.problems import ProblemLog
from posture.lessons.lesson import Answer, Lesson, Question
from posture.lessons.manners import Manners, manners_of
from posture.lessons.texts import explanations, reading_words, texts, words

LONGEST_RATIO = 1.6
_SENTENCE_END = re.compile(r"[.!?:;]['\"”’“‘»*]*(?:\s|$)|\n\s*\n|\n(?=[-*0-9])")
_BLANKS = re.compile(r"\s+")
_FINDS = 16  # letters: by so many a sentence is found again in its file


def note_wording(lesson: Lesson, text: str, notes: ProblemLog) -> None:
    """Notes what could be worded better; ``text`` is the lesson's file.

    Codes: W101 the right answer stands out by its length, W104 words of blame, W105 an answer that goes by
    where others stand, W106 true or false, W107 too many words, W111 a long sentence, W119 marks, ranks or
    haste, W124 something told by its colour alone.
    """
    lines = text.splitlines()
    manners = manners_of(lesson.lang)
    note_whole(lesson, manners, notes)
    for number, line in enumerate(lines, 1):
        note_line(number, line, manners, notes)
    for place, sentence in _long_sentences(lesson, lines, manners):
        note_long(place, sentence, manners, notes)


def note_whole(lesson: Lesson, manners: Manners, notes: ProblemLog) -> None:
    """Note how its questions are worded, and how many words it has. Codes: W101, W105, W106, W107."""
    for question in every_question(lesson):
        _question(question, manners, notes)
    most = manners.words_a_minute * lesson.minutes
    if (met := reading_words(lesson)) > most:
        message = f"{met} words are much for {lesson.minutes} minutes; {most} is the most."
        notes.warning(lesson.lines.get("minutes", 1), "W107", message)


def note_line(number: int, line: str, manners: Manners, notes: ProblemLog) -> None:
    """Note what is not said in any line. Codes: W104, W119, W124."""
    if found := manners.blame.search(line):
        notes.warning(number, "W104", f"“{found[0]}” sounds like blame; say what happened instead.")
    if found := manners.ranks.search(line):
        notes.warning(number, "W119", f"“{found[0]}” sounds like a mark or a race; there are none here.")
    if found := manners.by_colour.search(line):
        message = f"“{found[0]}”: not everybody sees the colour; say it by a word or a shape too."
        notes.warning(number, "W124", message)


def note_long(line: int, sentence: str, manners: Manners, notes: ProblemLog) -> None:
    """Note a sentence that is too long. Code: W111."""
    message = f"This sentence has {words(sentence)} words; {manners.longest_sentence} is the most."
    notes.warning(line, "W111", message)


def too_long(text: str, manners: Manners) -> Iterator[str]:
    """Every sentence of a text that is too long."""
    return (each for each in _SENTENCE_END.split(text) if words(each) > manners.longest_sentence)


def every_question(lesson: Lesson) -> Iterator[Question]:
    """The questions of a run and all their variants."""
    for question in lesson.questions:
        yield from lesson.surfaces(question.name)


def _long_sentences(lesson: Lesson, lines: Sequence[str], manners: Manners) -> Iterator[tuple[int, str]]:
    """Every sentence that is too long, with its line of the file, whose ``lines`` these are."""
    for block in (*lesson.blocks, *(each for several in lesson.variants.values() for each in several)):
        for text in (*texts(block), *explanations(block)):
            for sentence in too_long(text, manners):
                yield line_of(sentence, lines, block.line), sentence


def line_of(sentence: str, lines: Sequence[str], start: int) -> int:
    """The line from ``start`` on that the sentence begins on; ``start`` where it is not found."""
    begins = " ".join(sentence.split())[:_FINDS]
    for number, line in enumerate(lines[start - 1 :], start):
        if begins in _BLANKS.sub(" ", line):
            return number
    return start


def _question(question: Question, manners: Manners, notes: ProblemLog) -> None:
    if {answer.text.strip(" .!").lower() for answer in question.answers} <= manners.true_false:
        notes.warning(question.line, "W106", "True or false can be guessed; ask what one would do.")
    wrong = [len(answer.text) for answer in question.answers if not answer.right]
    for answer in question.answers:
        _answer(answer, manners, notes)
        if answer.right and wrong and len(answer.text) > LONGEST_RATIO * max(wrong):
            notes.warning(answer.line, "W101", "The right answer is by far the longest, which gives it away.")


def _answer(answer: Answer, manners: Manners, notes: ProblemLog) -> None:
    if manners.catch_all.search(answer.text):
        notes.warning(answer.line, "W105", "Name what is meant instead of “all” or “none of the above”.")
    elif found := manners.placed.search(answer.text):
        message = f"“{found[0]}” goes by where another answer stands, and they stand in any order."
        notes.warning(answer.line, "W105", message)
