"""The only way out of this computer: a connection a message, and nothing in it that marks the sender."""

from __future__ import annotations

import ipaddress
import json
import re
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from posture.reports.errors import Nonsense, Refused, ReportsError, Unreachable
from posture.store.deadline import DeadlinePassed, within

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, HTTPConnectionPool

JSON: Final = "application/json"
BINARY: Final = "application/octet-stream"

CONNECT_SECONDS: Final = 5.0
TOTAL_SECONDS: Final = 15.0
LARGEST_REPLY: Final = 1 << 20

_HEADERS: Final = {
    "User-Agent": "posture/1",
    "Accept": JSON,
    "Accept-Encoding": "identity",
    "Connection": "close",
}

_CODE: Final = re.compile(r"[a-z][a-z0-9-]{0,40}", re.ASCII)
_LONGEST_SENTENCE: Final = 300
_DONE: Final = (200, 202)
_LATER: Final = (408, 425, 429)


class Transport(Protocol):
    """Carries one message to the collector and its answer back.

    Both calls give the bytes of a successful reply, and raise Unreachable, Refused or Nonsense.
    """

    def get(self, path: str) -> bytes: ...

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes: ...


@dataclass(frozen=True, slots=True)
class _Address:
    host: str
    port: int | None
    folder: str
    encrypted: bool


class DirectTransport:
    """Straight to the collector: every message over a connection of its own, no cookies, no redirects.

    Raises ReportsError for an address that is not https (http is taken on this very computer only).
    """

    def __init__(self, base_url: str) -> None:
        self._address = _read_address(base_url)

    def get(self, path: str) -> bytes:
        return self._exchange("GET", path, None, _HEADERS)

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes:
        return self._exchange("POST", path, body, {**_HEADERS, "Content-Type": kind})

    def _exchange(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> bytes:
        from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
        from urllib3.exceptions import TimeoutError as TooSlow

        host = self._address.host
        unreachable = f"{host} cannot be reached. Check that you are online, then try again."
        try:
            # urllib3's time limits are for each packet; this one is for the whole exchange.
            status, reply = within(TOTAL_SECONDS, lambda: self._send(method, path, body, headers))
        except NewConnectionError as error:  # which urllib3 counts among the timeouts
            raise Unreachable(unreachable) from error
        except (DeadlinePassed, TooSlow) as error:
            raise Unreachable(f"{host} did not answer in time. Try again later.") from error
        except (SSLError, ssl.SSLError) as error:
            raise Unreachable(
                f"{host} could not prove that it is {host}. Try another network; if this stays so, tell IT."
            ) from error
        except (HTTPError, OSError) as error:
            raise Unreachable(unreachable) from error
        return read_reply(status, reply)

    def _send(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> tuple[int, bytes]:
        with self._connection() as pool:
            reply = pool.urlopen(
                method,
                self._address.folder + path,
                body=body,
                headers=headers,
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
            try:
                return reply.status, _read(reply)
            finally:
                reply.close()

    def _connection(self) -> HTTPConnectionPool:
        import urllib3

        address = self._address
        timeout = urllib3.Timeout(connect=CONNECT_SECONDS, total=TOTAL_SECONDS)
        if not address.encrypted:
            return urllib3.HTTPConnectionPool(address.host, address.port, timeout=timeout, maxsize=1)
        return urllib3.HTTPSConnectionPool(
            address.host, address.port, timeout=timeout, maxsize=1, ssl_context=ssl.create_default_context()
        )


def _read(reply: BaseHTTPResponse) -> bytes:
    """The body, or its beginning where it is larger than any reply; an error where it is cut off."""
    body = b""
    while len(body) <= LARGEST_REPLY and (part := reply.read(LARGEST_REPLY + 1 - len(body))):
        body += part
    return body


def read_reply(status: int, body: bytes) -> bytes:
    """The body of a successful reply.

    Raises Refused for the collector's no, Unreachable where it asks to come later or has a fault,
    Nonsense for anything that a collector would not say, and for more than 1 MiB.
    """
    if len(body) > LARGEST_REPLY:
        raise Nonsense("What answered sent far more than a collector would. Ask IT for the right address.")
    if status in _DONE:
        return body
    refusal = _refusal(body)
    if refusal is None:
        if status >= 500:
            raise Unreachable(f"The collector has a fault (HTTP {status}). Try again later.")
        raise Nonsense(
            f"What answered (HTTP {status}) is no collector. Check your network's sign-in page, or ask IT."
        )
    if status >= 500 or status in _LATER:
        raise Unreachable(f"The collector cannot take it now: {refusal.sentence}")
    raise refusal


def _refusal(body: bytes) -> Refused | None:
    try:
        fields = json.loads(body)
        code, sentence = fields["error"], fields["message"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(code, str) or not isinstance(sentence, str) or not _CODE.fullmatch(code):
        return None
    return Refused(code, printable(sentence) or code)


def printable(text: str) -> str:
    """A stranger's sentence on one line, without signs that move the cursor or turn the writing."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:_LONGEST_SENTENCE])
    return " ".join(shown.split())


def _read_address(url: str) -> _Address:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise ReportsError(f"“{url}” is not a collector's address. Ask IT for the right one.") from error
    plain = parts.scheme in ("http", "https") and not (parts.username or parts.query or parts.fragment)
    if not plain or not host:
        raise ReportsError(f"“{url}” is not a collector's address. Ask IT for the right one.")
    encrypted = parts.scheme == "https"
    if not encrypted and not _is_here(host):
        raise ReportsError(f"“{url}” would send in the clear. Ask IT for an address that starts with https.")
    return _Address(host, port, parts.path.rstrip("/"), encrypted)


def _is_here(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
