"""When the Windows Update Agent last looked for updates, and the moments that it names."""

from __future__ import annotations

from datetime import UTC, datetime

from posture.facts.model import Reason
from posture.facts.undecided import Undecided
from posture.host.model import Host
from posture.words.phrase import phrase


def last_search(host: Host) -> datetime | None:
    """When it last got an answer (LastSearchSuccessDate, wuapi.h), None where it notes none."""
    answer = host.native("update-search")
    return None if answer is None else agents_moment(answer, "wuapi:LastSearchSuccessDate")


def agents_moment(found: object, method: str) -> datetime:
    """A moment in an answer of the agent; Undecided where it is none."""
    try:
        moment = datetime.fromisoformat(found if isinstance(found, str) else "")
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError) as error:
        raise unrecognised(method) from error


def unrecognised(method: str) -> Undecided:
    """That the agent's answer cannot be understood."""
    return Undecided(
        Reason.UNRECOGNISED,
        phrase("Windows Update answered in a form that Posture does not know."),
        method=method,
    )
