"""``posture ledger``: everything that was ever said to IT's server."""

from __future__ import annotations

import argparse
import base64
from typing import Any

from posture.application.session import Session
from posture.application.voting.ledger import Entry, refusal
from posture.application.voting.ledger import ledger as ledger_entries
from posture.cli.outcomes import ANSWER_WORDS
from posture.cli.terminal import print_json, say, table, wrapped
from posture.words.phrase import Phrase, phrase
from posture.words.program import typed

_REPLIES = {
    "": phrase("no answer yet"),
    "joined": phrase("joined"),
    "blessed": phrase("blessed"),
    "counted": phrase("counted"),
    "duplicate": phrase("duplicate"),
    "struck off": phrase("struck off"),
    "moved": phrase("moved"),
}
"""What was answered, as the ledger keeps it; beside these it keeps refusals, in the collector's words."""


def ledger(session: Session, options: argparse.Namespace) -> int:
    """Print every message that left, oldest first."""
    entries = ledger_entries(session)
    if options.json:
        print_json({"schema": "posture/ledger/2", "entries": [_data(entry) for entry in entries]})
    elif entries:
        say(table([_row(session, entry) for entry in entries]))
        say()
        say(wrapped(phrase("Questions that say nothing, such as for the next round, are not listed.")))
        command = typed("posture ledger --json")
        say(wrapped(phrase("{command} shows the exact bytes of each message.", command=command)))
    else:
        say(phrase("Nothing has ever been said to any server."))
    return 0


def _row(session: Session, entry: Entry) -> tuple[str, ...]:
    reply = _REPLIES.get(entry.reply) or _refused(entry)
    return (
        f"{entry.day}",
        _what(session, entry),
        phrase("{size} bytes", size=entry.size),
        reply if entry.tries == 1 else phrase("sent {n} times, {reply}", n=entry.tries, reply=reply),
    )


def _refused(entry: Entry) -> Phrase:
    code, _, _ = entry.reply.partition(": ")
    return phrase("{code}: {sentence}", code=code, sentence=refusal(entry))


def _what(session: Session, entry: Entry) -> str:
    match entry.kind.value:
        case "enrol":
            return phrase("Joining")
        case "issue":
            return phrase("Fetching the keys of {epoch}", epoch=entry.epoch)
        case "leave":
            return phrase("Leaving")
        case "move":
            return phrase("Following to a new address")
    if not entry.scope:
        return phrase("A ballot; the key to what it said is gone")
    check = session.catalogue.checks.get(entry.scope)
    called = check.topic if check else entry.scope
    if entry.said is None:
        return called
    return phrase("{check}: {answer}", check=called, answer=ANSWER_WORDS[entry.said])


def _data(entry: Entry) -> dict[str, Any]:
    return {
        "day": f"{entry.day}",
        "kind": entry.kind.value,
        "destination": entry.destination,
        "epoch": entry.epoch,
        "scope": entry.scope,
        "said": None if entry.said is None else int(entry.said),
        "size": entry.size,
        "tries": entry.tries,
        "reply": entry.reply,
        "bytes": base64.b64encode(entry.bytes).decode(),
    }
