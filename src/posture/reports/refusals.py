"""What a collector says, in the person's language where it is known here."""

from __future__ import annotations

import re
from typing import Final

from posture.words.phrase import phrase

REFUSALS: Final = (
    phrase("A collector has nothing here. Is the address right?"),
    phrase("A request must be about all {number} checks of the round, and no other."),
    phrase("Ballots of {epoch} are taken later."),
    phrase("No round was opened yet. IT opens the first one of this rehearsal once ten have joined."),
    phrase("No round was opened yet. The first one opens by itself when ten have joined."),
    phrase("No such round was opened."),
    phrase("The ballots of {epoch} are fetched later."),
    phrase("The ballots of {epoch} can be fetched no more."),
    phrase("The collector has a fault. Try again later."),
    phrase("The collector has not moved."),
    phrase("The collector has too much to do at this moment. Try again later."),
    phrase("The round {epoch} is not open."),
    phrase("There is no such release here, or none yet."),
    phrase("There is no trust root of this number."),
    phrase("This ballot was sealed for another collector or round."),
    phrase("This ballot's key has answered already; the first answer counts."),
    phrase("This computer's clock is far from the collector's. Set it, then try again."),
    phrase("This device has not joined here."),
    phrase("This device has not joined. Join again with a new invite."),
    phrase("This device joined with another invite already."),
    phrase("This device was given its ballots of {epoch} already, for other keys."),
    phrase("This device was struck off. Join again with a new invite."),
    phrase("This invite is not known here. Ask IT for a new one."),
    phrase("This invite is too old. Ask IT for a new one."),
    phrase("This invite was used by another device. Ask IT for a new one."),
    phrase("This release is for members; the key shown is not one of theirs."),
    phrase("This round is closed."),
    phrase("Too many slow connections come from this address."),
)
"""The sentences of the collector that members meet; ``tests/reports/test_refusals.py`` finds each in it."""
_PLACE: Final = re.compile(r"\\\{(\w+)\\\}")


def in_own_words(sentence: str) -> str:
    """The sentence as a phrase where a collector is known to say it, else as it came."""
    for known in REFUSALS:
        form = _PLACE.sub(r"(?P<\1>.+)", re.escape(known.template))
        if (found := re.fullmatch(form, sentence)) is not None:
            return known.filled(**found.groupdict())
    return sentence
