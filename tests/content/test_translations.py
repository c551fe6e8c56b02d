"""A PO file is read by line, whoever wrote it and however broken it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.content.problems import ProblemLog
from posture.content.translations import Entry, read_entries

HEAD = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n\n'
OFF = 'msgctxt "a/b"\nmsgid "Off."\nmsgstr "Aus."\n'


def _read(text: str) -> tuple[tuple[Entry, ...], list[tuple[int, str]]]:
    notes = ProblemLog("de.po")
    entries = read_entries(text, notes)
    return entries, [(problem.line, problem.code) for problem in notes.problems]


def test_an_entry_has_its_place_its_words_and_the_line_of_its_translation() -> None:
    text = '#. a hint\nmsgctxt "a/b"\nmsgid ""\n"Off, "\n"and \\"on\\"."\nmsgstr ""\n"Aus,\\n"\n"an."\n'
    assert _read(HEAD + text) == ((Entry("a/b", 'Off, and "on".', "Aus,\nan.", False, 10),), [])


def test_entries_need_no_empty_line_between_them() -> None:
    entries, problems = _read(OFF + 'msgctxt "a/b"\nmsgid "On."\nmsgstr ""\n')
    assert [(entry.english, entry.words) for entry in entries] == [("Off.", "Aus."), ("On.", "")]
    assert problems == []


def test_words_to_be_looked_at_again_are_none_yet() -> None:
    [entry, after], problems = _read(f'#, fuzzy, c-format\n#| msgid "Of."\n{OFF}\n{OFF.replace("Off", "On")}')
    assert (entry.words, entry.fuzzy) == ("", True)
    assert (after.words, after.fuzzy) == ("Aus.", False)
    assert problems == []


def test_what_is_obsolete_is_passed_over() -> None:
    assert _read(OFF + '\n#~ msgid "Old."\n#~ msgstr "Alt."\n')[0] == _read(OFF)[0]


def test_a_mark_of_byte_order_and_line_ends_of_windows_change_nothing() -> None:
    assert _read("\ufeff" + (HEAD + OFF).replace("\n", "\r\n")) == _read(HEAD + OFF)


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ('msgid "Off."\nmsgstr "Aus."\nmsgtxt "a"\n', 3, "E100"),
        ('msgid "Off."\nmsgstr "Aus"."\n', 2, "E100"),
        ('msgid "Off."\n"more\n', 2, "E100"),
        ('"alone"\n', 1, "E100"),
        ('\nmsgid "Off."\n\nmsgstr "Aus."\n', 2, "E100"),
        ('msgid "door"\nmsgid_plural "doors"\nmsgstr[0] "Tür"\nmsgstr[1] "Türen"\n', 1, "E100"),
        (OFF + "\n" + OFF, 7, "E101"),
    ],
)
def test_what_is_broken_is_told_with_its_line(text: str, line: int, code: str) -> None:
    assert (line, code) in _read(text)[1]


@pytest.mark.parametrize(
    "letter",
    [
        "\0",
        "\x1b",
        "\x1f",
        "\x7f",
        "\x9b",
        *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e",
        *"\u2066\u2067\u2068\u2069",
    ],
)
@pytest.mark.parametrize(
    "place", ['msgstr "A{}us."', 'msgid "{}Off."', "# {}a hint", 'msgstr "Aus."{}', "{}"]
)
def test_a_letter_that_nobody_sees_is_told_by_its_line_and_nothing_is_taken(letter: str, place: str) -> None:
    assert _read(HEAD + OFF + "\n" + place.format(letter) + "\n") == ((), [(9, "E011")])


def test_a_return_of_the_carriage_is_no_word_either() -> None:
    assert (7, "E011") in _read(HEAD + OFF.replace("Aus", "Aus\\r"))[1]


@pytest.mark.parametrize("sign", ["\\", '"', "a", "{region.", "[a]("])
def test_a_line_that_is_too_long_is_told_and_not_looked_at(sign: str) -> None:
    assert _read(OFF + f'\nmsgid "{sign * 20_000}"\nmsgstr "x"\n') == ((), [(5, "E012")])


@given(st.text(alphabet='#~,fuzy msgidtrcx[0]"\\\n', max_size=200))
def test_no_text_raises_and_every_problem_has_a_line(text: str) -> None:
    _, problems = _read(text)
    assert all(1 <= line <= text.count("\n") + 1 for line, _ in problems)
