"""``posture ledger``: everything that was ever said to IT's server."""

from __future__ import annotations

import argparse
import base64
from typing import Any

from posture.application.session import Session
from posture.application.voting.ledger import Entry
from posture.application.voting.ledger import ledger as ledger_entries
from posture.cli.outcomes import ANSWER_WORDS
from posture.cli.terminal import print_json, say, table, wrapped
from posture.words.program import typed


def ledger(session: Session, options: argparse.Namespace) -> int:
    """Print every message that left, oldest first."""
    entries = ledger_entries(session)
    if options.json:
        print_json({"schema": "posture/ledger/2", "entries": [_data(entry) for entry in entries]})
    elif entries:
        say(table([_row(session, entry) for entry in entries]))
        say()
        say(wrapped("Questions that say nothing, such as for the next round, are not listed."))
        say(wrapped(f"{typed('posture ledger --json')} shows the exact bytes of each message."))
    else:
        say("Nothing has ever been said to any server.")
    return 0


def _row(session: Session, entry: Entry) -> tuple[str, ...]:
    tries = "" if entry.tries == 1 else f"sent {entry.tries} times, "
    return (
        f"{entry.day}",
        _what(session, entry),
        f"{entry.size} bytes",
        f"{tries}{entry.reply or 'no answer yet'}",
    )


def _what(session: Session, entry: Entry) -> str:
    match entry.kind.value:
        case "enrol":
            return "Joining"
        case "issue":
            return f"Fetching the keys of {entry.epoch}"
        case "leave":
            return "Leaving"
        case "move":
            return "Following to a new address"
    if not entry.scope:
        return "A ballot; the key to what it said is gone"
    check = session.catalogue.checks.get(entry.scope)
    called = check.title if check else entry.scope
    return called if entry.said is None else f"{called}: {ANSWER_WORDS[entry.said]}"


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
