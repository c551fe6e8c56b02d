"""``posture deliver``: whatever is due, quietly."""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from datetime import timedelta
from typing import Final

from posture.application.session import Session
from posture.application.voting.asked import is_held
from posture.application.voting.delivery import Delivered, locked, unlock
from posture.application.voting.delivery import deliver as deliver_due
from posture.application.voting.standing import standing
from posture.cli.terminal import can_ask, note, print_json, say, wrapped
from posture.words.phrase import phrase

_NO_KEY: Final = 3
_A_DAY: Final = 24 * 60
_LEAST_SECONDS: Final = 0.5  # between two runs, however often something is due


def deliver(session: Session, options: argparse.Namespace) -> int:
    """Do what is due; nothing is printed where nothing was.

    2 means that it could not be done, and 3 that the key could not be had: on a terminal it is asked for.
    Where the person has to look at a new policy first it waits for them, which is no failure.
    """
    if not options.json and can_ask():
        unlock(session)
    patience = timedelta(minutes=min(max(options.within, 0), _A_DAY))
    end = session.now() + patience
    done = deliver_due(session, patience)
    while not done.trouble and (due := standing(session).next_due) is not None and due <= end:
        # A moment that falls between two runs is kept to: done at the next run instead, whatever leaves this
        # computer would bear the mark of the minutes at which its timer rings.
        time.sleep(max((due - session.now()).total_seconds(), _LEAST_SECONDS))
        done = _together(done, deliver_due(session, max(end - session.now(), timedelta(minutes=1))))
    if options.json:
        print_json(_data(done))
    elif done.trouble:
        note(phrase("posture: {sentence}", sentence=done.trouble))
    elif done.words:
        say(wrapped(done.words))
    if not done.trouble or is_held(session):
        return 0
    return _NO_KEY if locked(session) else 2


def _together(before: Delivered, after: Delivered) -> Delivered:
    """Two runs as one."""
    return replace(
        after,
        fetched=before.fetched or after.fetched,
        signed=before.signed or after.signed,
        sent=before.sent + after.sent,
        released=before.released or after.released,
    )


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
