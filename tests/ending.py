"""A long run that somebody stops: what it started ends, its folders with keys go, and one line is said."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable
from types import FrameType

import psutil

_SIGNALS = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))
_BETWEEN = 0.1  # seconds between two looks at what still runs


class Stopped(BaseException):
    """The person, the system or a closed terminal stopped the run; no fault of it, so no Exception."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


def tidily(run: Callable[[], int], sentence: str) -> int:
    """The run's exit code; where it is stopped 128 and the signal's number, after ``sentence`` was said.

    The run cleans up as the exception passes through it: nothing that it started keeps it waiting.
    """
    for each in _SIGNALS:
        signal.signal(each, _stop)
    try:
        return run()
    except Stopped as stopped:
        print(f"\n{sentence}", flush=True)
        return 128 + stopped.number


def _stop(number: int, _frame: FrameType | None) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)  # the cleaning up is not to be stopped
    threading.Thread(target=_end_what_runs, daemon=True).start()
    raise Stopped(number)


def _end_what_runs() -> None:
    """End the programs that the run started, and those that its threads start until they notice."""
    me = psutil.Process()
    while True:
        for child in me.children(recursive=True):
            try:
                child.terminate()
            except psutil.NoSuchProcess:
                continue
        time.sleep(_BETWEEN)
