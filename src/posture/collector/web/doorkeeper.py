"""Keeps one source from taking up the server with slow or half-open connections.

It knows addresses in memory only, for as long as a connection lasts; nothing is logged or kept.
"""

from __future__ import annotations

import asyncio
import socket
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

MOST: Final = 32
"""Connections of one source that may be slow: with a body on its way, or without a whole request yet."""

SOON: Final = 0.5
"""Seconds after which a body is called slow: many colleagues at once behind one address are not."""

_NETWORK: Final = frozenset({socket.AF_INET, socket.AF_INET6})
_HANDLES: Final = Path("/dev/fd")  # Linux and macOS show a process its own open files here


@dataclass(slots=True)
class Reading:
    """A body on its way."""

    is_slow: bool = False
    is_one_too_many: bool = False


class Doorkeeper:
    """``proxies`` are addresses that speak for many, and are not limited."""

    def __init__(self, port: int, proxies: Collection[str] = ()) -> None:
        self._port = port
        self._proxies = frozenset(proxies)
        self._slow: Counter[str] = Counter()
        self._asking: set[str] = set()
        self._idle: set[str] = set()

    @contextmanager
    def reading(self, client: str, limit: asyncio.Timeout) -> Iterator[Reading]:
        """While a body of ``client`` (address and port) is on its way.

        One that is not there soon counts as slow. Where its source has too many of those, ``limit`` ends at
        once, and what is given says so.
        """
        reading = Reading()
        loop, source = asyncio.get_running_loop(), _source(client)

        def take_long() -> None:
            if self._slow[source] >= MOST and source not in self._proxies:
                reading.is_one_too_many = True
                limit.reschedule(loop.time())
            else:
                reading.is_slow = True
                self._slow[source] += 1

        timer = loop.call_later(SOON, take_long)
        try:
            yield reading
        finally:
            timer.cancel()
            if reading.is_slow:
                self._slow[source] -= 1
                if not self._slow[source]:
                    del self._slow[source]

    def enter(self, client: str) -> None:
        """A whole request has come over the connection of ``client``."""
        self._asking.add(client)

    def leave(self, client: str) -> None:
        self._asking.discard(client)

    def sweep(self) -> None:
        """End connections beyond the most of a source that have had no whole request since the last sweep."""
        idle: defaultdict[str, list[int]] = defaultdict(list)
        seen = set()
        for handle in _handles():
            client = self._client(handle)
            if client and client not in self._asking:
                seen.add(client)
                if client in self._idle and (source := _source(client)) not in self._proxies:
                    idle[source].append(handle)
        self._idle = seen
        for handles in idle.values():
            for handle in handles[MOST:]:
                _end(handle)

    def _client(self, handle: int) -> str:
        """Whose connection a handle is, as RSGI writes it; empty where it is none of the server's."""
        with _connection(handle) as connection, suppress(OSError):
            if connection is not None and connection.getsockname()[1] == self._port:
                host, port = connection.getpeername()[:2]
                return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        return ""


def _handles() -> list[int]:
    """The numbers of the process's open files, where the system tells them."""
    try:
        return [int(path.name) for path in _HANDLES.iterdir()]
    except OSError:
        return []


@contextmanager
def _connection(handle: int) -> Iterator[socket.socket | None]:
    """A handle as the network connection that it is, left open; None where it is something else, or closed.

    No copy of the handle is made and closed again: closing any handle of the database's file would drop all
    locks that this process has on it (fcntl(2)), and SQLite would lose its own without a word.
    """
    try:
        connection = socket.socket(fileno=handle)
    except OSError:
        yield None
        return
    try:
        yield connection if connection.family in _NETWORK else None
    finally:
        connection.detach()


def _end(handle: int) -> None:
    with _connection(handle) as connection, suppress(OSError):
        if connection is not None:
            connection.shutdown(socket.SHUT_RDWR)


def _source(client: str) -> str:
    """The address without its port."""
    return client.rpartition(":")[0].strip("[]").removeprefix("::ffff:")
