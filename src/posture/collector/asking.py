"""What the terminal is asked for: the passphrase of the trust root, and a line."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from posture.collector.errors import CollectorError
from posture.words.encoding import decoded


def passphrase(file: Path | None, question: str, *, twice: bool = False) -> str:
    """The passphrase out of ``file``, $POSTURE_COLLECTOR_PASSPHRASE, standard input, or typed unseen.

    CollectorError where none comes, or where the second of ``twice`` differs; OSError or UnicodeError
    where the file cannot be read.
    """
    if file:
        return decoded(file.read_bytes()).rstrip("\r\n")
    if "POSTURE_COLLECTOR_PASSPHRASE" in os.environ:
        return os.environ["POSTURE_COLLECTOR_PASSPHRASE"]
    if not sys.stdin.isatty():
        return line("")
    from getpass import getpass

    words = getpass(question)
    if twice and getpass("The same again: ") != words:
        raise CollectorError("These were two different passphrases. Nothing was made.")
    return words


def line(question: str) -> str:
    """The next line of standard input, asked for where somebody sits there; CollectorError at its end."""
    if sys.stdin.isatty():
        print(question, end="", flush=True)
    answer = sys.stdin.readline()
    if not answer:
        raise CollectorError(
            "An answer is missing: give --name and --passphrase-file, or answer on standard input."
        )
    return answer.rstrip("\n")


def agrees(question: str) -> bool:
    """Whether the person at the terminal says yes; without one nobody does."""
    if not sys.stdin.isatty():
        return False
    return line(f"{question} (yes/no) ").strip().lower() in ("y", "yes")
