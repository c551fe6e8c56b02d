"""Which language is spoken."""

from __future__ import annotations

import plistlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.words.choice import ENGLISH, Choice, choose
from posture.words.languages import languages
from posture.words.system_language import apple_languages, posix_languages

KNOWN = ("de", "pt_BR", "zh_Hant", "en_XA")


@pytest.mark.parametrize(
    ("wanted", "code", "locale"),
    [
        ("de", "de", "de"),
        ("de_AT.UTF-8", "de", "de_AT"),
        ("de-CH", "de", "de_CH"),
        ("DE_de@euro", "de", "de_DE"),
        ("pt-BR", "pt_BR", "pt_BR"),
        ("zh-Hant-TW", "zh_Hant", "zh_Hant_TW"),
        ("en-XA", "en_XA", "en_XA"),
        ("en_GB.UTF-8", "en", "en"),
        ("C", "en", "en"),
        ("C.UTF-8", "en", "en"),
        ("POSIX", "en", "en"),
    ],
)
def test_a_name_as_systems_write_it_names_a_language(wanted: str, code: str, locale: str) -> None:
    assert choose([wanted], KNOWN) == Choice(code, locale)


@pytest.mark.parametrize(
    "wanted", ["", "tlh", "pt_PT", "zh_CN", "../../etc/passwd", "de/../x", "deutsch", "1"]
)
def test_what_there_are_no_words_for_is_no_choice(wanted: str) -> None:
    assert choose([wanted], KNOWN) is None


def test_the_first_that_there_are_words_for_counts() -> None:
    assert choose(["fr", "de_AT", "en"], KNOWN) == Choice("de", "de_AT")
    assert choose(["fr", "en", "de"], KNOWN) == ENGLISH


@given(st.lists(st.text(max_size=12), max_size=4))
def test_nothing_but_known_languages_is_ever_chosen(wanted: list[str]) -> None:
    choice = choose(wanted, KNOWN)
    assert choice is None or choice.code in (*KNOWN, "en")
    assert choice is None or choice.locale.startswith(choice.code)


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, ()),
        ({"LANG": "de_DE.UTF-8"}, ("de_DE.UTF-8",)),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_FR"}, ("fr_FR",)),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "C"}, ("C",)),
        ({"LANG": "de_DE.UTF-8", "LC_ALL": "", "LC_TIME": "fr_FR"}, ("de_DE.UTF-8",)),
        ({"LANG": "en_GB.UTF-8", "LANGUAGE": "de:fr"}, ("de", "fr", "en_GB.UTF-8")),
        ({"LANG": "C.UTF-8", "LANGUAGE": "de"}, ("C.UTF-8",)),
        ({"LANGUAGE": "de"}, ()),
    ],
)
def test_the_variables_of_posix_say_which(environment: dict[str, str], wanted: tuple[str, ...]) -> None:
    assert posix_languages(environment) == wanted


def test_macos_says_it_in_a_list(tmp_path: Path) -> None:
    file = tmp_path / "preferences.plist"
    file.write_bytes(plistlib.dumps({"AppleLanguages": ["de-AT", "en-GB"]}, fmt=plistlib.FMT_BINARY))
    assert apple_languages(file) == ("de-AT", "en-GB")


@pytest.mark.parametrize(
    "content", [b"", b"bplist00", plistlib.dumps({"AppleLanguages": "de"}), plistlib.dumps([])]
)
def test_a_list_that_cannot_be_read_says_nothing(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "preferences.plist"
    assert apple_languages(file) == ()
    file.write_bytes(content)
    assert apple_languages(file) == ()


def test_there_is_german_and_the_made_up_language() -> None:
    assert set(languages()) >= {"de", "en_XA"}
