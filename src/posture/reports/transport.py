"""The only way out of this computer: a connection a message, and nothing in it that marks the sender."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import urlsplit

from posture.ballots.address import exact_address
from posture.ballots.canonical import b64
from posture.ballots.errors import BallotError
from posture.reports.errors import Later, Nonsense, Refused, ReportsError, Unreachable
from posture.reports.refusals import in_own_words
from posture.words.phrase import Phrase, phrase

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

    from posture.reports.connection import Exchange

JSON: Final = "application/json"
BINARY: Final = "application/octet-stream"

CONNECT_SECONDS: Final = 5.0
TOTAL_SECONDS: Final = 15.0
LARGEST_REPLY: Final = 1 << 20

USER_AGENT: Final = "posture/2"

_CODE: Final = re.compile(r"[a-z][a-z0-9-]{0,40}", re.ASCII)
_NUMBER: Final = re.compile(r"[0-9]{1,9}", re.ASCII)
_LONGEST_SENTENCE: Final = 300
_DONE: Final = (200, 202)
_LATER: Final = (408, 425, 429, 503)


class Transport(Protocol):
    """Carries one message to the collector and its answer back.

    Both calls give the bytes of a successful reply, and raise Unreachable, Refused or Nonsense.
    """

    def get(self, path: str, read_key: bytes = b"") -> bytes: ...

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes: ...


class DirectTransport:
    """Straight to the collector: every message over a connection of its own, no cookies, no redirects.

    Raises ReportsError for an address that a manifest could not carry: nothing but scheme, host and port, and
    https (http is taken on this very computer only).
    """

    def __init__(self, address: str) -> None:
        try:
            parts = urlsplit(exact_address(address))
        except BallotError as error:
            raise ReportsError(
                phrase(
                    "“{address}” is not a collector's address that all members could share. Ask "
                    "IT for the right one.",
                    address=address,
                )
            ) from error
        self._host = parts.hostname or ""
        self._port = parts.port
        self._encrypted = parts.scheme == "https"
        self._named = parts.netloc

    def get(self, path: str, read_key: bytes = b"") -> bytes:
        return self._exchange("GET", path, None, headers(self._named, read_key=read_key))

    def post(self, path: str, body: bytes, kind: str = JSON) -> bytes:
        return self._exchange("POST", path, body, headers(self._named, kind=kind, size=len(body)))

    def _exchange(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> bytes:
        from ssl import SSLError as BrokenTls  # several megabytes, for those who never send anything, too

        from urllib3.exceptions import HTTPError, NewConnectionError, SSLError
        from urllib3.exceptions import TimeoutError as TooSlow

        from posture.reports.connection import Exchange

        host = self._host
        unreachable = phrase(
            "{host} cannot be reached. Check that you are online, then try again.", host=host
        )
        exchange = Exchange(TOTAL_SECONDS, CONNECT_SECONDS)
        try:
            status, reply, wait = self._send(exchange, method, path, body, headers)
        except NewConnectionError as error:  # which urllib3 counts among the timeouts
            raise Unreachable(unreachable) from error
        except TooSlow as error:
            raise Unreachable(self._too_slow(exchange)) from error
        except (SSLError, BrokenTls) as error:
            raise Unreachable(
                self._too_slow(exchange)
                if exchange.over
                else phrase(
                    "{host} could not prove that it is {host}. Try another network; if this stays so, tell "
                    "IT.",
                    host=host,
                )
            ) from error
        except (HTTPError, OSError) as error:
            raise Unreachable(self._too_slow(exchange) if exchange.over else unreachable) from error
        return read_reply(status, reply, wait)

    def _too_slow(self, exchange: Exchange) -> Phrase:
        """What had not happened when the time was up."""
        from posture.reports.connection import Stage

        host = self._host
        match exchange.stage:
            case Stage.REACHING:
                return phrase("{host} did not answer in time. Try again later.", host=host)
            case Stage.PROVING:
                return phrase(
                    "{host} did not prove in time that it is {host}; after {waited} seconds the connection "
                    "was closed. Try again later, or on another network.",
                    host=host,
                    waited=TOTAL_SECONDS,
                )
            case Stage.ANSWERING:
                return phrase(
                    "{host} did not answer in time: after {waited} seconds its answer was not whole, and the "
                    "connection was closed. Try again later; if this stays so, tell IT.",
                    host=host,
                    waited=TOTAL_SECONDS,
                )

    def _send(
        self, exchange: Exchange, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, bytes, str]:
        from posture.reports.connection import tls_context

        context = tls_context() if self._encrypted else None
        with exchange.pool(self._host, self._port, context) as pool:
            reply = pool.urlopen(
                method,
                path,
                body=body,
                headers=headers,
                retries=False,
                redirect=False,
                preload_content=False,
                decode_content=False,
            )
            try:
                return reply.status, _read(reply), reply.headers.get("Retry-After", "")
            finally:
                reply.close()


def headers(host: str, *, kind: str = "", size: int = 0, read_key: bytes = b"") -> dict[str, str]:
    """The headers of a message, always these and in this order; what a message has no use for is left out."""
    fixed = {"Host": host, "Accept": JSON, "Accept-Encoding": "identity", "Connection": "close"}
    body = {"Content-Type": kind, "Content-Length": str(size)} if kind else {}
    key = {"Authorization": f"Posture {b64(read_key)}"} if read_key else {}
    return {**fixed, **body, "User-Agent": USER_AGENT, **key}


def _read(reply: BaseHTTPResponse) -> bytes:
    """The body, or its beginning where it is larger than any reply; an error where it is cut off."""
    body = b""
    while len(body) <= LARGEST_REPLY and (part := reply.read(LARGEST_REPLY + 1 - len(body))):
        body += part
    return body


def read_reply(status: int, body: bytes, retry_after: str = "") -> bytes:
    """The body of a successful reply; ``retry_after`` is the header of that name.

    Raises Refused for the collector's no, Later where it asks to come later, Unreachable where it has a
    fault, Nonsense for anything that a collector would not say, and for more than 1 MiB.
    """
    if len(body) > LARGEST_REPLY:
        raise Nonsense(
            phrase("What answered sent far more than a collector would. Ask IT for the right address.")
        )
    if status in _DONE:
        return body
    refusal = _refusal(body)
    if status in _LATER:
        raise Later(_not_now(refusal), _seconds(retry_after))
    if refusal is None:
        if status >= 500:
            raise Unreachable(
                phrase("The collector has a fault (HTTP {status}). Try again later.", status=status)
            )
        raise Nonsense(
            phrase(
                "What answered (HTTP {status}) is no collector. Check your network's sign-in "
                "page, or ask IT.",
                status=status,
            )
        )
    if status >= 500:
        raise Unreachable(_not_now(refusal))
    raise refusal


def _not_now(refusal: Refused | None) -> Phrase:
    if refusal is None:
        return phrase("The collector cannot take it now.")
    return phrase("The collector cannot take it now: {sentence}", sentence=refusal.sentence)


def _seconds(retry_after: str) -> int:
    """Whole seconds, as a collector says them (RFC 9110 §10.2.3 allows a date too, which none sends)."""
    return int(retry_after) if _NUMBER.fullmatch(retry_after) else 0


def _refusal(body: bytes) -> Refused | None:
    try:
        fields = json.loads(body)
        code, sentence = fields["error"], fields["message"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not isinstance(code, str) or not isinstance(sentence, str) or not _CODE.fullmatch(code):
        return None
    return Refused(code, in_own_words(printable(sentence)) or code)


def printable(text: str) -> str:
    """A stranger's sentence on one line, without signs that move the cursor or turn the writing."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[:_LONGEST_SENTENCE])
    return " ".join(shown.split())
