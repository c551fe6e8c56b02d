"""A collector's address: scheme, host and port, and nothing that could differ from person to person."""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

from posture.ballots.errors import BallotError
from posture.words.phrase import phrase

LONGEST: Final = 200
_STANDARD: Final = {"https": 443, "http": 80}
_LARGEST_PORT: Final = 65535
_LOOPBACK_NAME: Final = "localhost"
_LABEL: Final = r"[0-9a-z](?:[0-9a-z-]*[0-9a-z])?"
_FORM: Final = re.compile(
    rf"https?://(?:{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:]+\])(?::[1-9][0-9]{{0,4}})?", re.ASCII
)
# WHATWG URL, "ends in a number": such a host is read as an IPv4 address, in many spellings (127.1, 0x7f.1).
_A_NUMBER: Final = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)", re.ASCII)


def exact_address(text: str) -> str:
    """``text`` where it is an address in its one spelling: ``https://host`` or ``https://host:port``.

    Small letters, no path, no user, no port that the scheme has anyway; numbers of hosts as RFC 5952 and
    dotted quads write them; ``http`` on this very computer only. A path, or a spelling of one's own, would
    be a mark on everything that one person sends. Raises BallotError ``bad-address``.
    """
    if len(text) > LONGEST or not _FORM.fullmatch(text):
        raise BallotError(
            "bad-address",
            phrase("The collector's address is not of the form https://host or https://host:port."),
        )
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        numbers = ipaddress.ip_address(host) if ":" in host or _A_NUMBER.fullmatch(host) else None
    except ValueError as error:
        raise BallotError("bad-address", phrase("The collector's address cannot be read.")) from error
    if numbers is not None and (numbers.compressed != host or _is_mapped(numbers)):
        raise BallotError(
            "bad-address", phrase("The collector's address writes its numbers in an unusual way.")
        )
    if port == _STANDARD[parts.scheme] or (port or 1) > _LARGEST_PORT:
        raise BallotError(
            "bad-address", phrase("The collector's address names a port that it need not or cannot have.")
        )
    if parts.scheme == "http" and not on_loopback(text):
        raise BallotError("bad-address", phrase("The collector's address is not an https address."))
    return text


def on_loopback(address: str) -> bool:
    """Whether the address leads to the very computer that asks."""
    host = urlsplit(address).hostname or ""
    if host == _LOOPBACK_NAME:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _is_mapped(numbers: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether this is an IPv4 address in the clothes of an IPv6 one, which has another spelling."""
    return isinstance(numbers, ipaddress.IPv6Address) and numbers.ipv4_mapped is not None
