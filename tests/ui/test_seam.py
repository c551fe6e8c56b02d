"""What the window says can be translated: in a made-up language everything else shows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QWidget,
)

sys.path.append(str(Path(__file__).parents[1] / "words"))

from gates.english import bare, texts
from making.english import left_english
from making.shrinking import compare

from posture.ui.look import Look
from posture.ui.translation import PseudoTranslation
from posture.ui.widgets.evidence import EvidenceCard
from posture.ui.widgets.page import Page
from posture.ui.window import Window
from posture.words import speech
from posture.words.phrase import ENGLISH
from posture.words.pseudo import Pseudo

TOP = Path(__file__).parents[2]
LIST = TOP / "docs" / "words" / "english-in-the-window.txt"
ABOUT = """\
What the window says in English, whatever language is asked for: it does not go through the seam yet.
“make words” takes out what does by now; nothing may be added."""
CHECKS = {file.stem for file in (TOP / "checks").glob("*.md")}
NAMES = {"Posture", "English", "Deutsch", *CHECKS}


@pytest.fixture
def made_up(qapp: QApplication) -> Iterator[None]:
    """The made-up language, for Qt's words and for ours."""
    translation = PseudoTranslation()
    qapp.installTranslator(translation)
    speech.speak(Pseudo())
    yield
    speech.speak(ENGLISH)
    qapp.removeTranslator(translation)


def test_what_stays_english_in_the_window_only_becomes_less(
    made_up: None, look: Look, checked: Window, open_page: Callable[[str], Page], settle: Callable[[], None]
) -> None:
    found = {"the window": _english(checked)}
    for name in ("home", "checks", "lessons", "review", "reports", "settings"):
        found[name] = _english(open_page(name))
    for key in sorted(CHECKS):
        checked.go("check", key)
        settle()
        found[f"check {key}"] = _english(checked.pages["check"])
    compare(LIST, ABOUT, found)


def test_a_shown_phrase_has_its_words_in_brackets(made_up: None, checked: Window) -> None:
    texts = [label.text() for label in checked.findChildren(QLabel) if label.text()]
    assert sum("⟦" in text for text in texts) > len(texts) / 2


def _english(part: QWidget) -> list[str]:
    """What is said in English there, but the technical names of what was read."""
    widgets = [widget for widget in (part, *part.findChildren(QWidget)) if not _tells_sources(widget)]
    said = [text for widget in widgets for text in texts(widget)]
    return sorted({run for text in said for run in left_english(bare(text), NAMES)})


def _tells_sources(widget: QWidget) -> bool:
    return isinstance(card := widget.parentWidget(), EvidenceCard) and widget is card._source
