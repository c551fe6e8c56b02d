"""Computers that tell less than they could: a file denied, a command timed out, an answer cut off."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from posture.host.model import (
    BusCall,
    FileStatus,
    Host,
    HostError,
    Listener,
    NoAnswer,
    NotAllowed,
    Output,
    Process,
    RegistryValue,
    Space,
    System,
)
from posture.host.recordings.recorder import Note

# gvdb of both byte orders, nft, property lists, XML and JSON; a list of JSON is no section of an ini file.
_WITH_AN_END = re.compile(rb"GVariant|raVGtnai|table |bplist00|<|\{|\[\s*[\[{\"\d\]]").match


@dataclass(frozen=True)
class Loss:
    """One thing that is not told: ``question`` is what was asked, None for every question of the kind.

    ``how`` is the refusal, or the share of the answer that comes before it is cut off.
    """

    kind: str
    question: Any
    how: type[HostError] | float

    def __str__(self) -> str:
        how = self.how.__name__ if isinstance(self.how, type) else f"cut at {self.how:.3f}"
        return f"{self.kind} {self.question!r}: {how}"


class LossyHost:
    """A host without what the losses take away; everything else it answers as before."""

    def __init__(self, host: Host, losses: tuple[Loss, ...]) -> None:
        self._host = host
        self._losses: dict[tuple[str, object], Loss] = {(loss.kind, loss.question): loss for loss in losses}
        self._closed = tuple(loss.question for loss in losses if loss.kind == "folder")

    @property
    def system(self) -> System:
        return self._host.system

    def now(self) -> Any:
        return self._host.now()

    def home(self) -> str:
        return self._host.home()

    def environment(self, name: str) -> str | None:
        return self._host.environment(name)

    def read_bytes(self, path: str) -> bytes:
        self._open(path)
        return self._answer("read_bytes", path, lambda: self._host.read_bytes(path))

    def read_text(self, path: str) -> str:
        return self.read_bytes(path).decode("utf-8", "replace")

    def exists(self, path: str) -> bool:
        self._open(path)
        return self._host.exists(path)

    def names(self, path: str) -> tuple[str, ...]:
        self._open(path, itself=True)
        return self._answer("names", path, lambda: self._host.names(path))

    def status(self, path: str) -> FileStatus:
        self._open(path)
        return self._host.status(path)

    def resolve(self, path: str) -> str:
        self._open(path)
        return self._host.resolve(path)

    def run(
        self,
        program: str,
        *arguments: str,
        deadline: float = 5.0,
        environment: Mapping[str, str] | None = None,
        stdin: str = "",
    ) -> Output:
        question = ((program, *arguments), tuple(sorted((environment or {}).items())), stdin)

        def ask() -> Output:
            return self._host.run(
                program, *arguments, deadline=deadline, environment=environment, stdin=stdin
            )

        return self._answer("run", question, ask)

    def call(self, call: BusCall, *, deadline: float = 3.0) -> tuple[object, ...]:
        return self._answer("call", call, lambda: self._host.call(call, deadline=deadline))

    def registry_value(self, key: str, name: str) -> RegistryValue:
        return self._answer("registry_value", (key, name), lambda: self._host.registry_value(key, name))

    def registry_keys(self, key: str) -> tuple[str, ...]:
        return self._answer("registry_keys", key, lambda: self._host.registry_keys(key))

    def native(self, question: str) -> object:
        return self._answer("native", question, lambda: self._host.native(question))

    def processes(self) -> tuple[Process, ...]:
        return self._answer("processes", "", self._host.processes)

    def listeners(self) -> tuple[Listener, ...]:
        return self._answer("listeners", "", self._host.listeners)

    def space(self, path: str) -> Space:
        return self._answer("space", path, lambda: self._host.space(path))

    def _open(self, path: str, *, itself: bool = False) -> None:
        place = posixpath.normpath(path)
        for folder in self._closed:
            if place.startswith(f"{folder}/") or (itself and place == folder):
                raise NotAllowed(f"{path} is closed to this account.")

    def _answer(self, kind: str, question: object, ask: Callable[[], Any]) -> Any:
        loss = self._losses.get((kind, question))
        if loss is None:
            return ask()
        if isinstance(loss.how, type):
            raise loss.how("The computer gives no answer.")
        return _cut(ask(), loss.how)


def _cut(answer: object, share: float) -> object:
    match answer:
        case bytes() | str():
            return answer[: int(len(answer) * share)]
        case Output(code, stdout, stderr):
            return Output(code, stdout[: int(len(stdout) * share)], stderr)
        case _:
            return answer


def refusals(notes: tuple[Note, ...]) -> Iterator[Loss]:
    """Every question that was answered, refused instead; and every folder on the way, closed."""
    folders: set[str] = set()
    for note in notes:
        if isinstance(note.answer, HostError) or note.kind in ("environment", "exists", "status", "resolve"):
            continue
        for error in (NotAllowed, NoAnswer):
            yield Loss(note.kind, note.question, error)
        if note.kind in ("read_bytes", "names") and note.question.startswith("/"):
            folders |= {posixpath.dirname(note.question), note.question} - {"/"}
    for folder in sorted(folders):
        yield Loss("folder", folder, NotAllowed)


def cuts(notes: tuple[Note, ...], random: Random, *, with_an_end: bool) -> Iterator[Loss]:
    """Answers cut off somewhere: of formats that have an end, or of the others."""
    for note in notes:
        match note.answer:
            case bytes() as data:
                pass
            case Output(stdout=stdout):
                data = stdout.encode()
            case _:
                continue
        if len(data) > 1 and with_an_end == bool(_WITH_AN_END(data.lstrip())):
            # The last byte is often a line's end, without which the answer is whole all the same.
            share = random.uniform(0, (len(data.rstrip()) - 1) / len(data))
            yield Loss(note.kind, note.question, share)
