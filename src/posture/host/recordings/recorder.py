"""A host that remembers what it was asked and what it answered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from posture.host.model import (
    BusCall,
    FileStatus,
    Host,
    HostError,
    Listener,
    NotRecorded,
    NotThere,
    Output,
    Process,
    RegistryValue,
    Space,
    System,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Note:
    """One question and its answer, or the HostError in its place; ``kind`` is the name of the method."""

    kind: str
    question: Any
    answer: Any


class Recorder:
    """Passes every question on to a host and keeps the first answer or refusal. Safe from many threads."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._lock = threading.Lock()
        self._taken = host.now()
        self._notes: dict[str, Note] = {}

    def notes(self) -> tuple[Note, ...]:
        """Every question so far with its answer or refusal, sorted by kind and question."""
        with self._lock:
            return tuple(note for _, note in sorted(self._notes.items()))

    @property
    def system(self) -> System:
        return self._host.system

    def now(self) -> datetime:
        return self._taken

    def home(self) -> str:
        return self._host.home()

    def environment(self, name: str) -> str | None:
        return self._asked("environment", name, lambda: self._host.environment(name))

    def read_bytes(self, path: str) -> bytes:
        try:
            return self._asked("read_bytes", path, lambda: self._host.read_bytes(path))
        except NotThere:
            # It may be a folder or a device: the recording must then not say that nothing is there.
            with suppress(HostError):
                self.exists(path)
            raise

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def exists(self, path: str) -> bool:
        there = self._asked("exists", path, lambda: self._host.exists(path))
        if there:
            # A recording shows by its status that something is there.
            with suppress(HostError):
                self.status(path)
        return there

    def names(self, path: str) -> tuple[str, ...]:
        try:
            return self._asked("names", path, lambda: self._host.names(path))
        except NotThere:
            with suppress(HostError):
                self.exists(path)
            raise

    def status(self, path: str) -> FileStatus:
        return self._asked("status", path, lambda: self._host.status(path))

    def resolve(self, path: str) -> str:
        return self._asked("resolve", path, lambda: self._host.resolve(path))

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        question = ((program, *arguments), tuple(sorted((environment or {}).items())), stdin)
        return self._asked(
            "run",
            question,
            lambda: self._host.run(
                program, *arguments, deadline=deadline, environment=environment, stdin=stdin
            ),
        )

    def call(self, call: BusCall, *, deadline: float = 3.0) -> tuple[object, ...]:
        return self._asked("call", call, lambda: self._host.call(call, deadline=deadline))

    def registry_value(self, key: str, name: str) -> RegistryValue:
        return self._asked("registry_value", (key, name), lambda: self._host.registry_value(key, name))

    def registry_keys(self, key: str) -> tuple[str, ...]:
        return self._asked("registry_keys", key, lambda: self._host.registry_keys(key))

    def native(self, question: str) -> object:
        return self._asked("native", question, lambda: self._host.native(question))

    def processes(self) -> tuple[Process, ...]:
        return self._asked("processes", "", self._host.processes)

    def listeners(self) -> tuple[Listener, ...]:
        return self._asked("listeners", "", self._host.listeners)

    def space(self, path: str) -> Space:
        return self._asked("space", path, lambda: self._host.space(path))

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
