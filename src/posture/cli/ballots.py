"""``posture preview`` and ``posture cast``: what would leave, and sending it at once."""

from __future__ import annotations

import argparse
from datetime import datetime
from functools import partial
from typing import Any

from posture.application.session import Session
from posture.application.voting.casting import CastResult, Prospect, make_ready
from posture.application.voting.casting import cast as cast_ballots
from posture.application.voting.casting import preview as preview_ballots
from posture.application.voting.consent import Consent, consent
from posture.cli.outcomes import ANSWER_WORDS
from posture.cli.questions import agreed
from posture.cli.terminal import Counter, heading, note, print_json, say, table, title, wrapped
from posture.cli.timetable import phase_words
from posture.words.phrase import phrase
from posture.words.program import typed


def preview(session: Session, options: argparse.Namespace) -> int:
    """Print what would leave, in words and byte for byte."""
    _note_recording(options)
    found = preview_ballots(session)
    if options.json:
        print_json(_preview_data(found))
    else:
        _print(session, found)
    return 0


def cast(session: Session, options: argparse.Namespace) -> int:
    """Send the ballots at once, after they were shown and agreed to; 2 when some are left to send."""
    _note_recording(options)
    found = make_ready(session, partial(_note_waiting, options))
    left = [ballot for ballot in found.shown.ballots if not ballot.sent]
    if left and not _is_agreed(session, found, options):
        return 2
    with Counter(phrase("Sending"), len(left), quiet=options.json) as counter:
        result = cast_ballots(session, counter.count)
    if options.json:
        print_json(_cast_data(result))
    else:
        say(wrapped(result.words))
    return 2 if result.pending else 0


def _is_agreed(session: Session, found: Prospect, options: argparse.Namespace) -> bool:
    """Shows the answers and what sending them now costs; asks where no standing consent was given."""
    costs = found.shown.costs
    if not options.json:
        heading(phrase("What you say"))
        say(_answers(session, found))
        say()
    if consent(session) is Consent.STANDING:
        if not options.json:
            say(wrapped(costs))
        return True
    return agreed(phrase("Send these answers now?"), (costs,), options)


def _note_recording(options: argparse.Namespace) -> None:
    if options.host is not None:
        note(
            phrase(
                "posture: these answers are those of the computer recorded in {folder}, not of this one.",
                folder=str(options.host),
            )
        )


def _note_waiting(options: argparse.Namespace, until: datetime) -> None:
    if not options.json:
        start = f"{until.astimezone():%H:%M:%S}"
        note(phrase("posture: this rehearsal takes ballots from {start} on; waiting.", start=start))


def _answers(session: Session, found: Prospect) -> str:
    sent = {ballot.scope for ballot in found.shown.ballots if ballot.sent}
    rows = [
        (
            session.check(scope).topic,
            phrase("{answer} (sent)", answer=ANSWER_WORDS[answer]) if scope in sent else ANSWER_WORDS[answer],
        )
        for scope, answer in found.answers.items()
    ]
    return table(rows, "  ")


def _print(session: Session, found: Prospect) -> None:
    shown = found.shown
    title(phrase("{org}, round {epoch}", org=shown.org, epoch=shown.epoch))
    say(wrapped(phase_words(shown.timetable, session.now())))
    say(phrase("The round's fingerprint: {fingerprint}", fingerprint=shown.fingerprint))
    if shown.too_few:
        say(wrapped(phrase("Nothing will be sent: {why}", why=shown.too_few)))
        return
    heading(phrase("What you say") if found.signed else phrase("What you would say now"))
    say(_answers(session, found))
    for sentence in shown.notes:
        say(wrapped(sentence, "  "))
    heading(phrase("How it goes to {address}", address=shown.destination))
    for sentence in (*shown.transport_words, *shown.words):
        say(wrapped(sentence, "  - ", "    "))
    if shown.ballots:
        _print_bytes(found)


def _print_bytes(found: Prospect) -> None:
    first = found.shown.ballots[0]
    words = phrase(
        "The first of them, byte for byte, before it is sealed and filled up to {size} bytes",
        size=first.blob_size,
    )
    heading(words)
    say(first.envelope)
    say()
    command = typed("posture preview --json")
    say(phrase("{command} shows all of them and what stands inside.", command=command))
    if all(ballot.sent for ballot in found.shown.ballots):
        say(phrase("Everything in this round is sent."))
    else:
        say(phrase("To let them leave by themselves: {command}", command=typed("posture consent --once")))
        say(phrase("To send them at once: {command}", command=typed("posture cast")))


def _preview_data(found: Prospect) -> dict[str, Any]:
    shown = found.shown
    return {
        "schema": "posture/preview/2",
        "organisation": shown.org,
        "epoch": shown.epoch,
        "fingerprint": shown.fingerprint,
        "destination": shown.destination,
        "timetable": shown.timetable.data(),
        "enrolled": shown.enrolled,
        "rehearsal": shown.rehearsal,
        "too_few": shown.too_few,
        "signed": found.signed,
        "answers": {scope: int(answer) for scope, answer in found.answers.items()},
        "transport": list(shown.transport_words),
        "words": list(shown.words),
        "costs": shown.costs,
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
