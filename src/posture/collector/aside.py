"""Work that is done in a process of its own, so that what it read stays in no memory that lives on."""

from __future__ import annotations

import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from posture.ballots.errors import BallotError
from posture.collector.errors import CollectorError
from posture.policy.limits import PolicyError

T = TypeVar("T")


def aside(work: Callable[..., T], *arguments: object) -> T:
    """What ``work``, a function of a module, gives back for these arguments.

    Its process ends with it, whatever becomes of this one, and no sooner where somebody ends this one by a
    signal. Raises the CollectorError or OSError that ``work`` raises, CollectorError for anything else that
    goes wrong there.
    """
    # A pool's processes would wait for more work, with all they have read, where this one was killed.
    context = get_context("spawn")
    coming, going = context.Pipe(duplex=False)
    process = context.Process(target=_do, args=(going, work, arguments))
    try:
        process.start()
        going.close()
        result: T | Exception = coming.recv()
    except EOFError as error:
        raise CollectorError("A process of the collector ended before its work was done.") from error
    finally:
        coming.close()
        if process.pid is not None:
            process.join()
    if isinstance(result, Exception):
        raise result
    return result


def _do(going: Connection[Any, Any], work: Callable[..., Any], arguments: tuple[object, ...]) -> None:
    # A terminal and a service manager send their signals to all processes of a server.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    try:
        result = work(*arguments)
    except (CollectorError, OSError) as error:
        result = error
    except (BallotError, PolicyError) as error:
        result = CollectorError(str(error))
    except Exception as error:  # noqa: BLE001 - a traceback would stand in the log with what was read
        result = CollectorError(f"A process of the collector met a {type(error).__name__}.")
    with suppress(BrokenPipeError):  # whoever asked was killed
        going.send(result)
