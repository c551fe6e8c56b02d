"""This very computer."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

from posture.host.asking import files, programs
from posture.host.model import (
    BusCall,
    FileStatus,
    Listener,
    NotThere,
    Output,
    Process,
    RegistryValue,
    Space,
    System,
    Unsupported,
)
from posture.words.phrase import phrase

_SYSTEMS = {"linux": System.LINUX, "darwin": System.MACOS, "win32": System.WINDOWS}


def this_system() -> System:
    """The system that Posture runs on; Unsupported where it is none that it knows."""
    system = _SYSTEMS.get(sys.platform)
    if system is None:
        raise Unsupported(phrase("Posture knows Linux, macOS and Windows, and this is none of them."))
    return system


class LiveHost:
    """The computer that this program runs on; every question is asked anew. Safe from many threads.

    What asks is loaded by the first question of its kind: a window is there before any of them.
    """

    def __init__(self) -> None:
        self._system = this_system()

    @property
    def system(self) -> System:
        return self._system

    def now(self) -> datetime:
        return datetime.now(UTC)

    def environment(self, name: str) -> str | None:
        return os.environ.get(name)

    def home(self) -> str:
        return os.path.expanduser("~")  # noqa: PTH111 - a string in the host's own notation

    def read_bytes(self, path: str) -> bytes:
        return files.asked(path, lambda: files.read(path))

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def exists(self, path: str) -> bool:
        try:
            self.status(path)
        except NotThere:
            return False
        return True

    def names(self, path: str) -> tuple[str, ...]:
        return tuple(sorted(files.asked(path, lambda: os.listdir(path))))  # noqa: PTH208 - names, not paths

    def status(self, path: str) -> FileStatus:
        return files.asked(path, lambda: files.status(path))

    def resolve(self, path: str) -> str:
        return files.asked(path, lambda: os.path.realpath(path, strict=True))

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        from posture.host.asking import commands

        path = programs.find(program, self._system)
        return commands.run((path, *arguments), deadline=deadline, added=environment, stdin=stdin)

    def call(self, call: BusCall, *, deadline: float = 3.0) -> tuple[object, ...]:
        if self._system is not System.LINUX:
            raise Unsupported(phrase("This system has no D-Bus."))
        from posture.host.asking import bus

        return bus.ask(call, deadline=deadline)

    def registry_value(self, key: str, name: str) -> RegistryValue:
        from posture.host.windows import registry

        return registry.value(key, name)

    def registry_keys(self, key: str) -> tuple[str, ...]:
        from posture.host.windows import registry

        return registry.keys(key)

    def native(self, question: str) -> object:
        from posture.host.windows import native

        return native.answer(question)

    def processes(self) -> tuple[Process, ...]:
        from posture.host.asking import running

        return running.processes()

    def listeners(self) -> tuple[Listener, ...]:
        from posture.host.asking import running

        return running.listeners()

    def space(self, path: str) -> Space:
        usage = files.asked(path, lambda: shutil.disk_usage(path))
        return Space(usage.total, usage.free)
