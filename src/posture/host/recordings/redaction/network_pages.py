"""The kernel's own lists of addresses and routes, in which addresses stand in hexadecimal."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from ipaddress import IPv4Address, IPv6Address

from posture.host.recordings.redaction.addresses import Addresses, as_little_endian, little_endian

_PAGE = re.compile(r"/proc/(?:[^/]+/)?net/(\w+)$")
_SOCKET = re.compile(r"(?<![0-9A-Fa-f])((?:[0-9A-Fa-f]{8}){1,4})(?=:[0-9A-Fa-f]{4}\b)")
_SOCKETS = frozenset({"tcp", "tcp6", "udp", "udp6", "raw", "raw6"})
_WORD = re.compile(r"\S+")
_NUMBER = re.compile("[0-9A-Fa-f]{1,8}")

_Change = Callable[[list[str], Addresses], Mapping[int, str]]


def is_one(path: str) -> bool:
    """Whether the path is that of such a list."""
    page = _PAGE.match(path)
    return page is not None and page[1] in {*_LINES, *_SOCKETS}


def changed(path: str, text: str, addresses: Addresses, rename: Callable[[str], str]) -> str:
    """The text with stand-ins for the addresses, where the path is that of such a list.

    ``rename`` gives the stand-in of any other word, such as the name of an interface.

    Source of the forms: proc_pid_net(5), and net/ipv6/route.c and addrconf.c of Linux.
    """
    page = _PAGE.match(path)
    if page is None:
        return text
    if page[1] in _SOCKETS:
        return _SOCKET.sub(lambda found: _turned(found[1], addresses), text)
    change = _LINES.get(page[1])
    if change is None:
        return text
    return "".join(_line(line, change, addresses, rename) for line in text.splitlines(keepends=True))


def _line(line: str, change: _Change, addresses: Addresses, rename: Callable[[str], str]) -> str:
    words = line.split()
    try:
        new = change(words, addresses)
    except (IndexError, ValueError):
        new = {}  # a heading
    number = iter(range(len(words)))

    def word(found: re.Match[str]) -> str:
        place = next(number)
        # The names of interfaces come first or last; what is hexadecimal elsewhere are masks and flags.
        if _NUMBER.fullmatch(found[0]) and place not in (0, len(words) - 1):
            return new.get(place) or found[0]
        return new.get(place) or rename(found[0])

    return _WORD.sub(word, line)


def _turned(text: str, addresses: Addresses) -> str:
    try:
        return as_little_endian(addresses.stand_in(little_endian(text)))
    except ValueError:
        return text


def _route(words: list[str], addresses: Addresses) -> Mapping[int, str]:
    network, gateway, mask = (little_endian(words[at]) for at in (1, 2, 7))
    length = int(mask).bit_count()
    return {
        1: as_little_endian(addresses.stand_in(network, length)),
        2: as_little_endian(addresses.stand_in(gateway)),
    }


def _address6(words: list[str], addresses: Addresses) -> Mapping[int, str]:
    return {0: _hex6(words[0], addresses)}


def _route6(words: list[str], addresses: Addresses) -> Mapping[int, str]:
    return {
        0: _hex6(words[0], addresses, int(words[1], 16)),
        2: _hex6(words[2], addresses, int(words[3], 16)),
        4: _hex6(words[4], addresses),
    }


def _hex6(text: str, addresses: Addresses, length: int | None = None) -> str:
    return addresses.stand_in(IPv6Address(bytes.fromhex(text)), length).packed.hex()


_LINES: Mapping[str, _Change] = {"route": _route, "if_inet6": _address6, "ipv6_route": _route6}


def reference_id(text: str, addresses: Addresses) -> str:
    """The number by which chrony names its source: an IPv4 address, most significant byte first."""
    return f"{int(addresses.stand_in(IPv4Address(bytes.fromhex(text)))):08X}"
