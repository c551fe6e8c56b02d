"""One connection for one exchange, all of which has to be over by one moment.

Time limits of sockets are for each packet: a server that sends a byte every few seconds never meets one. Here
every wait gets what is left of the whole, so that nothing goes on after it: no thread, no open socket.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Sequence
from enum import Enum, auto
from typing import Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from posture.store.deadline import DeadlinePassed, within


class Stage(Enum):
    """How far an exchange has come: the other side is looked for, proves who it is, answers."""

    REACHING = auto()
    PROVING = auto()
    ANSWERING = auto()


class Exchange:
    """The time for one message and its answer; ``stage`` is how far it came, ``over`` whether it is up.

    ``connecting``: at most so many seconds for each address that the host's name has.
    """

    def __init__(self, seconds: float, connecting: float) -> None:
        self._until = time.monotonic() + seconds
        self._connecting = connecting
        self.stage = Stage.REACHING

    @property
    def over(self) -> bool:
        return time.monotonic() >= self._until

    def left(self) -> float:
        """Seconds, more than none; TimeoutError when the time is up."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for the whole exchange is up")
        return left

    def pool(self, host: str, port: int | None, context: ssl.SSLContext | None) -> HTTPConnectionPool:
        """urllib3's way to the host, encrypted where there is a ``context``, for this exchange alone."""
        given: dict[str, Any] = {"timeout": Timeout(total=self.left()), "maxsize": 1, "exchange": self}
        if context is None:
            plain = HTTPConnectionPool(host, port, **given)
            plain.ConnectionCls = _Plain
            return plain
        context.sslsocket_class = _EncryptedSocket
        encrypted = HTTPSConnectionPool(host, port, ssl_context=context, **given)
        encrypted.ConnectionCls = _Encrypted
        return encrypted

    def connect(self, host: str, port: int, options: Sequence[tuple[int, int, int | bytes]]) -> _PlainSocket:
        """A socket that is connected to one of the host's addresses; OSError."""
        try:
            # The system's resolver has no limit that we could set, only its own.
            found = within(self.left(), lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except DeadlinePassed as passed:
            raise TimeoutError("the name was not found in time") from passed
        failed: OSError = OSError("the name has no address")
        for family, kind, protocol, _, address in found:
            made = _PlainSocket(family, kind, protocol)
            made.exchange = self
            try:
                for option in options:
                    made.setsockopt(*option)
                made.settimeout(min(self._connecting, self.left()))
                made.connect(address)
                made.settimeout(self.left())  # the TLS handshake takes it as the limit of the whole of it
            except OSError as error:
                made.close()
                failed = error
            else:
                return made
        raise failed


class _PlainSocket(socket.socket):
    """Every call has what is left of the exchange."""

    exchange: Exchange

    def recv_into(self, *given: Any, **named: Any) -> int:
        self.settimeout(self.exchange.left())
        return super().recv_into(*given, **named)

    def sendall(self, *given: Any, **named: Any) -> None:
        self.settimeout(self.exchange.left())
        super().sendall(*given, **named)


class _EncryptedSocket(ssl.SSLSocket):
    """As the plain one; ``sendall`` of an encrypted socket calls ``send`` for each piece."""

    exchange: Exchange

    def recv_into(self, *given: Any, **named: Any) -> int:
        self.settimeout(self.exchange.left())
        return super().recv_into(*given, **named)

    def send(self, *given: Any, **named: Any) -> int:
        self.settimeout(self.exchange.left())
        return super().send(*given, **named)


class _Plain(HTTPConnection):
    def __init__(self, *given: Any, exchange: Exchange, **named: Any) -> None:
        super().__init__(*given, **named)
        self._exchange = exchange

    def _new_conn(self) -> socket.socket:
        made = _reached(self, self._exchange)
        self._exchange.stage = Stage.ANSWERING
        return made


class _Encrypted(HTTPSConnection):
    def __init__(self, *given: Any, exchange: Exchange, **named: Any) -> None:
        super().__init__(*given, **named)
        self._exchange = exchange

    def _new_conn(self) -> socket.socket:
        made = _reached(self, self._exchange)
        self._exchange.stage = Stage.PROVING
        return made

    def connect(self) -> None:
        super().connect()
        if not isinstance(self.sock, _EncryptedSocket):
            raise ssl.SSLError("the connection is not encrypted as it should be")
        self.sock.exchange = self._exchange
        self._exchange.stage = Stage.ANSWERING


def _reached(connection: HTTPConnection, exchange: Exchange) -> socket.socket:
    """A connected socket; fails with what urllib3 itself would raise."""
    host = connection._dns_host  # noqa: SLF001  (without the dot at its end that a certificate has not)
    try:
        return exchange.connect(host, connection.port, connection.socket_options or ())
    except socket.gaierror as error:
        raise NameResolutionError(connection.host, connection, error) from error
    except TimeoutError as error:
        raise ConnectTimeoutError(connection, "the connection did not come about in time") from error
    except OSError as error:
        raise NewConnectionError(connection, str(error)) from error


def tls_context() -> ssl.SSLContext:
    """TLS as Python's default for clients, but without its file of session keys.

    ``ssl.create_default_context`` writes what decrypts every connection to ``$SSLKEYLOGFILE``; a context that
    is made by hand does not (docs.python.org/3/library/ssl.html). One for each message, so no session of an
    earlier one is ever resumed.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_default_certs(ssl.Purpose.SERVER_AUTH)
    return context
