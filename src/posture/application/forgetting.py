"""Deleting everything that Posture keeps of a person, and saying what is beyond its reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from posture.application.errors import PostureError
from posture.application.session import Session
from posture.application.unattended import end_all
from posture.application.voting.membership import is_member
from posture.reports.member import current
from posture.store.erasure import erase
from posture.words.phrase import Phrase, phrase

BACKUPS = phrase("Backups of this computer, and files that you exported, may still hold some of it.")
COUNTED = phrase("Ballots that were sent stay counted. They carry no name, and none can be called back.")
LISTED = phrase(
    "IT's server still lists this computer. Leave the organisation first, and it is struck off there as "
    "well; afterwards only IT can do that, and you have to write to them."
)
REPAIRED = phrase(
    "What Posture set for you on this computer stays set, and it can no longer put it back. Undo it first if "
    "you want it as it was."
)
STILL_LISTED = phrase("Your IT still lists this computer. Ask it to strike it off.")
"""What becomes of ``LISTED`` once all is deleted: nobody can leave any more."""
STILL_SET = phrase("What Posture set for you on this computer stays set. You can change it in the settings.")
"""What becomes of ``REPAIRED``."""
_AFTERWARDS = {LISTED: STILL_LISTED, REPAIRED: STILL_SET}

_SEALED = (
    "SELECT 1 FROM checkup WHERE details IS NOT NULL",
    "SELECT 1 FROM exception WHERE reason IS NOT NULL",
)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What is left after all was deleted: here, where something could not be, and elsewhere."""

    here: tuple[str, ...]
    elsewhere: tuple[Phrase, ...]


def remains_elsewhere(session: Session) -> tuple[Phrase, ...]:
    """What deleting everything here does not delete; to be said before it is done. Needs no key."""
    return tuple(_remains(session))


def forget_all(session: Session) -> Forgotten:
    """Delete the database with the preferences in it, the keys, their entries in the keyring, the timers and
    the start at sign-in.

    Afterwards this computer is as on the first day. Nothing is sent: who is a member leaves first, to be
    struck off. What is damaged, or sealed with a key that is gone, is deleted all the same. No other work
    of this session may be under way. What cannot be taken away, of files and of what the system starts,
    keeps nothing else from going. StoreError where the folder is closed to this account.
    """
    started = end_all(session)
    elsewhere = tuple(_AFTERWARDS.get(each, each) for each in _remains(session))
    notes, sealed = _notes(session), _has_sealed(session)
    session.begin_anew()
    return Forgotten((*started, *erase(session.home, notes=notes, sealed=sealed)), elsewhere)


def _remains(session: Session) -> Iterator[Phrase]:
    try:
        if session.has_kept:
            if is_member(session):
                yield LISTED
            if session.database.one("SELECT 1 FROM ledger WHERE kind = 'ballot'") is not None:
                yield COUNTED
            if session.database.one("SELECT 1 FROM repair") is not None:
                yield REPAIRED
    except PostureError:
        # It cannot be read whether there is something, so both are said.
        yield from (LISTED, COUNTED, REPAIRED)
    yield BACKUPS


def _notes(session: Session) -> tuple[str, ...]:
    """The name of the note beside the key that belongs to the membership, where its key comes by itself."""
    from posture.reports.one_answer import mark_name

    try:
        if not session.has_kept or not is_member(session):
            return ()
        member = current(session.desk.quiet())
    except PostureError:
        return ()
    return () if member is None else (mark_name(member),)


def _has_sealed(session: Session) -> bool:
    """Whether what check-ups found, or a reason, lies here under seal."""
    try:
        return session.has_kept and any(session.database.one(asked) is not None for asked in _SEALED)
    except PostureError:
        return False
