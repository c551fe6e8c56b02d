"""Errors of the things a person can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from posture.words.raised import sentence_of as sentence_of

if TYPE_CHECKING:
    PostureError: tuple[type[Exception], ...]
    """Every error whose ``str()`` is a sentence for the person; anything else is a fault of the program."""


class ApplicationError(Exception):
    """Something asked for cannot be done; ``str()`` says what happened and what to do."""


def __getattr__(name: str) -> object:
    """``PostureError``, which needs the errors of every layer: a window is there before it asks for them."""
    if name != "PostureError":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from posture.ballots.errors import BallotError
    from posture.checks.errors import CheckError
    from posture.content.problems import ContentError
    from posture.desktop.errors import DesktopError
    from posture.host.model import HostError
    from posture.lessons.errors import LessonsError
    from posture.policy.limits import PolicyError
    from posture.reports.errors import ReportsError
    from posture.store.errors import StoreError

    known = (
        ApplicationError,
        BallotError,
        CheckError,
        ContentError,
        DesktopError,
        HostError,
        LessonsError,
        PolicyError,
        ReportsError,
        StoreError,
    )
    return globals().setdefault(name, known)
