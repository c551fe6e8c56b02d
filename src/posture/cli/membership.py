"""``posture join`` and ``posture leave``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from posture.application.errors import ApplicationError
from posture.application.session import Session
from posture.application.voting import join as join_organisation
from posture.application.voting import leave as leave_organisation
from posture.cli.terminal import print_json, say, wrapped
from posture.words.encoding import decoded

_LONGEST_INVITE = 65536


def join(session: Session, options: argparse.Namespace) -> int:
    """Join with an invite out of a file or standard input."""
    member = join_organisation(session, _invite(options.invite))
    if options.json:
        print_json(
            {
                "schema": "posture/join/1",
                "organisation": member.org_name,
                "issuer": member.issuer,
                "group": member.group,
                "device": member.device_id,
            }
        )
        return 0
    say(f"You joined {member.org_name}.")
    say(wrapped("It knows now that a computer has joined, and nothing of how that computer stands."))
    say(
        wrapped(
            "Next: posture preview shows exactly what a round of ballots would send; posture cast sends it."
        )
    )
    return 0


def leave(session: Session, options: argparse.Namespace) -> int:
    """Leave the organisation."""
    sentences = leave_organisation(session)
    if options.json:
        print_json({"schema": "posture/leave/1", "words": list(sentences)})
    else:
        for sentence in sentences:
            say(wrapped(sentence))
    return 0


def _invite(name: str) -> str:
    try:
        return decoded(_read(name))
    except OSError as error:
        raise ApplicationError(f"The invite {name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise ApplicationError("That is no invite. Ask IT for a new one.") from error


def _read(name: str) -> bytes:
    if name == "-":
        if sys.stdin is None:
            raise ApplicationError("There is no standard input to read the invite from. Name its file.")
        return sys.stdin.buffer.read(_LONGEST_INVITE)
    with Path(name).open("rb") as file:
        return file.read(_LONGEST_INVITE)
