"""``posture join`` and ``posture leave``."""

from __future__ import annotations

import argparse
from pathlib import Path

from posture.application.session import Session
from posture.application.voting.handed_over import text_of, text_of_input
from posture.application.voting.membership import Joined, demand_member
from posture.application.voting.membership import join as join_organisation
from posture.application.voting.membership import leave as leave_organisation
from posture.cli.questions import agreed
from posture.cli.terminal import print_json, say, wrapped
from posture.words.phrase import phrase
from posture.words.program import typable
from posture.words.speech import spoken

_JOINED = (
    phrase("It knows now that a computer has joined, and nothing of how that computer stands."),
    phrase(
        "From now on it fetches the keys of every round. No answer leaves before you allow it: “posture "
        "preview” shows what you would say, “posture consent” lets ballots leave by themselves, “posture "
        "cast” sends them at once."
    ),
    phrase(
        "“posture watch on deliver” has the system do what is due, each hour. Without it that is done only "
        "while the window is open, and answers that did not leave in time are not counted."
    ),
)
_BEFORE_LEAVING = (
    phrase(
        "Leaving deletes this computer's key and the ballots that still wait, and has IT's server strike "
        "this device off. That cannot be undone: to come back you need a new invite."
    ),
    phrase("Ballots that were sent stay counted; not even you can take one back."),
)


def join(session: Session, options: argparse.Namespace) -> int:
    """Join with an invite, or follow the organisation with a move, out of a file or standard input."""
    text = text_of_input() if options.invite == "-" else text_of(Path(options.invite))
    joined = join_organisation(session, text)
    if options.json:
        print_json(_data(joined))
    elif joined.moved:
        moved = phrase("{org} is to be found at {address} from now on.", address=joined.member.issuer)
        say(wrapped(moved.filled(org=joined.member.org_name)))
    else:
        known = joined.name or phrase(
            "the organisation at {address}; its name comes, signed, with the first round",
            address=joined.member.issuer,
        )
        say(wrapped(phrase("You joined {org}.", org=known)))
        for sentence in _JOINED:
            say(wrapped(typable(spoken(sentence))))
    return 0


def leave(session: Session, options: argparse.Namespace) -> int:
    """Leave the organisation, once that was agreed to."""
    demand_member(session)
    if not agreed(phrase("Leave your organisation?"), _BEFORE_LEAVING, options):
        return 2
    left = leave_organisation(session, here_only=options.here_only)
    if options.json:
        print_json(
            {"schema": "posture/leave/2", "struck_off": left.struck_off, "words": list(left.sentences)}
        )
    else:
        for sentence in left.sentences:
            say(wrapped(sentence))
    return 0 if left.struck_off or options.here_only else 2


def _data(joined: Joined) -> dict[str, object]:
    return {
        "schema": "posture/join/2",
        "organisation": joined.member.org_name,
        "issuer": joined.member.issuer,
        "group": joined.member.group,
        "device": joined.member.device_id,
        "moved": joined.moved,
    }
