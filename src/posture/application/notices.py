"""The words of a notification: to a passer-by they tell nothing of the computer or of any vote."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from posture.application.telling import Kind
from posture.desktop.notifying.notice import Notice
from posture.words.phrase import Phrase, phrase
from posture.words.speech import spoken

TEXTS: Final[Mapping[Kind, Phrase]] = {
    Kind.WORSE: phrase(
        "Something here is no longer as it was. Posture shows what, and the one thing worth doing next."
    ),
    Kind.GOAL: phrase("A day that was set comes near. Posture shows what is still open until then."),
    Kind.CLOSING: phrase("Something can be decided until tomorrow. Posture shows what."),
    Kind.OPENED: phrase("There is something new to decide. Posture shows what."),
}
_TITLE: Final = phrase("One thing for you")
_SHOW: Final = phrase("Show me")
_NOT_NOW: Final = phrase("Not now")


def notice(kind: Kind) -> Notice:
    """What is shown, in the language that is spoken. It is the same for every check and every round."""
    return Notice(spoken(_TITLE), spoken(TEXTS[kind]), spoken(_SHOW), spoken(_NOT_NOW))
