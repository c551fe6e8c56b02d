"""What a recording holds, in words for whoever is about to hand it on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# What the kinds of stand-ins stand for, by the names of the patterns and lists that find them.
_TAKEN_OUT: Mapping[str, tuple[str, str]] = {
    "literal": ("name of a person, computer or network", "names of people, computers and networks"),
    "package": ("name of an installed package", "names of installed packages"),
    "address": ("network address", "network addresses"),
    "mac": ("hardware address", "hardware addresses"),
    "mail": ("e-mail address", "e-mail addresses"),
    "server": ("server or share", "servers and shares"),
    "medium": ("name of a disk or stick", "names of disks and sticks"),
    "secret": ("password or key", "passwords and keys"),
    "id": ("identifier", "identifiers of this computer and its parts"),
}
_OTHER = ("serial or account number", "serial and account numbers")
# The sections of answers.json, and what is left in them.
_LEFT: Mapping[str, tuple[str, str]] = {
    "processes": ("the name of {} running program", "the names of {} running programs"),
    "listeners": ("{} open port", "{} open ports"),
    "listings": ("the names in {} folder", "the names in {} folders"),
    "status": ("size and date of {} file", "sizes and dates of {} files"),
    "commands": ("what {} command printed", "what {} commands printed"),
    "calls": ("what {} service answered", "what services answered to {} questions"),
    "registry": ("values of {} registry key", "values of {} registry keys"),
    "native": ("{} answer of Windows", "{} answers of Windows"),
    "space": ("the room on {} volume", "the room on {} volumes"),
}


@dataclass(frozen=True, slots=True)
class Summary:
    """What a recording holds. ``binary`` names the files that a person should look at before sharing it.

    ``taken_out`` says what got stand-ins and ``left`` what did not, each with its number, in English.
    """

    folder: Path
    questions: int
    refused: int
    files: int
    replaced: int
    binary: tuple[str, ...]
    taken_out: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def taken_out(kinds: Mapping[str, int]) -> tuple[str, ...]:
    """``3 network addresses`` and the like, in a fixed order; nothing for what did not occur."""
    other = sum(number for kind, number in kinds.items() if kind not in _TAKEN_OUT)
    counted = [(kinds.get(kind, 0), words) for kind, words in _TAKEN_OUT.items()]
    return tuple(_counted(number, words) for number, words in [*counted, (other, _OTHER)] if number)


def left(answers: Mapping[str, object], files: int) -> tuple[str, ...]:
    """``the names of 40 running programs`` and the like."""
    return tuple(_left(answers, files))


def _left(answers: Mapping[str, object], files: int) -> Iterator[str]:
    yield "the system and its version"
    if files:
        yield _counted(files, ("text of {} file", "text of {} files"))
    for section, words in _LEFT.items():
        found = answers.get(section)
        if isinstance(found, Mapping | Sequence) and found and "error" not in found:
            yield _counted(len(found), words)


def _counted(number: int, words: tuple[str, str]) -> str:
    form = words[number != 1]
    return form.format(number) if "{}" in form else f"{number} {form}"
