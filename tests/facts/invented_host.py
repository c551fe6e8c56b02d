"""A computer that a test makes up as a whole, where no recording could lie as well."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from inspect import Signature, signature
from types import FunctionType

from posture.facts.families import FAMILIES
from posture.facts.model import Answer
from posture.host.model import (
    Host,
    HostError,
    NoAnswer,
    NotAllowed,
    NotRecorded,
    NotThere,
    System,
    Unsupported,
)

ERRORS = (NotThere, NotAllowed, NoAnswer, Unsupported, NotRecorded)
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
_QUESTIONS: Mapping[str, Signature] = {
    name: signature(head)
    for name, head in vars(Host).items()
    if isinstance(head, FunctionType) and not name.startswith("_")
}


class InventedHost:
    """Puts every question to ``answer``, by its name and with what it asks about.

    A question in words that ``Host`` does not have is the reader's mistake, and an error here too.
    """

    def __init__(self, system: System = System.LINUX) -> None:
        self.system = system

    def now(self) -> datetime:
        return NOW

    def home(self) -> str:
        return "/home/person"

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def answer(self, question: str, *about: object) -> object:
        raise NotImplementedError

    def __getattr__(self, question: str) -> Callable[..., object]:
        if question not in _QUESTIONS:
            raise AttributeError(question)

        def ask(*about: object, **how: object) -> object:
            _QUESTIONS[question].bind(self, *about, **how)
            return self.answer(question, *about)

        return ask


class RefusingHost(InventedHost):
    """Answers every question with the same error."""

    def __init__(self, error: type[HostError], system: System = System.LINUX) -> None:
        super().__init__(system)
        self._error = error

    def answer(self, question: str, *about: object) -> object:
        raise self._error("The computer gives no answer.")


def read(family: str, host: Host) -> Mapping[str, Answer]:
    """What the host's own reader of a family says of it."""
    answers: Mapping[str, Answer] = importlib.import_module(FAMILIES[family].readers[host.system]).read(host)
    return answers
