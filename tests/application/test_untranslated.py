"""A lesson is in the language that is spoken as a whole, or in English as a whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from posture.application.editing import lesson_data
from posture.application.language import language_of
from posture.application.learning import Read, answer, find_lesson, finish, lesson_cards
from posture.application.opening import lesson_here, open_lesson
from posture.application.session import Session
from posture.application.transcript import lesson_text
from posture.application.untranslated import stays_english
from posture.application.week import review_of_week
from posture.words import speech
from posture.words.phrase import ENGLISH

SHELF = Path(__file__).parents[1] / "lessons" / "shelf"


@pytest.fixture
def german(new_session, content) -> Iterator[Session]:
    """A person who is spoken to in German; of two lessons one is translated."""
    for entry in (content / "lessons").iterdir():
        if entry.name not in {"regions", "screen-lock"}:
            shutil.rmtree(entry)
    (content / "lessons" / "screen-lock" / "de.po").unlink(missing_ok=True)
    shutil.copytree(SHELF / "everything", content / "lessons" / "everything")
    session = new_session(content=content)
    speech.speak(language_of(session, {"POSTURE_LANGUAGE": "de"}))
    yield session
    speech.speak(ENGLISH)


def _damage(session: Session, said: str, damaged: str) -> None:
    file = Path(str(session.content)) / "lessons" / "everything" / "de.po"
    file.write_text(file.read_text(encoding="utf-8").replace(said, damaged), encoding="utf-8")


def test_a_lesson_that_is_translated_is_read_in_german(german: Session) -> None:
    lesson = open_lesson(german, "everything").lesson
    assert (lesson.title, stays_english(lesson)) == ("Ein Muster von allem", False)
    assert lesson.core[0].prompt == "Es ist spät. Was nun?"


def test_one_that_is_not_is_english_and_known_as_such(german: Session) -> None:
    cards = {card.id: (card.title, card.stays_english) for card in lesson_cards(german)}
    assert cards == {
        "everything": ("Ein Muster von allem", False),
        "screen-lock": ("Stand up, lock up", True),
    }


@pytest.mark.parametrize(
    ("said", "damaged"),
    [
        ('msgstr "Montagmorgen."', 'msgstr ""'),
        ('msgid "Monday morning."', 'msgid "Sunday night."'),
        ('msgctxt "everything/title"', '#, fuzzy\nmsgctxt "everything/title"'),
        ("{Zahlen Sie heute 0,99}[fee]", "Zahlen Sie heute 0,99"),
        ("msgstr", "msgst"),
    ],
    ids=["missing", "changed English", "fuzzy", "a lost mark", "no PO file"],
)
def test_with_one_sentence_missing_nothing_of_it_is_german(german: Session, said: str, damaged: str) -> None:
    whole = lesson_text(german.written_library.lessons["everything"])
    _damage(german, said, damaged)
    lesson = find_lesson(german, "everything")
    assert stays_english(lesson)
    assert lesson_text(lesson) == whole


def test_what_holds_in_a_country_is_said_in_the_language_of_the_lesson(
    german: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    monkeypatch.setattr("posture.application.opening.system_country", lambda _: "GB")

    def text(session: Session) -> str:
        lesson = lesson_here(session, find_lesson(session, "everything"), "")
        return next(block.text for block in lesson.blocks if isinstance(block, Read))

    assert "leiten Sie sie kostenlos an die 7726 weiter" in text(german)
    speech.speak(ENGLISH)
    assert "forward them to 7726, free of charge" in text(german)


def test_what_was_learned_in_one_language_comes_back_in_another(german: Session, clock) -> None:
    lesson = find_lesson(german, "everything")
    for question in lesson.core:
        answer(german, lesson, question, question.right)
    back = finish(german, lesson)
    assert back is not None
    speech.speak(ENGLISH)
    clock.on(days=30)
    turn = review_of_week(german).current
    assert turn is not None
    assert (turn.lesson_title, turn.stays_english) == ("A sample of everything", False)


def test_programs_read_english_and_which_languages_there_are(german: Session) -> None:
    written = german.written_library.lessons
    assert lesson_data(german, written["everything"])["languages"] == ["en", "de"]
    assert lesson_data(german, written["everything"])["title"] == "A sample of everything"
    assert lesson_data(german, written["screen-lock"])["languages"] == ["en"]


def test_the_transcript_has_headings_in_the_language_of_its_lesson(german: Session) -> None:
    assert "## Anzeichen finden" in lesson_text(find_lesson(german, "everything"))
    assert "## Spot the signs" in lesson_text(find_lesson(german, "screen-lock"))


def test_signs_and_the_address_bar_are_written_as_in_german(german: Session) -> None:
    text = lesson_text(find_lesson(german, "everything"))
    assert "- „" in text
    assert "- “" not in text
    assert "> Adresse:" in text
    assert "> Address:" not in text
