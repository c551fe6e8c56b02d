"""Words that nobody looks for get a stand-in, however their letters are spelt."""

from __future__ import annotations

import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.host.recordings.redaction.words import Words, unescaped

ESCAPES = r"\x%U;&#ab89\u00e9d8 "


def as_octal(text: str) -> str:
    return "".join(f"\\{byte:o}" if byte > 127 else chr(byte) for byte in text.encode())


def as_systemd(text: str) -> str:
    return "".join(f"\\x{byte:02x}" if byte > 127 else chr(byte) for byte in text.encode())


def as_xml(text: str) -> str:
    return text.encode("ascii", "xmlcharrefreplace").decode()


@pytest.fixture
def words() -> Words:
    numbers: dict[str, int] = {}
    return Words({"disk", "sécurité", "*ptp*"}, lambda _, word: numbers.setdefault(word, len(numbers) + 1))


@pytest.mark.parametrize("spell", [json.dumps, as_octal, as_systemd, as_xml, quote])
def test_a_word_gets_the_same_stand_in_however_it_is_spelt(words: Words, spell) -> None:
    plain = words.text("Zoë 王小明 Ольга")
    assert unescaped(words.text(spell("Zoë 王小明 Ольга"))).replace("%20", " ").strip('"') == plain
    assert plain == "word1 word2 word3"


def test_a_known_word_stays_as_it_is_spelt(words: Words) -> None:
    assert words.text('"S\\u00e9curit\\u00e9 disk"') == '"S\\u00e9curit\\u00e9 disk"'


def test_letters_of_an_old_coding_are_letters(words: Words) -> None:
    assert words.text("M%FCller M\\xfcller M\\374ller") == "word1 word1 word1"


@given(st.text() | st.text(ESCAPES))
def test_no_spelling_breaks_it(text: str) -> None:
    Words({"disk"}, lambda *_: 1).text(text)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("ptp4l", "ptpword1"),
        ("ptpword1", "ptpword1"),
        ("delay 2147483647", "word1 2147483647"),
        ("disk 17655512389", "disk 10000000001"),
        ("disk 017655512389", "disk 000000000001"),
        ("berlin 4711", "word1 0001"),
    ],
)
def test_what_decides_stays_in_a_stand_in(text: str, safe: str) -> None:
    assert Words({"disk", "*ptp*"}, lambda *_: 1).text(text) == safe
