"""``posture host record``: this computer as a folder of answers."""

from __future__ import annotations

import argparse

from posture.application import Session, record_host
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
            }
        )
        return 0
    say(
        wrapped(
            f"{written.questions} questions and their answers are recorded in {options.folder}, "
            f"{written.files} of them as files. {written.replaced} names, addresses and numbers were "
            "replaced. Read it all before you hand it on."
        )
    )
    for path in written.binary:
        say(f"  Not readable as text, so look twice: {path}")
    return 0
