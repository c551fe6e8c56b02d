"""What can go wrong between a person and their organisation, in sentences for the person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from posture.ballots.errors import BallotError
from posture.store.errors import StoreError
from posture.words.phrase import phrase
from posture.words.raised import sentence_of


class ReportsError(Exception):
    """Something about joining or voting did not work; ``str()`` says what happened and what to do."""


class NotAMember(ReportsError):
    """This computer has not joined an organisation."""

    def __init__(self) -> None:
        super().__init__(
            phrase("This computer has not joined an organisation. Join with an invite from IT first.")
        )


class Unreachable(ReportsError):
    """No answer came; whether the message arrived is not known. It may be sent again as it is."""


class Later(Unreachable):
    """The collector asks to come again later, when ``seconds`` have passed; ``schedule.again`` heeds it."""

    def __init__(self, sentence: str, seconds: int = 0) -> None:
        super().__init__(sentence)
        self.seconds = seconds


def seconds_asked(error: ReportsError) -> int:
    """After how many seconds the collector asks to be met again; 0 where it says nothing of it."""
    return error.seconds if isinstance(error, Later) else 0


class Nonsense(ReportsError):
    """What answered does not speak like a collector."""


class Refused(ReportsError):
    """The collector said no; ``code`` is its stable code, ``sentence`` its own words, made printable."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(phrase("The collector says: {sentence}", sentence=sentence))
        self.code = code
        self.sentence = sentence


class TooFew(ReportsError):
    """Fewer devices have joined than sums need, so nothing leaves."""


class Disputed(ReportsError):
    """The organisation signed two different manifests for one round; nothing more leaves for it."""


class NotAsSeen(ReportsError):
    """What would leave is not what the person looked at: another round, or another answer, came meanwhile."""

    def __init__(self) -> None:
        super().__init__(
            phrase(
                "Meanwhile something else is asked than what you looked at. Nothing was sent, and nothing "
                "was allowed. Look at it again first."
            )
        )


class SecondAnswer(ReportsError):
    """This computer's answers of the round were fixed before, by what is no longer in this home."""


@contextmanager
def in_words() -> Iterator[None]:
    """Turn what the wire formats refuse into a ReportsError with the same sentence."""
    try:
        yield
    except BallotError as error:
        raise ReportsError(sentence_of(error)) from error


@contextmanager
def legible() -> Iterator[None]:
    """Turn what makes no sense in something that was kept here into a StoreError that says so."""
    try:
        yield
    except (BallotError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise StoreError(
            phrase(
                "Something that Posture keeps makes no sense: it was damaged, or another Posture "
                "wrote it. Put back the backup that belongs to this key, or leave the "
                "organisation and join again."
            )
        ) from error
