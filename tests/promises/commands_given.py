"""What the terminal says: commands on the recorded homes of a member, and of somebody who is none."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from threading import Event
from unittest.mock import patch

from gates.person import Home, comes_back

from posture.application.errors import PostureError
from posture.cli.commands import parser
from posture.cli.main import _command

COMMANDS = (
    ("fresh", ("ledger",)),
    ("fresh", ("odd",)),
    ("joined", ("ledger",)),
    ("joined", ("preview",)),
    ("joined", ("leave",)),
    ("asked", ("preview",)),
    ("waiting", ("preview",)),
    ("casting", ("preview",)),
    ("casting", ("cast", "--yes")),
    ("casting", ("consent", "--once")),
    ("casting", ("consent", "--standing")),
    ("sent", ("preview",)),
    ("sent", ("cast",)),
    ("sent", ("ledger",)),
    ("sent", ("history",)),
    ("sent", ("together",)),
    ("summed", ("together",)),
    ("summed", ("export", "posture-export.zip")),
    ("summed", ("forget",)),
    ("summed", ("forget", "--yes")),
)
"""On which home which command is given."""

_MOMENTS = {
    "fresh": "before joining",
    "joined": "before the first round",
    "asked": "while a policy waits to be agreed to",
    "waiting": "before casting opens",
    "casting": "while ballots can leave",
    "sent": "once all was sent",
    "summed": "once the sums are there",
}


def spoken(homes: Mapping[str, Home], folder: Path) -> Iterator[tuple[str, str]]:
    """Each command as one types it, and all that it prints."""
    for number, (name, arguments) in enumerate(COMMANDS):
        may = Event()
        may.set()
        session = comes_back(homes[name], folder / f"terminal-{number}", may)
        given = [str(folder / word) if word.endswith(".zip") else word for word in arguments]
        with session, io.StringIO() as out, redirect_stdout(out), redirect_stderr(out), _answered("n"):
            options = parser().parse_args(given)
            try:
                _command(options.command)(session, options)
            except PostureError as error:
                print(error)
            yield f"`posture {' '.join(arguments)}` {_MOMENTS[name]}", " ".join(out.getvalue().split())
    for help_of in ("", "preview", "cast", "join", "leave", "export", "forget", "ledger"):
        with io.StringIO() as out, redirect_stdout(out):
            with suppress(SystemExit):
                parser().parse_args([*filter(None, (help_of,)), "--help"])
            command = " ".join(filter(None, ("posture", help_of, "--help")))
            yield f"`{command}`", " ".join(out.getvalue().split())


@contextmanager
def _answered(word: str) -> Iterator[None]:
    """Somebody sits there and answers every question with this."""
    with (
        patch("posture.cli.questions.can_ask", lambda: True),
        patch("posture.cli.questions.ask", lambda _: word),
    ):
        yield
