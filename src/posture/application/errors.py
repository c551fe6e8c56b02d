"""Errors of the things a person can do."""

from posture.ballots.errors import BallotError
from posture.checks.errors import CheckError
from posture.content.problems import ContentError
from posture.host.model import HostError
from posture.lessons.errors import LessonsError
from posture.policy.limits import PolicyError
from posture.reports.errors import ReportsError
from posture.store.errors import StoreError


class ApplicationError(Exception):
    """Something asked for cannot be done; ``str()`` says what happened and what to do."""


PostureError = (
    ApplicationError,
    BallotError,
    CheckError,
    ContentError,
    HostError,
    LessonsError,
    PolicyError,
    ReportsError,
    StoreError,
)
"""Every error whose ``str()`` is a sentence for the person; anything else is a fault of the program."""


def sentence_of(error: BaseException) -> str:
    """The error's sentence as it was given: a phrase can be said in other languages."""
    given = error.args[0] if error.args else None
    return given if isinstance(given, str) and given == str(error) else str(error)
