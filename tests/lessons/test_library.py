from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from posture.lessons.lesson import Block, DoIt, Item, Match, Order, Pair, Question, Read, Spot
from posture.lessons.library import in_language, languages_of, lint, load
from posture.lessons.wording import every_question
from posture.words.languages import translated_languages

SHIPPED = Path(__file__).parents[2] / "lessons"
QUESTION = "## Question {#one core}\n\nWhat?\n\n- (x) This.\n  > Right.\n- ( ) That.\n  > No.\n"


@pytest.fixture
def folder(tmp_path: Path, written: Callable[..., str]) -> Path:
    for name in ("good", "broken", "regions"):
        (tmp_path / name).mkdir()
    (tmp_path / "good" / "lesson.md").write_text(written(QUESTION, name="good"), encoding="utf-8")
    (tmp_path / "broken" / "lesson.md").write_text(
        written(QUESTION, name="broken").replace("(x)", "( )"), encoding="utf-8"
    )
    return tmp_path


def test_a_broken_lesson_is_left_out_and_reported(folder: Path) -> None:
    library = load(folder)

    assert list(library.lessons) == ["good"]
    assert [(problem.path, problem.code) for problem in library.problems] == [
        (f"{folder.as_posix()}/broken/lesson.md", "E032")
    ]


def test_a_card_leads_to_its_question_while_there_is_one(folder: Path) -> None:
    library = load(folder)

    found = library.question("good/one")

    assert found is not None
    assert (found[0].id, found[1].name) == ("good", "one")
    assert [library.question(card) for card in ("good/two", "gone/one", "good", "")] == [None] * 4


def test_a_folder_without_lesson_is_reported(folder: Path) -> None:
    (folder / "empty").mkdir()

    assert {problem.path.split("/")[-2]: problem.code for problem in load(folder).problems}["empty"] == "E012"


def test_a_folder_that_is_not_there_is_reported(tmp_path: Path) -> None:
    library = load(tmp_path / "nowhere")

    assert library.lessons == {}
    assert [problem.code for problem in library.problems] == ["E012"]


def test_lint_gives_errors_and_warnings_of_all_files(folder: Path) -> None:
    found = lint(folder, today=date(2029, 1, 1))

    assert {(problem.path.split("/")[-2], problem.code) for problem in found} == {
        ("broken", "E032"),
        *(("good", code) for code in ("W102", "W103", "W112", "W116", "W120", "W122")),
    }


def test_unknown_checks_are_found_where_the_known_ones_are_given(folder: Path) -> None:
    text = (folder / "good" / "lesson.md").read_text(encoding="utf-8")
    (folder / "good" / "lesson.md").write_text(
        text.replace("checks: []", "checks: [screen-lok]"), encoding="utf-8"
    )

    assert list(load(folder).lessons) == ["good"]
    problem = next(problem for problem in lint(folder, checks=("screen-lock",)) if "/good/" in problem.path)
    assert (problem.code, problem.message) == (
        "E014",
        "There is no check “screen-lok”. Did you mean “screen-lock”?",
    )


def test_the_shipped_lessons_have_no_error_and_no_warning() -> None:
    assert lint(SHIPPED, today=date(2026, 11, 28)) == ()


@pytest.mark.parametrize(("language", "right"), [("en", "Right"), ("de", "Richtig")])
def test_right_is_a_sentence_of_its_own_and_only_below_a_right_answer(language: str, right: str) -> None:
    """The word is said once: the terminal says it first, and leaves out that sentence."""
    shown = in_language(load(SHIPPED), SHIPPED, language).lessons.values()
    answers = [each for lesson in shown for one in every_question(lesson) for each in one.answers]
    others = [each for lesson in shown for block in lesson.blocks for each in _explained(block)]

    assert [each.why for each in answers if re.match(rf"{right}\b(?!\. )", each.why)] == []
    assert [each.why for each in answers if each.why.startswith(right) and not each.right] == []
    assert [each.why for each in others if each.why.startswith(right)] == []


def _explained(block: Block) -> tuple[Item | Pair, ...]:
    match block:
        case Order():
            return block.items
        case Match():
            return block.pairs
        case _:
            return ()


@pytest.mark.parametrize("name", ["screen-lock", "disk-encryption", "first-ten-minutes"])
def test_each_shipped_lesson_reads_asks_shows_a_message_and_ends_with_an_action(name: str) -> None:
    lesson = load(SHIPPED).lessons[name]
    kinds = [type(block) for block in lesson.blocks]

    assert kinds.count(Read) in (2, 3)
    assert kinds.count(Question) >= 3
    assert kinds.count(Spot) == 1
    assert kinds[-1] is DoIt
    assert lesson.minutes == 3
    assert lesson.plan.startswith("If ")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A shelf with a lesson that has every kind of block, and its German."""
    shutil.copytree(Path(__file__).parent / "shelf", tmp_path / "shelf")
    return tmp_path / "shelf"


def test_a_lesson_is_given_in_each_language_that_has_all_of_it(shelf: Path) -> None:
    written = load(shelf)
    assert languages_of(written.lessons["everything"], shelf) == ("en", "de")
    assert in_language(written, shelf, "de").lessons["everything"].title == "Ein Muster von allem"
    assert in_language(written, shelf, "fr").lessons == written.lessons
    assert in_language(written, shelf, "en") is written


@pytest.mark.parametrize("damage", [b"", b"\xff\xfe", b'msgid "', b'msgid ""\nmsgstr ""\n'])
def test_with_a_broken_translation_it_stays_as_it_was_written(shelf: Path, damage: bytes) -> None:
    (shelf / "everything" / "de.po").write_bytes(damage)
    written = load(shelf)
    assert in_language(written, shelf, "de").lessons == written.lessons
    assert languages_of(written.lessons["everything"], shelf) == ("en",)


def test_lint_looks_at_the_translations_too(shelf: Path) -> None:
    file = shelf / "everything" / "de.po"
    file.write_text(
        file.read_text(encoding="utf-8").replace("{Pay 0.99 today}[fee]: post", "x"), encoding="utf-8"
    )
    assert [problem.code for problem in lint(shelf)] == ["W130", "W131"]
    file.write_bytes(b"\xff")
    [problem] = lint(shelf)
    assert (problem.path, problem.line, problem.code) == (file.as_posix(), 1, "E011")


def test_every_shipped_lesson_is_whole_in_every_language_that_is_spoken() -> None:
    languages = {lesson.id: languages_of(lesson, SHIPPED) for lesson in load(SHIPPED).lessons.values()}
    spoken = {"en", *translated_languages()}
    assert {name: found for name, found in languages.items() if {*found} != spoken} == {}
