"""A host that remembers what it was asked and what it answered."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from posture.host.model import Host, HostError, NotRecorded, NotThere
from posture.host.passing_on import PassingOn

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Note:
    """One question and its answer, or the HostError in its place; ``kind`` is the name of the method."""

    kind: str
    question: Any
    answer: Any


class Recorder(PassingOn):
    """Passes every question on to a host and keeps the first answer or refusal. Safe from many threads."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._lock = threading.Lock()
        self._taken = host.now()
        self._notes: dict[str, Note] = {}

    def notes(self) -> tuple[Note, ...]:
        """Every question so far with its answer or refusal, sorted by kind and question."""
        with self._lock:
            return tuple(note for _, note in sorted(self._notes.items()))

    def now(self) -> datetime:
        return self._taken

    def read_bytes(self, path: str) -> bytes:
        try:
            return super().read_bytes(path)
        except NotThere:
            # It may be a folder or a device: the recording must then not say that nothing is there.
            with suppress(HostError):
                self.exists(path)
            raise

    def exists(self, path: str) -> bool:
        there = super().exists(path)
        if there:
            # A recording shows by its status that something is there.
            with suppress(HostError):
                self.status(path)
        return there

    def names(self, path: str) -> tuple[str, ...]:
        try:
            return super().names(path)
        except NotThere:
            with suppress(HostError):
                self.exists(path)
            raise

    def _asked(self, kind: str, question: object, ask: Callable[[], T]) -> T:
        try:
            answer = ask()
        except NotRecorded:
            raise
        except HostError as error:
            self._keep(Note(kind, question, error))
            raise
        self._keep(Note(kind, question, answer))
        return answer

    def _keep(self, note: Note) -> None:
        with self._lock:
            self._notes.setdefault(f"{note.kind} {note.question!r}", note)
