"""The words of a translation are judged by line, by the manners of their own language."""

from __future__ import annotations

import pytest

from posture.lessons.lesson import Lesson
from posture.lessons.translation.lint import lint_translation


def test_good_german_has_nothing_to_mend(english: Lesson, german: str) -> None:
    assert lint_translation(english, german, "de.po", "de") == ()


@pytest.mark.parametrize(
    ("said", "worse", "code"),
    [
        ("So nicht.", "Das war leichtsinnig.", "W104"),
        ("So nicht.", "Hier sind Sie hereingefallen.", "W104"),
        ("So nicht.", "Gut gemacht, 3 von 3 Anzeichen.", "W119"),
        ("So nicht.", "Tippen Sie auf das Rote.", "W124"),
        ("So nicht.", " ".join(["Das", *["und"] * 29, "so."]), "W111"),
        ("Ich drücke auf „Ja“.", "Die erste Antwort.", "W105"),
        ("Ich drücke auf „Ja“.", "Keine der genannten.", "W105"),
        (
            "Ich drücke auf „Nein“.",
            "Ich drücke auf „Nein“, und zwar lange und sehr fest, bis es aufhört.",
            "W101",
        ),
    ],
)
def test_what_could_be_better_is_told_by_line(
    english: Lesson, german: str, said: str, worse: str, code: str
) -> None:
    assert german.count(said) == 1
    line = german.count("\n", 0, german.index(said)) + 1
    found = lint_translation(english, german.replace(said, worse), "de.po", "de")
    assert [(problem.line, problem.code) for problem in found] == [(line, code)]


def test_true_and_false_are_known_in_german_too(english: Lesson, german: str) -> None:
    text = german.replace('"Ich drücke auf „Nein“."', '"Ja."').replace(
        '"Ich drücke auf „Ja“."', '"Stimmt nicht."'
    )
    assert [problem.code for problem in lint_translation(english, text, "de.po", "de")] == ["W106"]


def test_a_sentence_that_german_makes_longer_is_no_fault(english: Lesson, german: str) -> None:
    text = german.replace("So nicht.", " ".join(["Das", *["und"] * 28, "so."]))
    assert lint_translation(english, text, "de.po", "de") == ()


def test_of_a_language_without_a_list_of_words_the_lengths_are_judged(english: Lesson, german: str) -> None:
    text = german.replace("So nicht.", " ".join(["Das", *["dumm"] * 29, "so."]))
    assert [problem.code for problem in lint_translation(english, text, "fr.po", "fr")] == ["W111"]
