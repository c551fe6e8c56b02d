"""``posture learn --skip-known``: a few questions, so that nobody is taught what they know."""

from __future__ import annotations

from posture.application.placement import Placement, show_anyway
from posture.application.session import Session
from posture.application.untranslated import STAYS_ENGLISH
from posture.cli.questions import choose, show_why, yes
from posture.cli.terminal import heading, say, title, wrapped
from posture.words.phrase import phrase
from posture.words.program import typed

_ABOUT = phrase(
    "Two questions a lesson. Where you know both for sure, the lesson is left out; its questions still come "
    "back in two weeks or so. This is no test: nobody counts, and you can undo it."
)


def place(session: Session) -> None:
    """Ask until it is over; ``Stopped`` where the person stops, and what was answered is kept."""
    placement = Placement(session)
    if placement.current is None:
        say(wrapped(phrase("There is no lesson left to ask about.")))
        return
    title(phrase("Skip what you know"))
    say(wrapped(_ABOUT))
    while (turn := placement.current) is not None:
        heading(phrase("From “{lesson}”", lesson=turn.lesson_title))
        if turn.stays_english:
            say(wrapped(STAYS_ENGLISH))
        chosen = choose(turn.question, may_pass=True)
        sure = turn.question.right == frozenset(chosen) and yes(phrase("Were you sure?"))
        if chosen:
            show_why(turn.question, chosen)
        placement.answer(chosen, sure=sure)
    _say_end(placement)


def bring_back(session: Session) -> None:
    """Undo all of it."""
    show_anyway(session)
    say(wrapped(phrase("No lesson is left out any more.")))


def _say_end(placement: Placement) -> None:
    say()
    if not placement.known:
        say(wrapped(phrase("Nothing is left out. The lessons come one after the other.")))
        return
    say(wrapped(phrase("These lessons are left out, because you know them:")))
    for lesson in placement.known:
        say(wrapped(lesson, "  "))
    again = phrase("To have them all the same: {command}", command=typed("posture learn --show-anyway"))
    say(wrapped(again))
