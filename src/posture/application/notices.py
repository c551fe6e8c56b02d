"""The words of a notification: to a passer-by they tell nothing of the computer or of any vote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from posture.application.session import Session
from posture.application.telling import Answer, Kind, Told
from posture.desktop.notifying.notice import Notice
from posture.words.phrase import Phrase, alone, phrase, sentences
from posture.words.speech import spoken

TEXTS: Final[Mapping[Kind, Phrase]] = {
    Kind.WORSE: phrase(
        "Something here is no longer as it was. Posture shows what, and the one thing worth doing next."
    ),
    Kind.GOAL: phrase("A day that was set comes near. Posture shows what is still open until then."),
    Kind.CLOSING: phrase("Something can be decided until tomorrow. Posture shows what."),
    Kind.OPENED: phrase("There is something new to decide. Posture shows what."),
}
PRACTICE: Final = phrase("Three minutes of practice are there, too, if you like.")
_TITLE: Final = phrase("One thing for you")
_SHOW: Final = phrase("Show me")
_NOT_NOW: Final = phrase("Not now")


def notice(kind: Kind, *, practice: bool = False) -> Notice:
    """What is shown, in the language that is spoken. It is the same for every check and every round.

    With ``practice`` it offers that, too, in the same words however much there is of it.
    """
    text = sentences(TEXTS[kind], PRACTICE if practice else "")
    return Notice(spoken(_TITLE), spoken(text), spoken(_SHOW), spoken(_NOT_NOW))


_ABOUT: Final[Mapping[Kind, Phrase]] = {
    Kind.WORSE: phrase("{day}: this got worse: {checks}."),
    Kind.GOAL: phrase("{day}: a goal’s day came near: {checks}."),
    Kind.CLOSING: phrase("{day}: a round was about to close."),
    Kind.OPENED: phrase("{day}: a round had opened."),
}
_OFFERED: Final = phrase("It offered three minutes of practice, too.")
_DONE: Final[Mapping[Answer, str]] = {
    Answer.NONE: "",
    Answer.SHOW: phrase("You had it shown."),
    Answer.NOT_NOW: phrase("You said “not now”."),
}


def line(session: Session, told: Told) -> str:
    """What was told, when, and what came of it, in full: for the person alone, in their own window."""
    known = session.catalogue.checks
    ids = [subject.partition(" ")[0] for subject in told.subjects]
    topics = tuple(known[check].topic if check in known else check for check in ids)
    about = _ABOUT[told.kind].filled(day=alone(told.day), checks=topics)
    return sentences(about, _OFFERED if told.practice else "", _DONE[told.answer])
