"""Computers that tell less than they could: a file denied, a command timed out, an answer cut off."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from posture.host.model import Host, HostError, NoAnswer, NotAllowed, Output
from posture.host.passing_on import PassingOn
from posture.host.recordings.recorder import Note

# gvdb of both byte orders, nft, property lists, XML and JSON; a list of JSON is no section of an ini file.
_WITH_AN_END = re.compile(rb"GVariant|raVGtnai|table |bplist00|<|\{|\[\s*[\[{\"\d\]]").match
_OF_PATHS = ("read_bytes", "exists", "names", "status", "resolve")


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


class LossyHost(PassingOn):
    """A host without what the losses take away; everything else it answers as before."""

    def __init__(self, host: Host, losses: tuple[Loss, ...]) -> None:
        super().__init__(host)
        self._losses: dict[tuple[str, object], Loss] = {(loss.kind, loss.question): loss for loss in losses}
        self._closed = tuple(loss.question for loss in losses if loss.kind == "folder")

    def _asked(self, kind: str, question: object, ask: Callable[[], Any]) -> Any:
        if kind in _OF_PATHS:
            self._open(str(question), itself=kind == "names")
        loss = self._losses.get((kind, question))
        if loss is None:
            return ask()
        if isinstance(loss.how, type):
            raise loss.how("The computer gives no answer.")
        return _cut(ask(), loss.how)

    def _open(self, path: str, *, itself: bool) -> None:
        place = posixpath.normpath(path)
        for folder in self._closed:
            if place.startswith(f"{folder}/") or (itself and place == folder):
                raise NotAllowed(f"{path} is closed to this account.")


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
