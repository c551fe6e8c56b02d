"""One request and its reply, over Granian's RSGI."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Final, Protocol

import msgspec
from granian.rsgi import ProtocolClosed, ProtocolError

from posture.ballots.seal import SIZE
from posture.collector.errors import Refusal
from posture.collector.web.doorkeeper import Doorkeeper, Reading

JSON: Final = "application/json"
LONGEST: Final = 65536
BALLOT_SECONDS: Final = 2.0
BODY_SECONDS: Final = 10.0

# The same for every reply: they tell nothing of who asked.
_HEADERS: Final = (
    ("cache-control", "no-store"),
    ("server", "posture"),
    ("x-content-type-options", "nosniff"),
)


class Headers(Protocol):
    """The headers of a request, by names in small letters."""

    def get(self, key: str, default: str = "") -> str: ...


class Scope(Protocol):
    """What RSGI tells of a request; ``client`` is address and port."""

    method: str
    path: str
    query_string: str
    client: str
    headers: Headers


class Wire(Protocol):
    """What RSGI gives to read a body and to reply."""

    async def __call__(self) -> bytes: ...
    def __aiter__(self) -> Wire: ...
    async def __anext__(self) -> bytes: ...
    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class Reply:
    """What goes back; ``kind`` is its content type."""

    status: int
    body: bytes
    kind: str = JSON
    headers: tuple[tuple[str, str], ...] = ()

    def send(self, wire: Wire) -> None:
        wire.response_bytes(self.status, [("content-type", self.kind), *_HEADERS, *self.headers], self.body)


@dataclass(frozen=True, slots=True)
class Request:
    """One request; ``number`` is the one at the end of its path, where it has one."""

    scope: Scope
    wire: Wire = field(repr=False)
    door: Doorkeeper
    number: int | None = None

    async def ballot(self) -> bytes:
        """A body of exactly 1 208 bytes, within two seconds (Refusal ``wrong-size``, ``too-slow``)."""
        return await self._body(SIZE, BALLOT_SECONDS)

    async def body(self) -> bytes:
        """A body of at most 65 536 bytes, within ten seconds (Refusal ``wrong-size``, ``too-slow``)."""
        return await self._body(LONGEST, BODY_SECONDS)

    def header(self, name: str) -> str:
        return self.scope.headers.get(name, "")

    async def _body(self, most: int, seconds: float) -> bytes:
        told = self.scope.headers.get("content-length", "")
        if told.isdecimal() and int(told) > most:
            raise _too_long(most)
        reading = Reading()
        try:
            async with asyncio.timeout(seconds) as limit:
                with self.door.reading(self.scope.client, limit) as reading:
                    # No more than was told can come.
                    return await self.wire() if told.isdecimal() else await self._parts(most)
        except (ProtocolClosed, ProtocolError) as error:
            raise Refusal(400, "wrong-size", "The message did not come whole.") from error
        except TimeoutError as error:
            if reading.is_one_too_many:
                raise Refusal(429, "too-many", "Too many slow connections come from this address.") from error
            raise Refusal(408, "too-slow", f"The message took more than {seconds:.0f} seconds.") from error

    async def _parts(self, most: int) -> bytes:
        parts: list[bytes] = []
        size = 0
        async for part in self.wire:
            size += len(part)
            if size > most:
                raise _too_long(most)
            parts.append(part)
        return b"".join(parts)


def _too_long(most: int) -> Refusal:
    return Refusal(413, "wrong-size", f"At most {most} bytes are taken here.")


def json_reply(status: int, data: dict[str, object], *, after: int | None = None) -> Reply:
    headers = () if after is None else (("retry-after", str(after)),)
    return Reply(status, msgspec.json.encode(data), headers=headers)


def refused(refusal: Refusal) -> Reply:
    """The reply to what is not taken: a stable code, and a sentence for the person."""
    return json_reply(refusal.status, {"error": refusal.code, "message": str(refusal)}, after=refusal.after)
