"""A host that is asked each question once in a look, however many readers ask it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from posture.host.model import (
    BusCall,
    FileStatus,
    Host,
    HostError,
    Listener,
    Output,
    Process,
    RegistryValue,
    Space,
    System,
)

T = TypeVar("T")


class OneLook:
    """Passes questions on to a host, and keeps the answer or refusal for whoever asks again.

    Commands, services of the bus and the interfaces of Windows are passed on as they are: few ask them
    twice, and their deadlines differ.
    """

    def __init__(self, host: Host) -> None:
        self._host = host
        self._answers: dict[tuple[str, str], Any] = {}
        self._locks: dict[tuple[str, str], threading.Lock] = {}

    @property
    def system(self) -> System:
        return self._host.system

    def now(self) -> datetime:
        return self._host.now()

    def home(self) -> str:
        return self._host.home()

    def environment(self, name: str) -> str | None:
        return self._host.environment(name)

    def read_bytes(self, path: str) -> bytes:
        return self._once("read_bytes", path, lambda: self._host.read_bytes(path))

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def exists(self, path: str) -> bool:
        return self._once("exists", path, lambda: self._host.exists(path))

    def names(self, path: str) -> tuple[str, ...]:
        return self._once("names", path, lambda: self._host.names(path))

    def status(self, path: str) -> FileStatus:
        return self._once("status", path, lambda: self._host.status(path))

    def resolve(self, path: str) -> str:
        return self._once("resolve", path, lambda: self._host.resolve(path))

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        return self._host.run(program, *arguments, deadline=deadline, environment=environment, stdin=stdin)

    def call(self, call: BusCall, *, deadline: float = 3.0) -> tuple[object, ...]:
        return self._host.call(call, deadline=deadline)

    def registry_value(self, key: str, name: str) -> RegistryValue:
        return self._host.registry_value(key, name)

    def registry_keys(self, key: str) -> tuple[str, ...]:
        return self._host.registry_keys(key)

    def native(self, question: str) -> object:
        return self._host.native(question)

    def processes(self) -> tuple[Process, ...]:
        return self._once("processes", "", self._host.processes)

    def listeners(self) -> tuple[Listener, ...]:
        return self._once("listeners", "", self._host.listeners)

    def space(self, path: str) -> Space:
        return self._once("space", path, lambda: self._host.space(path))

    def _once(self, kind: str, question: str, ask: Callable[[], T]) -> T:
        key = (kind, question)
        if key not in self._answers:
            with self._locks.setdefault(key, threading.Lock()):
                if key not in self._answers:
                    self._answers[key] = _answer(ask)
        answer: T | HostError = self._answers[key]
        if isinstance(answer, HostError):
            # A fresh one, for each raising writes its own traceback into it.
            raise type(answer)(*answer.args)
        return answer


def _answer(ask: Callable[[], T]) -> T | HostError:
    try:
        return ask()
    except HostError as error:
        return error
