"""A lesson is in another language as a whole, or not at all; every fault in its PO file is told by line."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.content.problems import Severity
from posture.lessons.lesson import Lesson, Spot
from posture.lessons.message import joined
from posture.lessons.translation.translation import read_translation


def _line_of(text: str, words: str) -> int:
    """The line on which the translation of these words begins."""
    return text.count("\n", 0, text.index("msgstr", text.index(f'msgid "{words}'))) + 1


def _damaged(text: str, said: str, damaged: str) -> str:
    """The text with these words of a translation damaged, which stand below the same in English."""
    before, found, after = text.rpartition(said)
    assert found
    return before + damaged + after


def _entries(text: str) -> list[str]:
    return [part for part in text.split("\n\n") if "msgctxt" in part]


def test_with_all_its_sentences_it_is_the_lesson_in_that_language(english: Lesson, german: str) -> None:
    found = read_translation(english, german, "de.po", "de")
    assert found.problems == ()
    assert found.lesson is not None
    assert (found.lesson.lang, found.lesson.title) == ("de", "Ein Muster von allem")
    [page, *_] = [block for block in found.lesson.blocks if isinstance(block, Spot)]
    assert [header.name for header in page.message.headers] == ["Address"]
    assert page.message.marks == {"address", "keys"}
    assert joined(page.message.body) == "Drücken Sie Windows und R. Rufen Sie +49 30 23125 123 an."
    assert [sign.telling for sign in page.signs] == [True, False]
    assert [variant.name for variant in found.lesson.variants["late"]] == ["late-b", "late-c"]


def test_what_is_right_and_where_a_choice_leads_cannot_be_translated(english: Lesson, german: str) -> None:
    lesson = read_translation(english, german, "de.po", "de").lesson
    assert lesson is not None
    assert [question.right for question in lesson.questions] == [q.right for q in english.questions]
    assert [each.name for each in lesson.keepsakes] == [each.name for each in english.keepsakes]


def test_without_any_one_of_its_sentences_it_stays_english_as_a_whole(english: Lesson, german: str) -> None:
    entries = _entries(german)
    assert len(entries) > 90
    for entry in entries:
        emptied = re.sub(r'msgstr ".*', 'msgstr ""', entry, flags=re.DOTALL)
        for missing in (german.replace(entry, ""), german.replace(entry, emptied)):
            found = read_translation(english, missing, "de.po", "de")
            assert found.lesson is None
            assert [problem.code for problem in found.problems] == ["W130"]


def test_with_one_sentence_to_be_looked_at_again_it_stays_english(english: Lesson, german: str) -> None:
    for entry in _entries(german):
        found = read_translation(english, german.replace(entry, f"#, fuzzy\n{entry}"), "de.po", "de")
        assert found.lesson is None
        [problem] = found.problems
        assert (problem.code, problem.severity) == ("W130", Severity.WARNING)
        assert "1 of them to be looked at again" in problem.message


def test_changed_english_makes_its_translation_stale(english: Lesson, german: str) -> None:
    old = german.replace('msgid "Monday morning."', 'msgid "Sunday night."')
    found = read_translation(english, old, "de.po", "de")
    assert found.lesson is None
    assert [(problem.code, problem.line) for problem in found.problems] == [
        ("W130", 1),
        ("W131", _line_of(old, "Sunday night.")),
    ]


def test_the_same_words_in_another_place_are_not_taken_for_these(english: Lesson, german: str) -> None:
    moved = german.replace(
        'msgctxt "everything/late/why"\nmsgid "Right."', 'msgctxt "everything/why"\nmsgid "Right."'
    )
    assert read_translation(english, moved, "de.po", "de").lesson is None


@pytest.mark.parametrize(
    ("said", "damaged", "code"),
    [
        ("{Windows und R}[keys]", "Windows und R", "E102"),
        ("{Windows und R}[keys]", "{Windows und R}[key]", "E102"),
        ("<{ana@larch.example}[sender]>", "<ana@larch.example>", "E102"),
        ("{ana@larch.example}", "{ana@laerche-gmbh.de}", "E049"),
        ("Ihn hereinlassen", "[Ihn hereinlassen](#screen)", "E103"),
        ("Die Nummer, die ich anrufe", "Keep: Die Nummer", "E104"),
        ("Auch Fachleute.", "Auch {region.notruf}.", "E074"),
        ("Auch Fachleute.", "Auch `Fachleute`.", "E103"),
        ("Auch Fachleute.", "\\nAuch Fachleute.", "E104"),
        ('"Zurückrufen"', '" Zurückrufen"', "E104"),
        ('"Anrufen"', '"Weg vom Netz"', "E105"),
        ("Stattdessen eine Freigabe", "Ihr eigener Stecker", "E105"),
    ],
)
def test_damage_is_an_error_on_its_line_and_keeps_the_lesson_english(
    english: Lesson, german: str, said: str, damaged: str, code: str
) -> None:
    text = _damaged(german, said, damaged)
    line = text.count("\n", 0, text.rindex("msgstr", 0, german.rindex(said))) + 1
    found = read_translation(english, text, "de.po", "de")
    assert (line, code) in [(problem.line, problem.code) for problem in found.problems]
    assert all(problem.severity is Severity.ERROR for problem in found.problems)
    assert found.lesson is None


def test_every_mark_of_every_message_is_missed(english: Lesson, german: str) -> None:
    marks = re.findall(r"\{([^{}]+)\}\[([a-z-]+)\]", "".join(re.findall(r'msgstr (?:".*"\n)+', german)))
    assert len(marks) == 8
    for words, name in marks:
        text = _damaged(german, f"{{{words}}}[{name}]", words)
        found = read_translation(english, text, "de.po", "de")
        assert "E102" in [problem.code for problem in found.problems], name


@given(st.data())
def test_no_damage_raises_or_gives_a_lesson_that_lacks_a_sign(
    english: Lesson, german: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(german)))
    length = data.draw(st.integers(0, 40))
    text = german[:place] + data.draw(st.text('{}[]"\\\n#~msgid ', max_size=8)) + german[place + length :]
    lesson = read_translation(english, text, "de.po", "de").lesson
    if lesson is not None:
        for block in lesson.blocks:
            assert not isinstance(block, Spot) or block.message.marks == {sign.name for sign in block.signs}
