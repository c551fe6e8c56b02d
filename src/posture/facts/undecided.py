"""Why a fact stays open, carried up to where it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from posture.facts.model import Answer, Reason, Unreadable, unreadable
from posture.host.model import Host, HostError


class Undecided(Exception):
    """What was read does not settle the fact; ``answer`` says why and what would settle it.

    ``decided`` turns it into answers, and a repair that reads the same settings into its refusal.
    """

    def __init__(self, reason: Reason, detail: str, remedy: str = "", method: str = "") -> None:
        super().__init__(detail)
        self.answer = Unreadable(reason, detail, remedy, method)


def decided(
    fields: Iterable[str], reader: Callable[[Host], Mapping[str, Answer]], host: Host, *, method: str = ""
) -> Mapping[str, Answer]:
    """The reader's answers; all fields unreadable, with the reason, where it could not decide."""
    try:
        return reader(host)
    except Undecided as undecided:
        answer = undecided.answer
    except HostError as error:
        answer = unreadable(error, method=method)
    return dict.fromkeys(fields, answer)
