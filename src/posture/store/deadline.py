"""A deadline for calls that have none of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, wait
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


class DeadlinePassed(Exception):
    """The call had not ended in time; it may still be running."""


def within(seconds: float, act: Callable[[], T]) -> T:
    """What ``act()`` gives back or raises, if it ends within ``seconds``; DeadlinePassed otherwise.

    ``act`` runs in a daemon thread of its own. Where it hangs it is left behind, and does not keep
    the program from ending.
    """
    outcome: Future[T] = Future()

    def run() -> None:
        try:
            outcome.set_result(act())
        except BaseException as error:  # noqa: BLE001  (it is raised again where the caller waits)
            outcome.set_exception(error)

    Thread(target=run, daemon=True, name="posture-deadline").start()
    wait([outcome], seconds)
    if not outcome.done():
        raise DeadlinePassed
    return outcome.result()
