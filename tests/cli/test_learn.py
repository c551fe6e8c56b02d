from __future__ import annotations

import shutil

import pytest

from posture.application.learning import (
    Block,
    DoIt,
    Ending,
    Keepsake,
    Match,
    Order,
    Question,
    Read,
    Scenario,
    Spot,
)
from posture.application.opening import Opened, open_lesson
from posture.application.practising import review
from posture.application.session import Session


@pytest.fixture
def lines(at_hand):
    """What to type to go through a lesson with right answers only, a line a block."""

    def typed(lesson: str) -> list[str]:
        with at_hand.session() as session:
            opened = open_lesson(session, lesson)
        return [line for block in opened.lesson.blocks for line in _lines(block, opened)]

    return typed


def _lines(block: Block, opened: Opened) -> list[str]:
    match block:
        case Question():
            return [_right(block)]
        case Spot():
            return [{"fake": "f", "genuine": "g", "cannot-tell": "t"}[block.verdict.value]]
        case Order():
            mix = opened.mixes[block.name]
            return [" ".join(str(mix.index(place) + 1) for place in range(len(mix)))]
        case Match():
            mix = opened.mixes[block.name]
            return [str(mix.index(place) + 1) for place in range(len(mix))]
        case Scenario():
            return _well(block)
        case Read() | DoIt():
            keeps = ["" for each in block.passages for piece in each.pieces if isinstance(piece, Keepsake)]
            return [*keeps, "n" if isinstance(block, DoIt) and block.check else ""]


def _right(question: Question) -> str:
    return " ".join(str(place + 1) for place in sorted(question.right))


def _well(block: Scenario) -> list[str]:
    """The choices of a shortest way to a good end; without one, to another, and no way back."""
    ways: list[tuple[str, list[str]]] = [("start", [])]
    for wanted in (Ending.GOOD, None):
        ways = [("start", [])]
        for name, typed in ways:
            step = block.steps[name]
            if step.ending is wanted or (wanted is None and step.ending is not None):
                return typed if step.ending is Ending.GOOD else [*typed, "n"]
            if len(typed) < 6:
                ways += [(each.leads_to, [*typed, str(n)]) for n, each in enumerate(step.choices, 1)]
    raise AssertionError(block.name)


def _review_right(at_hand, *, sure: str = "y") -> list[str]:
    """What to type to answer the whole review rightly."""
    with at_hand.session() as session:
        home = session.home
        copy = shutil.copytree(home, home.with_name("another"))
        twin = Session(copy, session.host, live=True, clock=session.clock, content=session.content)
        with twin:
            practice, typed = review(twin), []
            while practice.current is not None:
                typed += [_right(practice.current.question), sure]
                practice.answer(practice.current.question.right, sure=True)
    shutil.rmtree(copy)
    return typed


@pytest.fixture
def learned(posture, lines):
    """A lesson that was gone through to its end."""
    return posture("learn", "screen-lock", typed="\n".join([*lines("screen-lock"), ""]))


def test_a_lesson_is_gone_through_block_by_block(learned) -> None:
    assert learned.code == 0
    assert learned.out.startswith("Stand up, lock up (about 3 minutes)\n")
    assert "\n1 of " in learned.out
    assert learned.out.count("Right.\n") >= 3
    assert "Not quite." not in learned.out
    assert "The safe step: " in learned.out or "A fake (f)" not in learned.out


def test_the_end_has_the_plan_and_says_when_its_questions_come_back(learned, at_hand) -> None:
    end = learned.out.partition("\nYour plan\n")[2]
    assert end.startswith("  If I get up from my chair, then I lock the screen first.\n")
    assert "\nIts questions come back from " in end


def test_what_is_due_comes_first_then_the_next_lesson(posture, at_hand, learned, lines) -> None:
    at_hand.days = 60
    answer = posture("learn", typed="9\n1\ny\n1\nn\n")
    assert answer.out.startswith("What you learned before\n\n1 of 2: Stand up, lock up\n")
    assert "Type a number from 1 to 3, then Enter." in answer.out
    assert "Were you sure? (y or n, q stops): " in answer.out


def test_after_the_review_comes_the_first_lesson(posture, at_hand, learned) -> None:
    at_hand.days = 60
    answer = posture("learn", typed="\n".join([*_review_right(at_hand), ""]))
    review, first, lesson = answer.out.partition("Say it early, even if it is nothing (about 3 minutes)")
    assert first
    assert review.count("Right.\n") == 2
    assert "\n1 of " in lesson


def test_a_wrong_answer_says_why_and_what_would_be_better(posture, at_hand) -> None:
    with at_hand.session() as session:
        question = next(each for each in open_lesson(session, "screen-lock").lesson.questions)
    wrong = next(n for n, each in enumerate(question.answers, 1) if each.text.startswith("Leave it open."))
    answer = posture("learn", "screen-lock", typed=f"\n\n{wrong}\n")
    said = " ".join(answer.out.split())
    assert "Not quite. “Leave it open. She is not interested in salaries.” Perhaps not." in said
    assert "Better: “Lock the screen, then go to the door.” It takes a second" in said


def test_stopping_keeps_the_place(posture, at_hand) -> None:
    answer = posture("learn", "screen-lock", typed="\nq\n")
    assert answer.code == 0
    assert answer.out.endswith(
        "\nStopped here. What you answered is kept, and posture learn goes on from this place.\n"
    )
    again = posture("learn")
    assert again.out.startswith("Stand up, lock up")
    assert "\n2 of " in again.out
    assert "\n1 of " not in again.out


def test_the_lesson_of_a_failing_check_is_brought_forward(posture, at_hand) -> None:
    posture("check")
    assert posture("learn").out.startswith("If the laptop walks off, the files stay shut")


def test_without_a_checkup_the_first_lesson_is_for_emergencies(posture, at_hand) -> None:
    assert posture("learn").out.startswith("Say it early, even if it is nothing")


def test_a_lesson_ends_in_the_check_where_there_is_one(posture, at_hand, lines) -> None:
    typed = [*lines("screen-lock")[:-1], "y", "n", ""]
    answer = posture("learn", "screen-lock", typed="\n".join(typed))
    assert "✗ To do. Nothing locks the screen when you walk away." in answer.out
    assert "Your plan" in answer.out


def test_a_check_that_passes_is_not_asked_again(posture, at_hand, lines, hosts) -> None:
    at_hand.host = hosts / "fedora-gnome-luks"
    typed = [*lines("screen-lock")[:-1], "y", ""]
    answer = posture("learn", "screen-lock", typed="\n".join(typed))
    assert "✓ Fine. Locks after 9 minutes." in answer.out
    assert "Your plan" in answer.out


def test_when_all_is_done_it_says_so(posture, at_hand, lines) -> None:
    for lesson in at_hand.session().library.lessons:
        assert "Your plan" in posture("learn", lesson, typed="\n".join([*lines(lesson), ""])).out
    answer = posture("learn")
    assert answer.out == "Nothing is due today, and every lesson is done. See you in a week or so.\n"


def test_every_line_fits_a_narrow_terminal(posture, at_hand, lines, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    for lesson in at_hand.session().library.lessons:
        answer = posture("learn", lesson, typed="\n".join([*lines(lesson), ""]))
        prompted = [
            line for line in answer.out.splitlines() if "q stops): " not in line and "Enter goes" not in line
        ]
        assert max(map(len, prompted)) <= 40
    stopped = posture("learn", "screen-lock", typed="q\n").out
    assert max(map(len, stopped.splitlines()[-3:])) <= 40


def test_an_unknown_lesson_is_refused(posture, at_hand) -> None:
    answer = posture("learn", "screen-locks")
    assert (answer.code, answer.out) == (2, "")
    assert "Did you mean “screen-lock”?" in answer.err


def test_what_is_no_text_counts_as_no_answer(posture, at_hand) -> None:
    answer = posture("learn", "screen-lock", typed=b"\n\n\xff\xfe\n2\n")
    assert answer.code == 0
    assert "Type a number from 1 to 3, then Enter." in answer.out or "Stopped here." in answer.out


def test_nothing_of_what_is_learned_is_in_any_message(said_by, posture, at_hand, lines) -> None:
    def learn() -> None:
        posture("learn", "screen-lock", typed="\n".join([*lines("screen-lock"), ""]))
        assert posture("learn", "disk-encryption", typed="1\n" * 40).out.count("Not quite.")

    diligent, idle = said_by("diligent", learn), said_by("idle", lambda: None)
    assert sorted((path, len(body)) for path, body in diligent) == sorted(
        (path, len(body)) for path, body in idle
    )
    session = at_hand.session()
    questions = (block for each in session.library.lessons.values() for block in each.blocks)
    names = {*session.library.lessons, *(block.name for block in questions if isinstance(block, Question))}
    everything = b"\n".join(body for _, body in diligent)
    assert not [name for name in names.difference(session.catalogue.checks) if name.encode() in everything]
