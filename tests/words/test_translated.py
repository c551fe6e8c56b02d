"""Plural forms, numbers and days as a language has them, and words from its catalogues."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posture.words.phrase import Phrase, counted, in_language, phrase, places
from posture.words.translated import Translated

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {}\\n"\n\n'
TWO = HEAD.format("nplurals=2; plural=(n != 1);")
POLISH = HEAD.format("nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);")

Speaking = Callable[..., Translated]


@pytest.fixture
def speaking(tmp_path: Path) -> Speaking:
    """A language whose own catalogue holds this, and whose others lie in the folder."""

    def make(catalogue: str | bytes, code: str = "de", locale: str = "") -> Translated:
        (tmp_path / f"own.{code}.po").write_bytes(
            catalogue if isinstance(catalogue, bytes) else catalogue.encode()
        )
        return Translated(code, locale or code, lambda scope: tmp_path / f"{scope or 'own'}.{code}.po")

    return make


DOORS = """\
msgid "{n} door"
msgid_plural "{n} doors"
msgstr[0] "eine Tür"
msgstr[1] "{n} Türen"

msgid "{program} is off since {day}, {x days} ago."
msgstr "{program} ist seit {day} aus, seit {x Tag|Tagen}."
"""


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 Türen"), (1, "eine Tür"), (2, "2 Türen"), (1.5, "1,5 Türen"), (1.0, "eine Tür")],
)
def test_an_amount_has_the_form_of_the_language(speaking: Speaking, number: float, words: str) -> None:
    said = counted("{n} door", "{n} doors", n=number)
    assert in_language(said, speaking(TWO + DOORS)) == words


@pytest.mark.parametrize(
    ("number", "words"), [(1, "1 dzień"), (2, "2 dni"), (5, "5 dni"), (22, "22 dni"), (112, "112 dni")]
)
def test_a_language_may_have_more_than_two_forms(speaking: Speaking, number: int, words: str) -> None:
    days = 'msgid "{n} day"\nmsgid_plural "{n} days"\n'
    forms = 'msgstr[0] "{n} dzień"\nmsgstr[1] "{n} dni"\nmsgstr[2] "{n} dni"\n'
    assert (
        in_language(counted("{n} day", "{n} days", n=number), speaking(POLISH + days + forms, "pl")) == words
    )


def test_a_sentence_is_said_with_its_values(speaking: Speaking) -> None:
    said = phrase("{program} is off since {day}, {x days} ago.", program="ufw", day=date(2026, 6, 30), x=1.2)
    german = speaking(TWO + DOORS)
    assert in_language(said, german) == "ufw ist seit 30. Juni 2026 aus, seit 1 Tag."
    assert in_language(said.filled(x=12), german).endswith("seit 12 Tagen.")


@pytest.mark.parametrize(
    ("locale", "day", "clock", "number"),
    [
        ("de", "3. Januar 2026", "14:05", "1234,5"),
        ("de_AT", "3. Jänner 2026", "14:05", "1234,5"),
        ("en_US", "January 3, 2026", "2:05\u202fPM", "1234.5"),
        ("fr", "3 janvier 2026", "14:05", "1234,5"),
        ("de_ZZ", "3. Januar 2026", "14:05", "1234,5"),
    ],
)
def test_days_times_and_numbers_are_those_of_the_country(
    speaking: Speaking, locale: str, day: str, clock: str, number: str
) -> None:
    language = speaking(TWO, locale=locale)
    assert language.day(date(2026, 1, 3)) == day
    assert language.clock(time(14, 5)) == clock
    assert language.number(1234.54) == number
    assert language.number(5900) == "5900"


def test_each_scope_has_a_catalogue_of_its_own_that_is_read_when_it_is_said(
    speaking: Speaking, tmp_path: Path
) -> None:
    german = speaking(TWO + 'msgid "Off."\nmsgstr "Aus."\n')
    assert in_language(phrase("Off."), german) == "Aus."
    (tmp_path / "firewall.de.po").write_text(TWO + 'msgid "Off."\nmsgstr "Abgeschaltet."\n', encoding="utf-8")
    assert in_language(Phrase("Off.", None, None, "firewall"), german) == "Abgeschaltet."
    assert in_language(Phrase("Off.", None, None, "clock"), german) == "Off."


@pytest.mark.parametrize(
    "catalogue",
    [
        b"",
        b"\xff\xfe\x00not text",
        b'msgid "Off."\nmsgstr "\n',
        b'msgid "Off."\nmsgid "On."\n',
        (HEAD.format("nplurals=2; plural=__import__('os');") + 'msgid "Off."\nmsgstr "Aus."\n').encode(),
        (TWO + '#, fuzzy\nmsgid "Off."\nmsgstr "An."\n').encode(),
        (TWO + 'msgid "Off."\nmsgstr ""\n').encode(),
    ],
)
def test_where_there_is_no_good_translation_it_is_said_in_english(
    speaking: Speaking, catalogue: bytes
) -> None:
    german = speaking(catalogue)
    assert in_language(phrase("Off."), german) == "Off."
    assert in_language(phrase(""), german) == ""
    assert in_language(counted("{n} door", "{n} doors", n=2), german) == "2 doors"


@given(st.binary(max_size=300))
def test_no_file_breaks_a_sentence(tmp_path_factory: pytest.TempPathFactory, catalogue: bytes) -> None:
    file = tmp_path_factory.mktemp("words") / "de.po"
    file.write_bytes(catalogue)
    assert in_language(phrase("Off."), Translated("de", "de", lambda _: file))


def test_a_translation_cannot_smuggle_in_a_place(speaking: Speaking) -> None:
    german = speaking(TWO + 'msgid "{program} is off."\nmsgstr "{program} und {secret} sind aus."\n')
    said = phrase("{program} is off.", program="ufw", secret="x")
    assert in_language(said, german) == "ufw is off."


@given(st.sampled_from(["{a} door", "{n} doors {a}", "none"]), st.text(max_size=20))
def test_what_is_said_has_no_place_that_the_english_has_not(english: str, translation: str) -> None:
    from gettext import NullTranslations

    from posture.words.catalogue import Catalogue

    class Given(NullTranslations):
        def gettext(self, message: str) -> str:
            return translation

    assert places(Catalogue(Given()).template(english, None, None)) <= places(english)
