"""What the person allows: that ballots leave by themselves, in this round or in every one."""

from __future__ import annotations

from posture.application.session import Session
from posture.application.voting.asked import agree, agree_in
from posture.application.voting.membership import demand_member
from posture.reports import consent as consents
from posture.reports.consent import Consent as Consent


def consent(session: Session) -> Consent:
    """What is allowed now; needs no key."""
    demand_member(session)
    return consents.consent(session.desk)


def give_consent(session: Session, *, standing: bool, seen: str | None = None) -> Consent:
    """Let the ballots leave by themselves: those of this round, or ``standing``, those of every round.

    Who allows it goes along with what the round at hand asks: the one whose fingerprint is ``seen``, where
    they looked at one. NotAsSeen, and nothing is allowed, where another one is at hand by now.
    """
    demand_member(session)
    if seen is None:
        agree(session)
    else:
        agree_in(session, seen)
    consents.give(session.desk, standing=standing, seen=seen)
    return consents.consent(session.desk)


def revoke_consent(session: Session) -> Consent:
    """Let no more ballot leave by itself; what left stays sent."""
    demand_member(session)
    consents.revoke(session.desk)
    return consents.consent(session.desk)
