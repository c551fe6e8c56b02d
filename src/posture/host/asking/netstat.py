"""What waits for connections on macOS, whose netstat tells it to every account."""

from __future__ import annotations

import re
from typing import Literal

from posture.host.asking import commands, programs
from posture.host.model import Listener, NoAnswer, System
from posture.words.phrase import phrase

Protocol = Literal["tcp", "udp"]

# Proto Recv-Q Send-Q Local-Address Foreign-Address (state), as netstat(1) of macOS prints them.
_FORMS: dict[Protocol, re.Pattern[str]] = {
    "tcp": re.compile(r"tcp(4|6|46)\s+\d+\s+\d+\s+(\S+)\.(\d{1,5})\s+\S+\s+LISTEN\b", re.ASCII),
    "udp": re.compile(r"udp(4|6|46)\s+\d+\s+\d+\s+(\S+)\.(\d{1,5})\s+\*\.\*", re.ASCII),
}
_HEADING = "Active Internet connections"
_EVERYWHERE = {"4": "0.0.0.0", "6": "::", "46": "::"}  # noqa: S104 - an address that is read, not bound


def listeners() -> tuple[Listener, ...]:
    """Every socket that waits for others, sorted; whose it is netstat does not say."""
    program = programs.find("netstat", System.MACOS)
    found: set[Listener] = set()
    for protocol in _FORMS:
        output = commands.run((program, "-an", "-p", protocol), deadline=2.0)
        if output.exit_code:
            raise NoAnswer(phrase("macOS does not list what waits for connections."))
        found |= set(sockets(output.stdout, protocol))
    return tuple(sorted(found, key=lambda one: (one.protocol, one.port, one.address)))


def sockets(printed: str, protocol: Protocol) -> tuple[Listener, ...]:
    """The listening sockets in what netstat printed (it is not translated); NoAnswer where it is no list."""
    if not printed.startswith(_HEADING):
        raise NoAnswer(phrase("macOS does not list what waits for connections."))
    lines = map(_FORMS[protocol].match, printed.splitlines())
    return tuple(Listener(protocol, _address(line), int(line[3])) for line in lines if line)


def _address(line: re.Match[str]) -> str:
    return _EVERYWHERE[line[1]] if line[2] == "*" else line[2]
