"""A command of ``posture``, or a group of them: what it is called, what help says of it, what runs it."""

from __future__ import annotations

import argparse
from pathlib import Path

from posture.cli.help_words import DONE, EXIT_CODES
from posture.words.command_line import Parser
from posture.words.phrase import phrase

Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse has no public name for it


def group(commands: Commands[Parser], name: str, what: str, *, alone: str = "") -> Commands[Parser]:
    """A command that has commands of its own; ``alone`` names what runs where none of them is named."""
    made = commands.add_parser(name, help=what, description=_sentence(what))
    if alone:
        made.epilog = f"Exit codes: {EXIT_CODES.get(name, DONE)}"
        made.set_defaults(command=alone)
        _add_json(made)
    return made.add_subparsers(title="commands", metavar="COMMAND", required=not alone)


def add(
    commands: Commands[Parser],
    name: str,
    command: str,
    what: str,
    *,
    json: bool = True,
    host: bool = False,
) -> Parser:
    """A command; ``command`` names what runs it, as “module.function” below ``posture.cli``."""
    codes = f"Exit codes: {EXIT_CODES.get(name, DONE)}"
    added = commands.add_parser(name, help=what, description=_sentence(what), epilog=codes)
    added.set_defaults(command=command)
    if json:
        _add_json(added)
    if host:
        added.add_argument(
            "--host", type=Path, metavar="DIR", help=phrase("judge the computer recorded in this folder")
        )
    return added


def _add_json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help=phrase("stable keys and codes, for programs"))


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
