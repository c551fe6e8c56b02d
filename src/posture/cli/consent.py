"""``posture consent``: may ballots leave by themselves?"""

from __future__ import annotations

import argparse

from posture.application.session import Session
from posture.application.voting.consent import Consent, give_consent, revoke_consent
from posture.application.voting.consent import consent as consent_now
from posture.cli.terminal import print_json, say, wrapped
from posture.words.phrase import phrase
from posture.words.program import typable
from posture.words.speech import spoken

_WORDS = {
    Consent.NONE: phrase(
        "No ballot leaves before you say so. “posture consent --once” lets those of this round leave by "
        "themselves, “posture consent --standing” those of every round."
    ),
    Consent.ROUND: phrase(
        "The ballots of this round leave by themselves, one by one, at moments drawn at random. The next "
        "round asks you again. “posture consent --revoke” takes it back."
    ),
    Consent.STANDING: phrase(
        "The ballots of every round leave by themselves, one by one, at moments drawn at random, and without "
        "asking, as long as the same is asked. “posture preview” shows what they say; “posture consent "
        "--revoke” takes it back."
    ),
}


def consent(session: Session, options: argparse.Namespace) -> int:
    """Say what is allowed, after changing it where that was asked for."""
    if options.revoke:
        now = revoke_consent(session)
    elif options.once or options.standing:
        now = give_consent(session, standing=options.standing)
    else:
        now = consent_now(session)
    if options.json:
        print_json({"schema": "posture/consent/1", "consent": now.value})
    else:
        say(wrapped(typable(spoken(_WORDS[now]))))
    return 0
