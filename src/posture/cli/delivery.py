"""``posture deliver``: whatever is due, quietly."""

from __future__ import annotations

import argparse

from posture.application.session import Session
from posture.application.voting.delivery import Delivered, locked
from posture.application.voting.delivery import deliver as deliver_due
from posture.cli.terminal import note, print_json, say, wrapped


def deliver(session: Session, options: argparse.Namespace) -> int:
    """Do what is due; nothing is printed where nothing was, and 2 means that it could not be done.

    Where the key has to be asked for, it waits for the window, which is no failure.
    """
    done = deliver_due(session)
    if options.json:
        print_json(_data(done))
    elif done.trouble:
        note(f"posture: {done.trouble}")
    elif done.words:
        say(wrapped(done.words))
    return 2 if done.trouble and not locked(session) else 0


def _data(done: Delivered) -> dict[str, object]:
    return {
        "schema": "posture/deliver/1",
        "fetched": done.fetched,
        "signed": done.signed,
        "sent": [{"scope": sent.scope, "result": sent.result, "code": sent.code} for sent in done.sent],
        "released": done.released,
        "waiting": done.waiting,
        "trouble": done.trouble,
        "words": done.words,
    }
