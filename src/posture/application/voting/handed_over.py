"""The text of an invite or a move in a file, without waiting for ever for it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from posture.application.errors import ApplicationError
from posture.store.deadline import DeadlinePassed, within
from posture.words.encoding import decoded
from posture.words.phrase import Phrase, phrase, sentences

_LONGEST = 65536  # bytes; an invite has some hundred
_PATIENCE = 20.0  # seconds
_ONCE_MORE = phrase("Ask IT for the invite once more.")


def text_of(file: Path) -> str:
    """The text in the file; ApplicationError where there is none, or no end to it."""
    return _text(_within_patience(file), _named(file))


def text_of_input() -> str:
    """What comes through standard input; a person at a terminal may take their time."""
    if sys.stdin is None:
        raise ApplicationError(phrase("There is no standard input to read the invite from. Name its file."))
    if sys.stdin.isatty():
        return _text(sys.stdin.buffer.read(_LONGEST + 1), phrase("What was typed"))
    return _text(_within_patience(None), phrase("Standard input"))


def _named(file: Path) -> Phrase:
    return phrase("“{file}”", file=str(file))


def _within_patience(file: Path | None) -> bytes:
    """The bytes of the file, of standard input for None; a pipe that nobody closes is given up in the end."""
    called = phrase("Standard input") if file is None else _named(file)
    try:
        return within(_PATIENCE, lambda: _read_input() if file is None else _read(file))
    except DeadlinePassed as error:
        raise ApplicationError(
            phrase("{called} does not end. Name a file that holds the invite.", called=called)
        ) from error
    except OSError as error:
        raise ApplicationError(
            phrase("{called} cannot be read: {why}.", called=called, why=error.strerror or str(error))
        ) from error


def _read(file: Path) -> bytes:
    with file.open("rb", buffering=0) as opened:
        return _all(opened)


def _read_input() -> bytes:
    try:
        number = sys.stdin.fileno()
    except (OSError, ValueError):  # what stands in for standard input has its bytes already
        return sys.stdin.buffer.read(_LONGEST + 1)
    # Not through sys.stdin: a thread left behind would hold its lock while the program ends.
    with open(number, "rb", buffering=0, closefd=False) as opened:
        return _all(opened)


def _all(opened: BinaryIO) -> bytes:
    data = b""
    while len(data) <= _LONGEST and (part := opened.read(_LONGEST + 1 - len(data))):
        data += part
    return data


def _text(data: bytes, called: str) -> str:
    if not data.strip():
        raise ApplicationError(sentences(phrase("{called} is empty.", called=called), _ONCE_MORE))
    if len(data) > _LONGEST:
        raise ApplicationError(
            sentences(phrase("{called} is far longer than an invite.", called=called), _ONCE_MORE)
        )
    try:
        return decoded(data)
    except UnicodeDecodeError as error:
        raise ApplicationError(
            sentences(phrase("{called} is no invite.", called=called), _ONCE_MORE)
        ) from error
