"""What is wrong with a lesson in another language, and what could be better, by line of its PO file."""

from __future__ import annotations

from posture.content.problems import Problem, ProblemLog
from posture.lessons.lesson import Lesson
from posture.lessons.manners import manners_of
from posture.lessons.translation.rewording import HEADER, MESSAGE
from posture.lessons.translation.translation import read_translation
from posture.lessons.wording import note_line, note_long, note_whole, too_long


def lint_translation(lesson: Lesson, text: str, path: str, lang: str) -> tuple[Problem, ...]:
    """Every problem of the PO file ``text``; its words are judged by the manners of their own language.

    How the whole reads (W101, W105 to W107) is judged once nothing is missing.
    """
    found = read_translation(lesson, text, path, lang)
    notes = ProblemLog(path, found.problems)
    manners = manners_of(lang)
    for line, role, words in found.said:
        note_line(line, words, manners, notes)
        for sentence in too_long(words, manners) if role not in (HEADER, MESSAGE) else ():
            note_long(line, sentence, manners, notes)
    if found.lesson is not None:
        note_whole(found.lesson, manners, notes)
    return notes.problems
