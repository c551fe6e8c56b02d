"""Somebody who goes through a week's learning with one hand only: a keyboard, or a screen reader's presses.

They know the lessons; of the window they know what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from laid_out import LEARNED, NEW, opened
from posture.application.keepsakes import kept, plan_name
from posture.application.learning import (
    Block,
    DoIt,
    Ending,
    Keepsake,
    Lesson,
    LessonState,
    Match,
    Order,
    Passage,
    Question,
    Read,
    Scenario,
    Spot,
    SpotVerdict,
    Step,
    find_lesson,
    lesson_cards,
    memory_of,
)
from posture.application.opening import open_lesson
from posture.application.phrases import phrases
from posture.application.practising import questions_due
from posture.application.session import Session
from posture.lessons.memory import card_id
from posture.ui.reading import plain

NUMBER, PLAN = "01632 960123, Ingrid", "When I write, I lint."
"""What they write down."""
VERDICTS = {
    SpotVerdict.FAKE: "It is a fake.",
    SpotVerdict.GENUINE: "It is genuine.",
    SpotVerdict.CANNOT_TELL: "One cannot tell from this alone.",
}


class Hand(Protocol):
    """One way to reach and press what the window shows, by what is said of it."""

    def press(self, name: str, *, beginning: bool = False) -> None:
        """Press what is called so, or what its name begins with, once it is there."""

    def choose(self, name: str) -> None:
        """Choose an answer."""

    def write(self, name: str, words: str) -> None:
        """Write into a field."""

    def see(self, words: str) -> None:
        """Wait until something says this, or begins with it."""

    def shows(self, name: str) -> bool:
        """Whether something of that name shows now."""


def learn_a_week(hand: Hand, session: Session) -> None:
    """One thing to fix, looked at and put off; the review of what was learned; the next lesson; the end."""
    learned, new = find_lesson(session, LEARNED), open_lesson(session, NEW).lesson
    hand.press("Lessons")
    hand.press("Begin")
    hand.see("Part 1 of 3")
    hand.press("Check again")
    hand.see("Looked again just now")
    hand.press("Not now")
    hand.see("What you learned before")
    hand.press("Begin")
    for number in range(1, len(learned.core) + 1):
        hand.see(f"{number} of {len(learned.core)}")
        _answer(hand, _surfaces(learned))
        hand.press("I was sure")
    hand.see("Part 3 of 3")
    hand.press("To the lesson")
    go_through(hand, new)
    hand.see("That was it for this week.")
    hand.press("Done")
    hand.see("You did it this week.")


def go_through(hand: Hand, lesson: Lesson) -> None:
    """Every block of the lesson that shows, to its end."""
    parts = len(lesson.blocks)
    for part, block in enumerate(lesson.blocks, 1):
        hand.see(f"Part {part} of {parts}")
        _do(hand, block, lesson)
        hand.press("Next" if part < parts else "Finish")
    hand.see("Your plan")
    hand.write("In my own words, if I like", PLAN)
    hand.press("Done")


def expect_a_week(folder: Path) -> None:
    """All that was answered, written down and finished is there."""
    with opened(folder) as session:
        assert {card.id: card.state for card in lesson_cards(session)} == {
            LEARNED: LessonState.DONE,
            NEW: LessonState.DONE,
        }
        assert questions_due(session) == 0
        memory = memory_of(session)
        for lesson, times in ((find_lesson(session, LEARNED), 2), (find_lesson(session, NEW), 1)):
            assert [memory.times_asked(card_id(lesson, core)) for core in lesson.core] == [times, times]
        assert kept(session, ["it-phone", plan_name(NEW)]) == {"it-phone": NUMBER, plan_name(NEW): PLAN}


def _do(hand: Hand, block: Block, lesson: Lesson) -> None:
    match block:
        case Read():
            _fill(hand, block.passages)
        case Question():
            _answer(hand, lesson.surfaces(block.name))
        case Spot():
            _spot(hand, block)
        case Order():
            _order(hand, block)
        case Match():
            for pair in block.pairs:
                hand.press(plain(pair.right))
            hand.press("That is how I match them")
            hand.see("They belong together.")
        case Scenario():
            _live(hand, block)
        case DoIt():
            _fill(hand, block.passages)
            hand.press("Check again")
            hand.see("Looked again just now")


def _fill(hand: Hand, passages: tuple[Passage, ...]) -> None:
    for passage in passages:
        for piece in passage.pieces:
            if isinstance(piece, Keepsake):
                hand.write(piece.label, NUMBER)


def _surfaces(lesson: Lesson) -> tuple[Question, ...]:
    return tuple(surface for core in lesson.core for surface in lesson.surfaces(core.name))


def _answer(hand: Hand, surfaces: tuple[Question, ...]) -> None:
    """Answer rightly whichever of these is asked."""
    hand.see("Choose one.")
    [asked] = [each for each in surfaces if all(hand.shows(plain(every.text)) for every in each.answers)]
    for place in asked.right:
        hand.choose(plain(asked.answers[place].text))
    hand.press("Answer")


def _spot(hand: Hand, block: Spot) -> None:
    for phrase in phrases(block.message)[:2]:
        hand.press(phrase.text)
    hand.choose(VERDICTS[block.verdict])
    hand.press("Show the signs")
    hand.see("What is safe either way")


def _order(hand: Hand, block: Order) -> None:
    of = len(block.items)
    for wanted, item in enumerate(block.items, 1):
        for place in range(of, wanted, -1):
            words = f"of {of}: {plain(item.text)}"
            if hand.shows(f"Move up, from {place} {words}"):
                hand.press(f"Move up, from {place} {words}")
                hand.see(f"Move up, from {place - 1} {words}")
    hand.press("That is my order")
    hand.see("That is the order.")


def _live(hand: Hand, block: Scenario) -> None:
    """Into harm, back, and to another end."""
    harm = next(way for way in _ways(block, block.start) if way[-1].ending is Ending.HARM)
    for here, there in pairwise(harm):
        hand.press(next(plain(each.text) for each in here.choices if each.leads_to == there.name))
    hand.see("This does harm.")
    hand.press("Back to your last choice")
    hand.press(next(plain(each.text) for each in harm[-2].choices if each.leads_to != harm[-1].name))
    hand.see("It went wrong, and ends well after all.")


def _ways(block: Scenario, step: Step) -> Iterator[tuple[Step, ...]]:
    if step.ending is not None:
        yield (step,)
    for choice in step.choices:
        for way in _ways(block, block.steps[choice.leads_to]):
            yield (step, *way)
