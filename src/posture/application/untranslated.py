"""Lessons that stay English while another language is spoken: all of such a lesson, and it says so."""

from __future__ import annotations

from posture.lessons.lesson import Lesson
from posture.words import speech
from posture.words.phrase import ENGLISH, phrase

STAYS_ENGLISH = phrase("This lesson is not translated yet, so its text is in English.")
IN_ENGLISH = phrase("in English")
"""Said beside the title of such a lesson."""


def stays_english(lesson: Lesson) -> bool:
    """Whether a lesson, as the library gives it, is in English though another language is spoken now."""
    return lesson.lang == ENGLISH.code != speech.code()
