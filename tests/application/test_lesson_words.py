from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from posture.application.editing import lessons_data
from posture.application.language import language_of
from posture.application.learning import find_lesson, lesson_cards
from posture.application.lesson_words import lesson_in
from posture.application.opening import open_lesson
from posture.lessons.lesson import Lesson, Spot
from posture.lessons.sentences import sentences
from posture.words.phrase import ENGLISH
from posture.words.speech import speak

SHELF = Path(__file__).parents[1] / "lessons" / "shelf"
_TAG = re.compile(r"(<[^>]*>|\{[^}]*\})")


def _german(text: str) -> str:
    """The text so that one sees it is another, its marks and places as they were."""
    return "".join(part if _TAG.fullmatch(part) else part.upper() for part in _TAG.split(text))


def _translate(
    lesson: Lesson, folder: Path, *, without: str = "", instead: dict[str, str] | None = None
) -> None:
    catalog = Catalog(locale="de")
    for text in sentences(lesson):
        if text != without:
            catalog.add(text, (instead or {}).get(text, _german(text)))
    with (folder / lesson.id / "lesson.de.po").open("wb") as file:
        write_po(file, catalog)


@pytest.fixture
def folder(content) -> Path:
    for entry in (content / "lessons").iterdir():
        if entry.name != "regions":
            shutil.rmtree(entry)
    shutil.copytree(SHELF / "everything", content / "lessons" / "everything")
    return content / "lessons"


@pytest.fixture
def session(new_session, content, folder):
    return new_session(content=content)


@pytest.fixture
def lesson(session) -> Lesson:
    return session.library.lessons["everything"]


@pytest.fixture
def in_german(session):
    speak(language_of(session, {"POSTURE_LANGUAGE": "de"}))
    yield
    speak(ENGLISH)


def test_a_lesson_that_is_translated_whole_is_shown_in_the_other_language(
    session, lesson, folder, in_german
) -> None:
    _translate(lesson, folder)
    shown = open_lesson(session, "everything").lesson
    assert shown.title == "A SAMPLE OF EVERYTHING"
    assert [card.title for card in lesson_cards(session)] == ["A SAMPLE OF EVERYTHING"]
    assert find_lesson(session, "everything").variants["late"][0].prompt.startswith("ON THE TRAIN")
    assert set(sentences(shown)).isdisjoint(
        text for text in sentences(lesson) if any(letter.islower() for letter in re.sub(_TAG, "", text))
    )


def test_signs_stay_marked_in_the_other_language(session, lesson, folder, in_german) -> None:
    _translate(lesson, folder)
    shown = find_lesson(session, "everything")
    for one, other in zip(lesson.blocks, shown.blocks, strict=True):
        if isinstance(one, Spot) and isinstance(other, Spot):
            assert one.message.marks == other.message.marks
            assert other.message.text == one.message.text.upper()


@pytest.mark.parametrize("place", [0, 20, -1])
def test_with_one_sentence_missing_the_whole_lesson_stays_english(
    session, lesson, folder, in_german, place
) -> None:
    _translate(lesson, folder, without=sentences(lesson)[place])
    assert find_lesson(session, "everything") == lesson


def test_with_a_mark_lost_the_whole_lesson_stays_english(session, lesson, folder, in_german) -> None:
    marked = next(text for text in sentences(lesson) if "<keys>" in text)
    _translate(lesson, folder, instead={marked: "DRÜCKEN SIE WINDOWS UND R."})
    assert find_lesson(session, "everything") == lesson


def test_a_place_for_a_countrys_fact_stays_one(session, lesson, folder, in_german) -> None:
    _translate(lesson, folder)
    assert "{region." not in str(open_lesson(session, "everything").lesson)


def test_the_list_for_programs_is_english_and_names_the_languages(session, lesson, folder, in_german) -> None:
    [data] = lessons_data(session)
    assert (data["title"], data["languages"]) == ("A sample of everything", ["en"])
    _translate(lesson, folder)
    [data] = lessons_data(session)
    assert (data["title"], data["languages"]) == ("A sample of everything", ["en", "de"])
    assert data["variants"] == {"late": ["late-b", "late-c"], "stick": ["stick-b", "stick-c"]}


def test_a_translation_that_is_no_po_file_costs_nothing_but_itself(session, lesson, folder) -> None:
    (folder / "everything" / "lesson.de.po").write_bytes(b"\xff\x00 msgid")
    assert lesson_in(lesson, folder, "de") is None


def test_every_sentence_is_told_once_and_none_is_only_a_place(lesson) -> None:
    found = sentences(lesson)
    assert len(found) == len(set(found))
    assert "{region.report-sms}" not in found
    assert "From: " not in found
    assert "Press <keys>Windows and R</keys>. Call 01632 960123." in found
    assert "A lock on a disk: what is inside stays shut" in found
