"""``posture preview`` and ``posture cast``: what would leave, and sending it."""

from __future__ import annotations

import argparse
from typing import Any

from posture.application.session import Session
from posture.application.voting import CastResult, Preview
from posture.application.voting import cast as cast_ballots
from posture.application.voting import preview as preview_ballots
from posture.cli.outcomes import ANSWER_WORDS
from posture.cli.terminal import Counter, heading, note, print_json, say, table, title, wrapped


def preview(session: Session, options: argparse.Namespace) -> int:
    """Print what would leave, in words and byte for byte."""
    _note_recording(options)
    shown = preview_ballots(session)
    if options.json:
        print_json(_preview_data(shown))
    else:
        _print(session, shown)
    return 0


def cast(session: Session, options: argparse.Namespace) -> int:
    """Send the ballots; 2 when some are left to send."""
    _note_recording(options)
    with Counter("Sending", 0, quiet=options.json) as counter:
        result = cast_ballots(session, counter.count)
    if options.json:
        print_json(_cast_data(result))
    else:
        say(wrapped(result.words))
    return 2 if result.pending else 0


def _note_recording(options: argparse.Namespace) -> None:
    if options.host is not None:
        note(f"posture: these answers are those of the computer recorded in {options.host}, not of this one.")


def _print(session: Session, shown: Preview) -> None:
    title(f"{shown.org}, round {shown.epoch}")
    if shown.too_few:
        say(wrapped(f"Nothing will be sent: {shown.too_few}"))
        return
    heading("What you would say")
    rows = [
        (
            session.check(ballot.scope).title,
            ANSWER_WORDS[ballot.answer] + (" (sent)" if ballot.sent else ""),
        )
        for ballot in shown.ballots
    ]
    say(table(rows, "  "))
    for sentence in shown.notes:
        say(wrapped(sentence, "  "))
    heading(f"How it goes to {shown.destination}")
    for sentence in (*shown.transport_words, *shown.words):
        say(wrapped(sentence, "  - ", "    "))
    if not shown.ballots:
        say("\nThere is nothing to send in this round.")
        return
    first = shown.ballots[0]
    heading(f"The first of them, byte for byte, before it is sealed and filled up to {first.blob_size} bytes")
    say(first.envelope)
    say("\nposture preview --json shows all of them and what stands inside.")
    sent = all(ballot.sent for ballot in shown.ballots)
    say("Everything in this round is sent." if sent else "To send them: posture cast")


def _preview_data(shown: Preview) -> dict[str, Any]:
    return {
        "schema": "posture/preview/1",
        "organisation": shown.org,
        "epoch": shown.epoch,
        "destination": shown.destination,
        "enrolled": shown.enrolled,
        "rehearsal": shown.rehearsal,
        "too_few": shown.too_few,
        "transport": list(shown.transport_words),
        "words": list(shown.words),
        "notes": list(shown.notes),
        "ballots": [
            {
                "scope": ballot.scope,
                "answer": int(ballot.answer),
                "payload": ballot.payload,
                "envelope": ballot.envelope,
                "sealed_bytes": ballot.blob_size,
                "sent": ballot.sent,
            }
            for ballot in shown.ballots
        ],
    }


def _cast_data(result: CastResult) -> dict[str, Any]:
    return {
        "schema": "posture/cast/1",
        "counted": result.counted,
        "duplicate": result.duplicate,
        "refused": [
            {"scope": sent.scope, "code": sent.code, "sentence": sent.sentence} for sent in result.refused
        ],
        "pending": result.pending,
        "trouble": result.trouble,
    }
