"""A program that looks after updates by itself."""

from __future__ import annotations

from dataclasses import dataclass

from posture.facts.model import Reason, Unreadable
from posture.facts.undecided import Undecided
from posture.words.phrase import phrase


@dataclass(frozen=True, slots=True)
class Automation:
    """Something that looks for updates unasked.

    ``installs``: whether security updates get installed unasked as well; unreadable where its settings
    do not tell.
    """

    by: str
    installs: bool | Unreadable
    method: str
    excerpt: str = ""


def changed(timer: str, setting: str) -> Undecided:
    """The answer where somebody added a line to a timer or its service that may keep it from working."""
    return Undecided(
        Reason.UNRECOGNISED,
        phrase(
            "{timer} or its service was changed, and “{setting}” may keep it from doing its work.",
            timer=timer,
            setting=setting,
        ),
        phrase("Look at it with “systemctl cat {timer}”.", timer=timer),
        "systemd:timers",
    )
