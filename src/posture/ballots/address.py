"""A collector's address: scheme, host and port, and nothing that could differ from person to person."""

from __future__ import annotations

import ipaddress
import re
from typing import Final
from urllib.parse import urlsplit

from posture.ballots.errors import BallotError

LONGEST: Final = 200
_STANDARD: Final = {"https": 443, "http": 80}
_LOOPBACK_NAME: Final = "localhost"
_FORM: Final = re.compile(r"https?://(?:[0-9a-z.-]+|\[[0-9a-f:.]+\])(?::[1-9][0-9]{0,4})?", re.ASCII)


def exact_address(text: str) -> str:
    """``text`` where it is an address in its one spelling: ``https://host`` or ``https://host:port``.

    Small letters, no path, no user, no port that the scheme has anyway; ``http`` on this very computer only.
    A path, or a spelling of one's own, would be a mark on everything that one person sends.
    Raises BallotError ``bad-address``.
    """
    if len(text) > LONGEST or not _FORM.fullmatch(text):
        raise BallotError(
            "bad-address", "The collector's address is not of the form https://host or https://host:port."
        )
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise BallotError("bad-address", "The collector's address cannot be read.") from error
    if not host or host.startswith(("-", ".")) or host.endswith("-") or ".." in host:
        raise BallotError("bad-address", "The collector's address names no host.")
    if port == _STANDARD[parts.scheme] or (port or 1) > 65535:
        raise BallotError(
            "bad-address", "The collector's address names a port that it need not or cannot have."
        )
    if parts.scheme == "http" and not on_loopback(text):
        raise BallotError("bad-address", "The collector's address is not an https address.")
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
