"""What runs on this computer, and what waits for connections."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from posture.host.asking import netstat
from posture.host.model import Listener, NoAnswer, NotAllowed, Process

if TYPE_CHECKING:
    import psutil
    from psutil._ntuples import sconn

T = TypeVar("T")


def processes() -> tuple[Process, ...]:
    """Every running program that the system shows this account."""
    import psutil

    is_mine = _ownership()
    return tuple(
        Process(
            _shown(found.name) or "",
            tuple(_shown(found.cmdline) or ()),
            bool(_shown(partial(is_mine, found))),
        )
        for found in psutil.process_iter()
    )


def listeners() -> tuple[Listener, ...]:
    """Every socket that waits for others, sorted; NotAllowed where the system hides them all."""
    if sys.platform == "darwin":
        # psutil may look only into this account's programs there.
        return netstat.listeners()
    import psutil

    try:
        connections = psutil.net_connections("inet")
    except psutil.AccessDenied as error:
        raise NotAllowed("The system does not show this account what waits for connections.") from error
    except (psutil.Error, OSError, RuntimeError) as error:
        raise NoAnswer("The system could not tell what waits for connections.") from error
    waiting = [one for one in connections if _waits(one)]
    names = {one.pid: _program(one.pid) for one in waiting}
    found = {_listener(one, names[one.pid]) for one in waiting}
    return tuple(sorted(found, key=lambda one: (one.protocol, one.port, one.address, one.program or "")))


def _ownership() -> Callable[[psutil.Process], bool]:
    import psutil

    if sys.platform != "win32":
        mine = os.getuid()
        return lambda process: process.uids().real == mine
    name = psutil.Process().username()
    return lambda process: process.username() == name


def _shown(question: Callable[[], T]) -> T | None:
    import psutil

    try:
        return question()
    except (psutil.Error, OSError):
        return None


def _waits(connection: sconn) -> bool:
    if not connection.laddr or connection.raddr:
        return False
    return connection.type == socket.SOCK_DGRAM or connection.status == "LISTEN"


def _program(pid: int | None) -> str | None:
    import psutil

    return None if pid is None else _shown(lambda: psutil.Process(pid).name())


def _listener(connection: sconn, program: str | None) -> Listener:
    address, port = cast("tuple[str, int]", connection.laddr)
    return Listener("tcp" if connection.type == socket.SOCK_STREAM else "udp", address, port, program)
