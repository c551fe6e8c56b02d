"""The answers that a recording holds, typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from posture.host.model import (
    FileStatus,
    HostError,
    Listener,
    NoAnswer,
    NotAllowed,
    NotThere,
    Output,
    Process,
    RegistryValue,
    Space,
    Unsupported,
)

ERRORS: Mapping[str, type[HostError]] = {
    "not_there": NotThere,
    "not_allowed": NotAllowed,
    "no_answer": NoAnswer,
    "unsupported": Unsupported,
}
_HEX = re.compile(r"(?:[0-9a-f]{2})*").fullmatch


class RecordingError(HostError):
    """A recording that cannot be used; ``str()`` names the file and what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A recorded "no": ``code`` is a key of ``ERRORS``."""

    code: str
    sentence: str

    def error(self) -> HostError:
        """A fresh exception to raise."""
        return ERRORS[self.code](self.sentence)


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    """What a command line gave. A refusal of the program alone holds for all its arguments."""

    argv: tuple[str, ...]
    environment: Mapping[str, str] | None
    outcome: Output | Refusal
    stdin: str = ""


@dataclass(frozen=True, slots=True)
class CallAnswer:
    """What a D-Bus call gave. A refusal may leave out the tail of the question: it holds for all of it."""

    question: tuple[object, ...]
    outcome: tuple[object, ...] | Refusal


@dataclass(frozen=True, slots=True)
class RegistryKey:
    """A registry key; a value of None was asked for and is not there."""

    values: Mapping[str, RegistryValue | Refusal | None]
    keys: tuple[str, ...] | None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything in ``answers.json``; None where a whole section is absent."""

    environment: Mapping[str, str] | None = None
    missing: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    listings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    status: Mapping[str, FileStatus] = field(default_factory=dict)
    commands: tuple[CommandAnswer, ...] = ()
    calls: tuple[CallAnswer, ...] = ()
    registry: Mapping[str, RegistryKey | Refusal] = field(default_factory=dict)
    native: Mapping[str, object] = field(default_factory=dict)
    processes: tuple[Process, ...] | Refusal | None = None
    listeners: tuple[Listener, ...] | Refusal | None = None
    space: Mapping[str, Space | Refusal] = field(default_factory=dict)


def plain(value: object) -> object:
    """A D-Bus or registry value as JSON: tuples become lists, bytes ``{"hex": …}``."""
    match value:
        case bytes():
            return {"hex": value.hex()}
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            return {str(name): plain(item) for name, item in value.items()}
        case _:
            return value


def frozen(value: object) -> object:
    """The other way of ``plain``: every array is a tuple, ``{"hex": …}`` is bytes."""
    match value:
        case {"hex": str(digits), **rest} if not rest and _HEX(digits):
            return bytes.fromhex(digits)
        case list() | tuple():
            return tuple(frozen(item) for item in value)
        case dict():
            return {str(name): frozen(item) for name, item in value.items()}
        case _:
            return value


def read_refusal(value: object) -> Refusal | None:
    """The refusal that stands in place of an answer, if it is one."""
    match value:
        case {"error": str(code), **rest} if code in ERRORS and rest.keys() <= {"sentence"}:
            sentence = rest.get("sentence", "The recorded computer gave no answer.")
            return Refusal(code, sentence) if isinstance(sentence, str) else None
        case _:
            return None
