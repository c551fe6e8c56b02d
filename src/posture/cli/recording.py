"""``posture host record``: this computer as a folder of answers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from posture.application.recording import record_host
from posture.application.session import Session
from posture.cli.terminal import print_json, say, wrapped


def record(session: Session, options: argparse.Namespace) -> int:
    """Write a redacted recording of this computer."""
    written = record_host(session, options.folder)
    if options.json:
        print_json(
            {
                "schema": "posture/record/1",
                "folder": str(options.folder),
                "questions": written.questions,
                "refused": written.refused,
                "files": written.files,
                "replaced": written.replaced,
                "binary": list(written.binary),
                "taken_out": list(written.taken_out),
                "left": list(written.left),
            }
        )
        return 0
    say(
        wrapped(
            f"{written.questions} questions and their answers are recorded in {options.folder}, "
            f"{written.files} of them as files. Nothing was sent anywhere."
        )
    )
    _list("Replaced by stand-ins:", written.taken_out)
    _list("Still in it, as it is here:", written.left)
    _list("Not readable as text, so look twice:", written.binary)
    say()
    say(
        wrapped(
            "Read it all before you hand it on: what has no telling form, such as a name in a comment "
            "or the name of a program, cannot be recognised."
        )
    )
    return 0


def _list(heading: str, entries: Sequence[str]) -> None:
    if not entries:
        return
    say()
    say(heading)
    for entry in entries:
        say(wrapped(entry, indent="  "))
