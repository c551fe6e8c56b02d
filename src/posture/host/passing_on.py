"""A host that passes every question on to another one, past one place where it can be looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from posture.host.model import (
    BusCall,
    FileStatus,
    Host,
    Listener,
    Output,
    Process,
    RegistryValue,
    Space,
    System,
)

T = TypeVar("T")


class PassingOn:
    """Every question goes through ``_asked``, with the name of its method and what it asks about.

    What is asked about can be compared and be a key; a deadline is no part of it. A file's text is asked for
    as its bytes. The time, the system and the home folder are known, and are not asked for.
    """

    def __init__(self, host: Host) -> None:
        self._host = host

    def _asked(self, kind: str, question: object, ask: Callable[[], T]) -> T:  # noqa: ARG002 - for others
        """The answer; whoever stands between host and reader does its work here."""
        return ask()

    @property
    def system(self) -> System:
        return self._host.system

    def now(self) -> datetime:
        return self._host.now()

    def home(self) -> str:
        return self._host.home()

    def environment(self, name: str) -> str | None:
        return self._asked("environment", name, lambda: self._host.environment(name))

    def read_bytes(self, path: str) -> bytes:
        return self._asked("read_bytes", path, lambda: self._host.read_bytes(path))

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def exists(self, path: str) -> bool:
        return self._asked("exists", path, lambda: self._host.exists(path))

    def names(self, path: str) -> tuple[str, ...]:
        return self._asked("names", path, lambda: self._host.names(path))

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
