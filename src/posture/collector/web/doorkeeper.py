"""Keeps one source from taking up the server with slow or half-open connections.

It knows addresses in memory only, for as long as a connection lasts; nothing is logged or kept.
"""

from __future__ import annotations

import socket
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Collection, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import Final

from posture.collector.errors import Refusal

MOST: Final = 32
"""Connections of one source that may be slow: with a body on its way, or without a whole request yet."""

_NETWORK: Final = frozenset({socket.AF_INET, socket.AF_INET6})
_HANDLES: Final = Path("/dev/fd")  # Linux and macOS show a process its own open files here


class Doorkeeper:
    """``proxies`` are addresses that speak for many, and are not limited."""

    def __init__(self, port: int, proxies: Collection[str] = ()) -> None:
        self._port = port
        self._proxies = frozenset(proxies)
        self._reading: Counter[str] = Counter()
        self._asking: set[str] = set()
        self._idle: set[str] = set()

    @asynccontextmanager
    async def reading(self, client: str) -> AsyncIterator[None]:
        """While a body of ``client`` (address and port) is on its way (Refusal ``too-many``)."""
        source = _source(client)
        if self._reading[source] >= MOST and source not in self._proxies:
            raise Refusal(429, "too-many", "Too many slow connections come from this address.")
        self._reading[source] += 1
        try:
            yield
        finally:
            self._reading[source] -= 1
            if not self._reading[source]:
                del self._reading[source]

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
                return f"{host}:{port}"
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
