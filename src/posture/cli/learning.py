"""``posture learn``: one thing to fix, the review, then a lesson, block by block."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime

from posture.application.about_you import QUESTIONS, tell, unasked
from posture.application.advice import explain
from posture.application.checking import check_now
from posture.application.checkup import Outcome
from posture.application.errors import ApplicationError
from posture.application.learning import (
    find_lesson,
    finish,
    keep_place,
    next_lesson,
)
from posture.application.opening import open_lesson
from posture.application.session import Session
from posture.application.suggested import suggested
from posture.application.untranslated import STAYS_ENGLISH, stays_english
from posture.application.week import Part, begin_week, done_with, review_of_week
from posture.cli.placing import bring_back, place
from posture.cli.problems import note_left_out
from posture.cli.questions import Stopped, choose, show_why, yes
from posture.cli.teaching import look_again, teach
from posture.cli.terminal import day, heading, say, title, wrapped
from posture.words.phrase import counted, phrase
from posture.words.program import typed
from posture.words.speech import spoken

_THE_END = phrase("That was it for this week. What you knew comes back later, the rest sooner.")


def learn(session: Session, options: argparse.Namespace) -> int:
    """A weekly session, or one lesson; stopping at any time keeps what was done."""
    if sys.stdin is None or sys.stdout is None:
        raise ApplicationError(
            phrase(
                "Learning needs a terminal to answer on. To read only: {command}",
                command=typed("posture lessons show LESSON"),
            )
        )
    note_left_out(session.library.problems)
    try:
        if options.show_anyway:
            bring_back(session)
        elif options.skip_known:
            place(session)
        else:
            _learn(session, options.lesson)
    except Stopped:
        say()
        say(
            wrapped(
                phrase(
                    "Stopped here. What you answered is kept, and “{command}” goes on from this place.",
                    command=typed("posture learn"),
                )
            )
        )
    return 0


def _learn(session: Session, wanted: str | None) -> None:
    if wanted is not None:
        _teach(session, find_lesson(session, wanted).id)
        return
    week = begin_week(session)
    if not week.parts:
        say(wrapped(phrase("Nothing is due today, and every lesson is done. See you in a week or so.")))
        return
    while (part := week.current) is not None:
        match part:
            case Part.FIX:
                _fix(session, week.check)
            case Part.REVIEW:
                _review(session)
            case Part.LESSON:
                _teach(session, week.lesson)
                _ask_about_work(session)
        week = done_with(session, part)
    say()
    say(wrapped(_THE_END))


def _fix(session: Session, check: str) -> None:
    """What failed in the last check-up, where it still does, and a look at whether it is well by now."""
    found = check_now(session, [check])
    if found.verdicts[0].outcome is not Outcome.FAIL:
        return
    told = explain(session, check, found)
    title(phrase("One thing to fix first"))
    how = phrase("“{command}” says how.", command=typed(f"posture explain {check}"))
    for words in filter(None, (told.act, told.alarm, told.consequence, told.takes, how)):
        say(wrapped(words, "  "))
    look_again(session, check)
    say()


def _ask_about_work(session: Session) -> None:
    """The questions that order the rest, where something is left to order; each is asked once."""
    left = unasked(session) if next_lesson(session) is not None else ()
    if not left:
        return
    say()
    title(phrase("About your work"))
    say(wrapped(phrase("So that lessons come in an order that fits you. The answers stay on this computer.")))
    for role in left:
        tell(session, role, holds=yes(spoken(QUESTIONS[role])))


def _review(session: Session) -> None:
    practice = review_of_week(session)
    first = True
    while (turn := practice.current) is not None:
        if first:
            title(phrase("What you learned before"))
            first = False
        place = (
            phrase("{number} of {total}: {lesson}")
            if turn.rated
            else phrase("{number} of {total}, once more: {lesson}")
        )
        heading(place.filled(number=turn.number, total=turn.total, lesson=turn.lesson_title))
        if turn.stays_english:
            say(wrapped(STAYS_ENGLISH))
        chosen = choose(turn.question)
        sure = not turn.rated or yes(phrase("Were you sure?"))
        practice.answer(chosen, sure=sure)
        show_why(turn.question, chosen)
    if not first:
        say()


def _teach(session: Session, lesson_id: str) -> None:
    opened = open_lesson(session, lesson_id)
    lesson = opened.lesson
    title(
        counted(
            "{lesson} (about {n} minute)",
            "{lesson} (about {n} minutes)",
            n=lesson.minutes,
            lesson=lesson.title,
        )
    )
    if stays_english(lesson):
        say(wrapped(STAYS_ENGLISH))
    told = suggested(session)
    if told is not None and told.lesson == lesson.id:
        say(wrapped(phrase("Your organisation suggests this lesson. {reason}", reason=told.reason).rstrip()))
    say(wrapped(phrase("The aim: {objective}", objective=lesson.objective)))
    for number in range(opened.place, len(lesson.blocks)):
        keep_place(session, lesson, number)
        heading(phrase("{number} of {total}", number=number + 1, total=len(lesson.blocks)))
        teach(session, opened, lesson.blocks[number])
    due = finish(session, lesson)
    heading(phrase("Your plan"))
    say(wrapped(opened.plan, "  "))
    if due is not None:
        say()
        say(wrapped(_return(due, session.now(), len(lesson.core))))


def _return(due: datetime, now: datetime, questions: int) -> str:
    if due <= now:
        return counted(
            "The question of this lesson comes back at your next review.",
            "The questions of this lesson come back at your next review.",
            n=questions,
        )
    return counted(
        "The question of this lesson comes back from {day} on.",
        "The questions of this lesson come back from {day} on.",
        n=questions,
        day=day(due),
    )
