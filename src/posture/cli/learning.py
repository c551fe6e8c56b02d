"""``posture learn``: the review, then a lesson, block by block."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.errors import ApplicationError
from posture.application.learning import (
    DoIt,
    Lesson,
    Question,
    Read,
    Spot,
    answer,
    find_lesson,
    finish,
    keep_place,
    next_lesson,
    place,
    review,
)
from posture.application.session import Session
from posture.application.transcript import block_text, marked
from posture.cli.outcomes import status
from posture.cli.problems import note_left_out
from posture.cli.questions import Stopped, choose, go_on, pick, show_why, yes
from posture.cli.reading import plain
from posture.cli.terminal import bold, day, heading, numbered, say, title, wrapped
from posture.words.program import typed

_VERDICTS = {
    "fake": "It is a fake.",
    "genuine": "It is genuine.",
    "cannot-tell": "Nobody could tell from the message alone.",
}
_LETTERS = {"f": "fake", "g": "genuine", "t": "cannot-tell"}


def learn(session: Session, options: argparse.Namespace) -> int:
    """Ask what is due, then go through a lesson; stopping at any time keeps what was done."""
    if sys.stdin is None or sys.stdout is None:
        raise ApplicationError(
            f"Learning needs a terminal to answer on. To read only: {typed('posture lessons show LESSON')}"
        )
    note_left_out(session.library.problems)
    try:
        _learn(session, options.lesson)
    except Stopped:
        again = typed("posture learn")
        say()
        say(wrapped(f"Stopped here. What you answered is kept, and {again} goes on from this place."))
    return 0


def _learn(session: Session, wanted: str | None) -> None:
    asked = wanted is None and _review(session)
    lesson = find_lesson(session, wanted) if wanted is not None else next_lesson(session)
    if lesson is not None:
        _teach(session, lesson)
    elif not asked:
        say(wrapped("Nothing is due today, and every lesson is done. See you in a week or so."))


def _review(session: Session) -> bool:
    """Whether anything was asked."""
    practice = review(session)
    first = True
    while (turn := practice.current) is not None:
        if first:
            title("What you learned before")
            first = False
        again = "" if turn.rated else ", once more"
        heading(f"{turn.number} of {turn.total}{again}: {turn.lesson_title}")
        chosen = choose(turn.question)
        sure = not turn.rated or yes("Were you sure?")
        practice.answer(chosen, sure=sure)
        show_why(turn.question, chosen)
    if not first:
        say()
    return not first


def _teach(session: Session, lesson: Lesson) -> None:
    title(f"{lesson.title} (about {lesson.minutes} minutes)")
    say(wrapped(f"The aim: {lesson.objective}"))
    for number in range(place(session, lesson), len(lesson.blocks)):
        keep_place(session, lesson, number)
        heading(f"{number + 1} of {len(lesson.blocks)}")
        match lesson.blocks[number]:
            case Read() as block:
                _read(block)
            case Question() as block:
                chosen = choose(block)
                answer(session, lesson, block, chosen)
                show_why(block, chosen)
            case Spot() as block:
                _spot(block)
            case DoIt() as block:
                _do_it(session, block)
            case block:
                say(plain(block_text(block)))
                go_on()
    due = finish(session, lesson)
    heading("Your plan")
    say(wrapped(lesson.plan, "  "))
    if due is not None:
        say()
        say(wrapped(_return(due, session.now(), len(lesson.core))))


def _return(due: datetime, now: datetime, questions: int) -> str:
    what = "Its question comes" if questions == 1 else "Its questions come"
    return f"{what} back at your next review." if due <= now else f"{what} back from {day(due)} on."


def _read(block: Read) -> None:
    if block.title:
        title(block.title)
    say(plain(block.text))
    go_on()


def _spot(block: Spot) -> None:
    if block.intro:
        say(plain(block.intro))
    say("\n".join(wrapped(line, "  | ") or "  |" for line in block.message.text.splitlines()))
    said = pick("A fake (f), genuine (g), or can one not tell (t)? (q stops): ", _LETTERS)
    told = block.verdict.value
    say(f"{bold('Right.' if said == told else 'Look again.')} {_VERDICTS[told]}")
    for sign in block.signs:
        say(wrapped(f"“{marked(block.message, sign.name)}” {sign.why}", "  ", "    "))
    say(wrapped(f"The safe step: {block.safe_step}", "  ", "    "))


def _do_it(session: Session, block: DoIt) -> None:
    title("Do it now")
    say(plain(block.text))
    say(numbered(block.steps))
    if block.check not in session.catalogue.checks:
        go_on()
        return
    while yes("Shall Posture check it now?"):
        [verdict] = check_now(session, [block.check]).verdicts
        say(wrapped(status(verdict)))
        if verdict.outcome in (Outcome.PASS, Outcome.NOT_APPLICABLE):
            return
