"""What a command copies, as far as its words tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto


class Chosen(Enum):
    """Where it stands what a program copies."""

    HERE = auto()
    """Among the words of the command."""
    ELSEWHERE = auto()
    """In the program's own settings, see ``Copying.settings``."""
    UNSEEN = auto()
    """The command names more than can be seen, in a list or a variable."""


@dataclass(frozen=True, slots=True)
class Copying:
    """A command that copies files somewhere else and keeps older versions of them.

    ``sources`` and ``excluded`` are paths and patterns as they were written, ``exclude_files`` lists of more
    patterns. ``settings`` are files that hold the sources: the first that is there, all where ``joined``;
    ``parts`` names the profiles or locations in them that are copied. ``target`` is where the copies go,
    where the words tell; where they do not, the first line of ``target_file`` or ``variable`` of the
    environment may, and else it is ``usual_target``. ``one_file_system`` leaves out what is mounted below a
    source.
    """

    program: str
    sources: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    exclude_files: tuple[str, ...] = ()
    chosen: Chosen = Chosen.HERE
    settings: tuple[str, ...] = ()
    joined: bool = False
    parts: tuple[str, ...] = ()
    target: str = ""
    target_file: str = ""
    variable: str = ""
    usual_target: str = ""
    one_file_system: bool = False


def in_any_case(pattern: str) -> str:
    """A pattern that fits whether letters are large or small."""
    return "".join(
        f"[{letter.lower()}{letter.upper()}]" if letter.isascii() and letter.isalpha() else letter
        for letter in pattern
    )
