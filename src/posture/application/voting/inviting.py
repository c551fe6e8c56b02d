"""What a person hands over as an invite, and what to say where it does not lead in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Final

from posture.application.errors import ApplicationError
from posture.ballots.move import MOVE_TYPE
from posture.reports.errors import Refused
from posture.words.phrase import Phrase, phrase
from posture.words.speech import spoken

_REFUSED: Final[Mapping[str, Phrase]] = MappingProxyType(
    {
        "invite-unknown": phrase(
            "IT's server does not know this invite: it belongs to another organisation, or IT took it back. "
            "You have not joined. Ask IT for a new one."
        ),
        "invite-expired": phrase(
            "This invite is too old; each is good for some days only. You have not joined. Ask IT for a new "
            "one."
        ),
        "invite-used": phrase("This invite was used already, perhaps by you. Ask your IT for a new one."),
        "struck-off": phrase(
            "This invite was used by a computer that has left since. You have not joined. Ask IT for a new "
            "one."
        ),
    }
)
"""By the codes with which a collector refuses an invite (docs/ballots.md 12.3)."""


def leads_nowhere(sentence: str) -> bool:
    """Whether a sentence, as it is spoken, says that this invite can never be joined with."""
    return any(sentence == spoken(refusal) for refusal in _REFUSED.values())


def bare(text: str) -> str:
    """The invite in what was pasted: without the words around it, and the breaks that mail programs make.

    No value of an invite holds a blank (docs/ballots.md 5). What has no invite in it stays as it is.
    """
    start, end = text.find("{"), text.rfind("}")
    return "".join(text[start : end + 1].split()) if 0 <= start < end else text


def is_move(text: str) -> bool:
    """Whether it is no invite, but leads a member to the organisation's new address."""
    try:
        outer = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(outer, dict) and outer.get("payloadType") == MOVE_TYPE


@contextmanager
def explained() -> Iterator[None]:
    """Say of an invite that a collector refuses what that means, and what to do (ApplicationError)."""
    try:
        yield
    except Refused as refused:
        if refused.code not in _REFUSED:
            raise
        raise ApplicationError(_REFUSED[refused.code]) from refused
