"""``posture export`` and ``posture forget``: all that is kept, in one file or deleted."""

from __future__ import annotations

import argparse

from posture.application.exporting import export as export_all
from posture.application.forgetting import forget_all, remains_elsewhere
from posture.application.keeping import Keeping, Part, keeping
from posture.application.session import Session
from posture.cli.questions import agreed
from posture.cli.terminal import print_json, say, wrapped
from posture.words.phrase import Phrase, phrase

_PARTS = {
    Part.CHECKUPS: phrase("Your last check-ups and what they found"),
    Part.EXCEPTIONS: phrase("What you set aside or put off, with your reasons"),
    Part.REPAIRS: phrase("What Posture set for you, and what stood there before"),
    Part.LESSONS: phrase("How far you are with the lessons"),
    Part.LEDGER: phrase("What was ever said to IT's server, byte for byte"),
    Part.ORGANISATION: phrase("Your organisation, what it asked, and the sums"),
    Part.SETTINGS: phrase("Your settings"),
}
_READABLE = phrase("Whoever has the file can read it, your answers included. Keep it where only you can.")
_NO_KEYS = phrase("Secret keys are left out; “--with-keys” puts them in.")
_KEYS = phrase("With the secret keys in it, whoever has the file can speak to IT's server as this computer.")


def export(session: Session, options: argparse.Namespace) -> int:
    """Write all that is kept into a file, after saying what will be in it."""
    before = (*_inventory(keeping(session)), _READABLE, _KEYS if options.with_keys else _NO_KEYS)
    if not agreed(phrase("Write all of it to {file}?", file=str(options.file)), before, options):
        return 2
    written = export_all(session, options.file, with_keys=options.with_keys)
    if options.json:
        print_json(
            {
                "schema": "posture/exported/1",
                "file": str(written.file),
                "bytes": written.size,
                "still_sealed": written.still_sealed,
            }
        )
        return 0
    say(wrapped(phrase("Written to {file}, readable for your account alone.", file=str(written.file))))
    if written.still_sealed:
        say(
            wrapped(
                phrase(
                    "{count} values stay sealed in it, because their key is not at hand. Unlock your keyring "
                    "and export once more to have them open.",
                    count=written.still_sealed,
                )
            )
        )
    return 0


def forget(session: Session, options: argparse.Namespace) -> int:
    """Delete all that is kept, once that was agreed to."""
    everything = phrase(
        "Everything that Posture keeps in {folder} is deleted, and its keys. That cannot be undone.",
        folder=str(session.home),
    )
    before = (
        everything,
        *remains_elsewhere(session),
    )
    if not agreed(phrase("Delete everything that Posture keeps?"), before, options):
        return 2
    done = forget_all(session)
    if options.json:
        print_json(
            {
                "schema": "posture/forgotten/1",
                "left_here": [str(each) for each in done.here],
                "elsewhere": [str(each) for each in done.elsewhere],
            }
        )
    else:
        deleted = phrase("Everything is deleted. This computer is as on the first day.")
        say(wrapped(phrase("Everything else is deleted. What is left here:") if done.here else deleted))
        for sentence in (*done.here, *done.elsewhere):
            say(wrapped(sentence))
    return 2 if done.here else 0


def _inventory(kept: Keeping) -> tuple[Phrase, ...]:
    """What is kept, a line a part, with how many entries it has."""
    return tuple(
        phrase("{part}: {entries}", part=_PARTS[each.part], entries=each.entries)
        for each in kept.parts
        if each.entries
    )
