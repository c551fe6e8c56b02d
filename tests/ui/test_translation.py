"""The window's own words in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from posture.ui import translation
from posture.ui.translation import is_whole, translate_window
from posture.words.choice import Choice
from posture.words.languages import language
from posture.words.phrase import ENGLISH, Language

HALF = """\
<?xml version="1.0" encoding="utf-8"?>
<TS version="2.1" language="de"><context><name>Words</name>
  <message><source>today</source><translation>heute</translation></message>
  <message numerus="yes"><source>about %n minutes</source>
    <translation>
      <numerusform>eine Minute</numerusform><numerusform>%n Minuten</numerusform>
    </translation></message>
  <message><source>tomorrow</source><translation type="unfinished"></translation></message>
</context></TS>
"""
WHOLE = HALF.replace(' type="unfinished">', ">morgen")


@pytest.fixture
def german(tmp_path) -> Language:
    return language(Choice("de", "de"), lambda scope: tmp_path / "none.po")


@pytest.fixture
def shipped(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Ship this translation of the window into German, and no other."""

    def ship(text: str) -> None:
        monkeypatch.setattr(translation, "shipped_names", lambda _: ("de.ts",))
        monkeypatch.setattr(translation, "shipped_bytes", lambda _: text.encode())

    return ship


@pytest.fixture
def translators(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)
    for made in _installed(qapp):
        qapp.removeTranslator(made)
        made.setParent(None)


def _installed(qapp: QApplication) -> list[QTranslator]:
    return qapp.findChildren(QTranslator)


def _said(words: str, n: int = -1) -> str:
    return QCoreApplication.translate("Words", words, None, n)


def test_words_are_said_in_the_language_and_those_it_lacks_in_english(
    qapp: QApplication, shipped: Callable[[str], None], german: Language, translators: None
) -> None:
    shipped(HALF)
    translate_window(qapp, german)
    assert (_said("today"), _said("tomorrow"), _said("never")) == ("heute", "tomorrow", "never")
    assert [_said("about %n minutes", n) for n in (0, 1, 5)] == ["0 Minuten", "eine Minute", "5 Minuten"]
    assert QLocale().language() is QLocale.Language.German


def test_a_language_is_whole_when_every_word_is_translated(shipped: Callable[[str], None]) -> None:
    shipped(HALF)
    assert not is_whole("de")
    shipped(WHOLE)
    assert is_whole("de")
    assert not is_whole("fr")


def test_a_broken_file_leaves_the_window_english(
    qapp: QApplication, shipped: Callable[[str], None], german: Language, translators: None
) -> None:
    shipped("<TS><context>")
    translate_window(qapp, german)
    assert _said("today") == "today"


def test_english_needs_no_translation(qapp: QApplication) -> None:
    translate_window(qapp, ENGLISH)
    assert not _installed(qapp)
