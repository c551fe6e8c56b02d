"""A host that is asked each question once in a look, however many readers ask it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from posture.host.model import Host, HostError
from posture.host.passing_on import PassingOn

T = TypeVar("T")

# Others are passed on as they are: few ask a command, a service of the bus or an interface of Windows
# twice, and their deadlines differ.
_KEPT = frozenset({"read_bytes", "exists", "names", "status", "resolve", "processes", "listeners", "space"})


class OneLook(PassingOn):
    """Passes questions on to a host, and keeps the answer or refusal for whoever asks again."""

    def __init__(self, host: Host) -> None:
        super().__init__(host)
        self._answers: dict[tuple[str, object], Any] = {}
        self._locks: dict[tuple[str, object], threading.Lock] = {}

    def _asked(self, kind: str, question: object, ask: Callable[[], T]) -> T:
        if kind not in _KEPT:
            return ask()
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
