"""What a person says about their work, so that lessons come in an order that fits; it stays here."""

from __future__ import annotations

import json
from collections.abc import Mapping

from posture.application.preferences import read_preference, write_preference
from posture.application.session import Session
from posture.lessons.format import ROLES
from posture.words.phrase import Phrase, phrase

_NAME = "about-you"
QUESTIONS: Mapping[str, Phrase] = {
    "pays-invoices": phrase("Do you pay invoices, or could you change an account that is paid to?"),
    "hires": phrase("Do you take part in hiring people?"),
    "travels": phrase("Do you work on trains, in cafés or in hotels?"),
    "prints": phrase("Do you print anything from work at home?"),
    "shares-computer": phrase("Does anybody else use this computer?"),
    "handles-personal-data": phrase("Do you work with data about people, such as customers or colleagues?"),
}
"""A question that is answered with yes or no, by role, in the order in which they are asked."""


def answers_about_work(session: Session) -> Mapping[str, bool]:
    """What the person said to the questions that they answered, by role. StoreError."""
    return _said(session)


def roles_of(session: Session) -> frozenset[str]:
    """The roles that hold by what the person said. StoreError."""
    return frozenset(role for role, holds in _said(session).items() if holds)


def unasked(session: Session) -> tuple[str, ...]:
    """The roles that the person was not asked about yet, in their order. StoreError."""
    said = _said(session)
    return tuple(role for role in QUESTIONS if role not in said)


def tell(session: Session, role: str, *, holds: bool) -> None:
    """Keep an answer; it can be given anew. StoreError."""
    with session.database.transaction():  # two answers in a row may come from two threads
        write_preference(session, _NAME, json.dumps({**_said(session), role: holds}))


def leave_unsaid(session: Session) -> None:
    """Who was asked and passed over a question is not asked again: that counts as no. StoreError."""
    for role in unasked(session):
        tell(session, role, holds=False)


def _said(session: Session) -> Mapping[str, bool]:
    """What was said, by role; what cannot be read was not said."""
    try:
        said = json.loads(read_preference(session, _NAME, "{}"))
        return {role: said[role] for role in ROLES if isinstance(said.get(role), bool)}
    except (ValueError, AttributeError):
        return {}
