"""A computer that was recorded in a folder, asked as if it were this one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from posture.host.asking.files import MOST_BYTES, read_unlinked, whole
from posture.host.model import (
    BusCall,
    FileStatus,
    Listener,
    NotRecorded,
    NotThere,
    Output,
    Process,
    RegistryValue,
    Space,
    System,
    Unsupported,
)
from posture.host.paths import path_key
from posture.host.recordings import answers_file
from posture.host.recordings.answers import Answers, RecordingError, Refusal, frozen, plain, read_refusal
from posture.host.recordings.path_index import PathIndex
from posture.host.recordings.registry_index import RegistryIndex
from posture.words.phrase import phrase

__all__ = ["RecordedHost", "RecordingError"]

SCHEMA = "posture/host/1"
_HOST_KEYS = frozenset({"schema", "system", "taken", "home", "origin", "complete"})
_MOST_HEADER = 64 * 1024
_MOST_ANSWERS = 32 * 1024 * 1024

T = TypeVar("T")


class RecordedHost:
    """A host whose answers lie in ``host.json``, ``answers.json`` and ``files/`` of a folder.

    A question without an answer raises NotRecorded; below a path that ``complete`` names, what has
    no answer is not there. RecordingError where the folder is no recording or a broken one.
    """

    def __init__(self, folder: Path) -> None:
        header = answers_file.load_object(_page(folder, "host.json", _MOST_HEADER), "host.json", _HOST_KEYS)
        self._system = _system(header)
        self._taken = answers_file.moment(header.get("taken"), "host.json: taken")
        self._home = answers_file.text(header.get("home"), "host.json: home")
        self.origin = answers_file.text(header.get("origin"), "host.json: origin")
        complete = answers_file.texts(header.get("complete", []), "host.json: complete")
        self._answers = (
            answers_file.read_answers(_page(folder, "answers.json", _MOST_ANSWERS))
            if os.path.lexists(folder / "answers.json")
            else Answers()
        )
        self._index = PathIndex(self._system, folder / "files", self._answers, complete)
        self._registry = RegistryIndex(self._answers.registry, complete)

    @property
    def system(self) -> System:
        return self._system

    def now(self) -> datetime:
        return self._taken

    def home(self) -> str:
        return self._home

    def environment(self, name: str) -> str | None:
        known = self._answers.environment
        if known is None:
            raise NotRecorded(phrase("This recording does not hold the environment ({name}).", name=name))
        if self._system is System.WINDOWS:
            return next((value for key, value in known.items() if key.upper() == name.upper()), None)
        return known.get(name)

    def read_bytes(self, path: str) -> bytes:
        file = self._index.look(self._index.files, path)
        if file is not None:
            return whole(path, _beginning(file, MOST_BYTES + 1))
        refusal = self._index.refusal(path)
        if isinstance(refusal, NotRecorded) and self._index.is_no_file(path):
            raise NotThere(phrase("{path} is not an ordinary file.", path=path))
        raise refusal

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def exists(self, path: str) -> bool:
        if self._index.knows(path):
            return True
        refusal = self._index.refusal(path)
        if isinstance(refusal, NotThere):
            return False
        raise refusal

    def names(self, path: str) -> tuple[str, ...]:
        found = self._index.names(path)
        if found is not None:
            return found
        refusal = self._index.refusal(path)
        if isinstance(refusal, NotRecorded) and self._index.is_file(path):
            raise NotThere(phrase("{path} is a file, not a folder.", path=path))
        raise refusal

    def status(self, path: str) -> FileStatus:
        found = self._index.look(self._index.status, path)
        if found is None:
            raise self._index.refusal(path)
        return found

    def resolve(self, path: str) -> str:
        return self._index.resolve(path)

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,  # noqa: ARG002 - a recording answers at once
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        argv = (program, *arguments)
        for answer in self._answers.commands:
            if answer.environment is not None and answer.environment != (environment or {}):
                continue
            if (answer.argv, answer.stdin) == (argv, stdin) or (
                answer.argv == (program,) and isinstance(answer.outcome, Refusal)
            ):
                return _given(answer.outcome)
        raise NotRecorded(
            phrase(
                "This recording does not hold the answer of the command “{command}”.", command=" ".join(argv)
            )
        )

    def call(self, call: BusCall, *, deadline: float = 3.0) -> tuple[object, ...]:  # noqa: ARG002 - as above
        if self._system is not System.LINUX:
            raise Unsupported(phrase("This system has no D-Bus."))
        question = (
            call.bus,
            call.destination,
            call.path,
            call.interface,
            call.method,
            frozen(plain(call.arguments)),
        )
        for answer in self._answers.calls:
            if answer.question == question[: len(answer.question)]:
                return _given(answer.outcome)
        raise NotRecorded(
            phrase(
                "This recording does not hold the answer of {service} to {method}.",
                service=call.destination,
                method=call.method,
            )
        )

    def registry_value(self, key: str, name: str) -> RegistryValue:
        return self._windows_registry().value(key, name)

    def registry_keys(self, key: str) -> tuple[str, ...]:
        return self._windows_registry().keys(key)

    def native(self, question: str) -> object:
        if question not in self._answers.native:
            if self._system is not System.WINDOWS:
                raise Unsupported(phrase("This system has no answer to “{question}”.", question=question))
            raise NotRecorded(
                phrase("This recording does not hold the answer to “{question}”.", question=question)
            )
        answer = self._answers.native[question]
        return _given(read_refusal(answer) or answer)

    def processes(self) -> tuple[Process, ...]:
        if self._answers.processes is None:
            raise NotRecorded(phrase("This recording does not hold the running programs."))
        return _given(self._answers.processes)

    def listeners(self) -> tuple[Listener, ...]:
        if self._answers.listeners is None:
            raise NotRecorded(phrase("This recording does not hold the listening sockets."))
        return _given(self._answers.listeners)

    def space(self, path: str) -> Space:
        for known, answer in self._answers.space.items():
            if path_key(self._system, known) == path_key(self._system, path):
                return _given(answer)
        raise NotRecorded(phrase("This recording does not hold the room on {path}.", path=path))

    def _windows_registry(self) -> RegistryIndex:
        if self._system is not System.WINDOWS:
            raise Unsupported(phrase("This system has no registry."))
        return self._registry


def _given(answer: T | Refusal) -> T:
    if isinstance(answer, Refusal):
        raise answer.error()
    return answer


def _system(header: Mapping[str, object]) -> System:
    if header.get("schema") != SCHEMA:
        raise RecordingError(f"host.json of this recording needs the schema {SCHEMA}.")
    system = header.get("system")
    if system not in tuple(System):
        raise RecordingError("host.json of this recording names no system that Posture knows.")
    return System(str(system))


def _page(folder: Path, name: str, most: int) -> bytes:
    if not os.path.lexists(folder / name):
        raise RecordingError(f"There is no recording in {folder}: it lacks {name}.")
    data = _beginning(folder / name, most + 1)
    if len(data) > most:
        raise RecordingError(f"{name} of this recording is larger than Posture reads ({most // 1024} KiB).")
    return data


def _beginning(file: Path, most: int) -> bytes:
    try:
        return read_unlinked(str(file), most)
    except OSError as error:
        raise RecordingError(f"{file.name} of this recording cannot be read.") from error
