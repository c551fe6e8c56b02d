from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from posture.application.checking import check_now
from posture.application.keepsakes import LONGEST, keep, kept
from posture.application.learning import DoIt, Match, Order, Question, Read, finish
from posture.application.opening import desktop_of, lesson_here, open_lesson
from posture.application.week import review_of_week
from posture.host.recordings.recorded import RecordedHost

SHELF = Path(__file__).parents[1] / "lessons" / "shelf"


@pytest.fixture
def shelf(new_session, content):
    """A session with one lesson that has every kind of block."""
    for entry in (content / "lessons").iterdir():
        if entry.name != "regions":
            shutil.rmtree(entry)
    shutil.copytree(SHELF / "everything", content / "lessons" / "everything")
    return new_session(content=content)


def _do_it(session, desktop: str) -> DoIt:
    lesson = lesson_here(session, session.library.lessons["everything"], desktop)
    return next(block for block in lesson.blocks if isinstance(block, DoIt))


def _steps(session, desktop: str) -> list[str]:
    return [step for passage in _do_it(session, desktop).passages for step in passage.steps]


def test_only_the_steps_for_this_system_and_desktop_are_shown(shelf, hosts) -> None:
    shelf.host = RecordedHost(hosts / "fedora-gnome-luks")
    assert _steps(shelf, "gnome") == ["Stand up.", "Press Super+L, really."]
    assert _steps(shelf, "kde") == ["Stand up.", "Press Super+L."]
    assert _steps(shelf, "") == ["Stand up.", "Press Super+L."]
    shelf.host = RecordedHost(hosts / "windows-11-home")
    assert _steps(shelf, "gnome") == ["Stand up.", "Press Windows+L."]


def test_what_is_for_another_system_is_not_read_either(shelf, hosts) -> None:
    shelf.host = RecordedHost(hosts / "windows-11-home")
    [read] = [block for block in open_lesson(shelf, "everything").lesson.blocks if isinstance(block, Read)]
    assert [passage.only for passage in read.passages] == [()]


def test_the_desktop_is_looked_up_where_no_check_up_knows_it(shelf, hosts) -> None:
    shelf.host = RecordedHost(hosts / "fedora-gnome-luks")
    assert desktop_of(shelf, None) == "gnome"
    assert desktop_of(shelf, check_now(shelf, ["screen-lock"])) == "gnome"


def test_a_check_that_is_not_built_yet_is_not_offered(shelf, content) -> None:
    file = content / "lessons" / "everything" / "lesson.md"
    file.write_text(
        file.read_text(encoding="utf-8").replace("Check: screen-lock", "Check: wifi-security"),
        encoding="utf-8",
    )
    assert shelf.library.lessons["everything"].blocks[-1].check == "wifi-security"
    assert _do_it(shelf, "").check == ""


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en_GB.UTF-8", "forward them to 7726, free of charge"),
        ("de_DE.UTF-8", "the Bundesnetzagentur takes them on its website"),
        ("en_NZ.UTF-8", "your phone company says where"),
        ("C.UTF-8", "your phone company says where"),
    ],
)
@pytest.mark.skipif("sys.platform != 'linux'", reason="elsewhere the system's settings name the country")
def test_a_country_says_what_holds_there(shelf, monkeypatch, locale, said) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    lesson = open_lesson(shelf, "everything").lesson
    [read] = [block for block in lesson.blocks if isinstance(block, Read)]
    assert said in read.text
    assert "{region." not in str(lesson)


def test_answers_stand_in_another_order_another_day_and_the_same_all_day(shelf, clock) -> None:
    def orders() -> tuple[tuple[str, ...], ...]:
        lesson = open_lesson(shelf, "everything").lesson
        return tuple(tuple(each.text for each in question.answers) for question in lesson.questions)

    first = orders()
    clock.on(minutes=30)
    assert orders() == first
    seen = {first}
    for _ in range(60):
        clock.on(days=1)
        seen.add(orders())
    assert len(seen) == 4, "two questions with two answers each stand in every order sooner or later"


def test_items_never_stand_in_their_right_order_at_first(shelf, clock) -> None:
    for _ in range(30):
        opened = open_lesson(shelf, "everything")
        order = next(block for block in opened.lesson.blocks if isinstance(block, Order))
        match = next(block for block in opened.lesson.blocks if isinstance(block, Match))
        assert opened.mixes[order.name] != tuple(range(len(order.items)))
        assert sorted(opened.mixes[match.name]) == list(range(len(match.pairs)))
        clock.on(days=1)


def test_reviews_go_from_surface_to_surface_and_a_wrong_answer_is_asked_on_the_next(shelf, clock) -> None:
    finish(shelf, shelf.library.lessons["everything"])
    asked: dict[str, list[str]] = {}
    for _ in range(3):
        clock.on(days=130)
        practice = review_of_week(shelf)
        while (turn := practice.current) is not None:
            asked.setdefault(turn.card, []).append(turn.question.name)
            practice.answer(turn.question.right, sure=True)
    assert asked == {
        "everything/late": ["late", "late-b", "late-c"],
        "everything/stick": ["stick", "stick-b", "stick-c"],
    }
    clock.on(days=130)
    practice = review_of_week(shelf)
    first = practice.current
    assert first.question.name in ("late", "stick")
    practice.answer({min(set(range(2)) - first.question.right)}, sure=True)
    practice.answer(practice.current.question.right, sure=True)
    again = practice.current
    assert (again.card, again.rated) == (first.card, False)
    assert again.question.name == f"{first.question.name}-b"


def test_a_question_without_variants_comes_back_as_it_is(session, clock) -> None:
    finish(session, session.library.lessons["screen-lock"])
    clock.on(days=30)
    turn = review_of_week(session).current
    assert isinstance(turn.question, Question)
    assert turn.question.name in {question.name for question in session.library.lessons["screen-lock"].core}


def test_what_is_kept_is_one_line_and_is_there_again(shelf, new_session) -> None:
    assert keep(shelf, "it-phone", " +49 30\n 23125 123 ") == "+49 30 23125 123"
    assert kept(shelf, ["it-phone", "other"]) == {"it-phone": "+49 30 23125 123", "other": ""}
    assert len(keep(shelf, "it-phone", "x" * 900)) == LONGEST
    assert keep(shelf, "it-phone", "") == ""


def test_nothing_is_made_by_looking_at_what_was_kept(shelf) -> None:
    open_lesson(shelf, "everything")
    assert not shelf.home.exists()
