"""Everything that “To send” shows at one moment, found off the GUI thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from posture.application.errors import PostureError
from posture.application.session import Session
from posture.application.voting.asked import Asked, asked
from posture.application.voting.casting import Prospect, preview
from posture.application.voting.consent import Consent, give_consent, revoke_consent
from posture.application.voting.round import round_at_hand
from posture.application.voting.standing import Standing, standing
from posture.words.speech import spoken

_NO_ROUND = "no-epoch"  # the collector's stable code


@dataclass(frozen=True, slots=True)
class Outlook:
    """How one stands, and what is to be seen.

    ``asked`` is a policy to agree to first, ``prospect`` the round as it would be sent; both are None where
    no round has begun. ``titles`` of what a policy asks say how it is to be; those of answers name what they
    are about. ``has_lesson`` says whether this app has the lesson that IT suggests.
    """

    standing: Standing
    titles: Mapping[str, str]
    asked: Asked | None = None
    prospect: Prospect | None = None
    has_lesson: bool = False


def look(session: Session) -> Outlook:
    """What is to be seen now; nothing is measured or signed of what the person has not agreed to.

    Raises PostureError as ``preview`` does.
    """
    checks = session.catalogue.checks.values()
    topics = {check.id: spoken(check.topic) for check in checks}
    try:
        round_at_hand(session)
    except PostureError as error:
        if getattr(error, "code", "") != _NO_ROUND:
            raise
        return Outlook(standing(session), topics)
    new = asked(session)
    if new is not None:
        has_lesson = new.policy.lesson in session.library.lessons
        wanted = {check.id: spoken(check.title) for check in checks}
        return Outlook(standing(session), wanted, new, has_lesson=has_lesson)
    found = preview(session)
    return Outlook(standing(session), topics, prospect=found)


def allow(session: Session, consent: Consent) -> Standing:
    """Give or take back what may leave by itself, and see how one stands then."""
    if consent is Consent.NONE:
        revoke_consent(session)
    else:
        give_consent(session, standing=consent is Consent.STANDING)
    return standing(session)
